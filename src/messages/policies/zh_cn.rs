//! Simplified Chinese.

use super::Words;

pub(super) static WORDS: Words = Words {
    #[cfg(feature = "policy-file")]
    faults: &[
        ("too_large", "超过 {max} 个字节，策略文件不会这么大；请给出策略文件"),
        ("malformed_json", "从这里起不是 JSON；请更正"),
        ("malformed_json.escape", "包含 JSON 没有的转义；请直接写该字符"),
        ("malformed_toml", "不是 TOML；请更正"),
        ("malformed_toml.escape", "包含 TOML 没有的转义；请直接写该字符，或改用单引号"),
        ("duplicate_key", "已经出现过；请只保留一个"),
        ("unknown_key", "不是策略的键；请删除"),
        ("unknown_key.meant", "不是策略的键；请改为 `{suggestion}`"),
        ("missing_key", "缺少 `{key}`；请补上"),
        ("wrong_type", "应为{expected}，而不是{actual}"),
        ("wrong_number", "必须是从 0 开始的整数；请更正"),
        ("min_above_max", "min_length 为 {min}，大于 max_length 的 {max}；请对调或更正"),
        ("too_many_classes", "要求的字符类别多于现有的类别；请写 {classes} 或更小的数"),
        ("too_many_classes_for_length", "要求的字符类别多于最长密码的字符数；请写 {max} 或更小的数"),
        ("special_is_letter_or_digit", "包含字母或数字；它们总是允许的，且自成一类；请写 {suggestion}"),
        ("special_is_control", "包含控制字符，密码不能有控制字符；请写 {suggestion}"),
        ("special_is_not_ascii", "包含非 ASCII 字符，密码不能有这种字符；请写 {suggestion}"),
        (
            "regex_class",
            "带有方括号，像是正则表达式；请只写字符：{suggestion}；如果确实要这两个字符，请把 `]` 写在 `[` 之前",
        ),
        ("regex_range", "包含正则表达式的范围 `{text}`；字母和数字总是允许的，请写 {suggestion}"),
        (
            "regex_escape",
            "包含正则表达式的转义 `{text}`；这里每个字符都代表自身，请写 {suggestion}；如果要反斜杠，请把它写在最后",
        ),
        (
            "ambiguous_range",
            "包含 `{text}`，正则表达式会把它当作范围；这里没有范围，请把 `-` 写在最前或最后：{suggestion}",
        ),
    ],
    findings: &[
        (
            "too_short_for_anything",
            "允许少于 8 个字符的密码（min_length = {min}），即使另有第二因素也太短；请写 min_length = 15，至少为 8",
        ),
        (
            "too_short_alone",
            "允许少于 15 个字符的密码（min_length = {min}），在密码是唯一因素时太短；请写 min_length = 15",
        ),
        ("low_maximum", "最多只允许 {max} 个字符；请写 max_length = 64 或更大，以容纳口令短语"),
        (
            "composition_rule",
            "要求 {required} 类字符，人们往往以容易猜到的方式满足它；请改为要求长度：required_classes = 0",
        ),
        ("refused_characters", "不允许 {characters}；如果服务器支持，请允许所有可打印字符和空格（U+0020）"),
        ("ascii_only", "不允许非 ASCII 字符，gatepass 的策略都是如此；如果服务器接受它们，请用其他规则判断"),
        ("empty_allowed", "允许空密码；请写 min_length = 15"),
        (
            "implied_minimum",
            "写的是 min_length = {min}，但 {required} 类字符需要 {required} 个字符；请写 min_length = {required} 或更大",
        ),
        ("idle_classes", "只要求一类字符，而任何密码都有一类；请写 required_classes = 0"),
        (
            "every_class",
            "要求全部 {required} 类字符：只要少一个数字，好的密码也会被拒绝；请减少，最好是 required_classes = 0",
        ),
        ("fixed_length", "只允许一种长度（{length}），这等于告诉了猜测的人；请增大 max_length"),
        ("huge_maximum", "允许 {max} 个字符，而计算密码散列时可能要全部读取；请写 4096 或更小"),
        (
            "low_entropy",
            "允许 {length} 个字符的密码，即使随机产生也只有约 {bits} 比特；请增大 min_length，使其达到 64 比特",
        ),
        ("few_specials", "特殊字符很少（{characters}），容易猜到；请允许更多，或一个也不要"),
        ("space", "允许空格，而首尾的空格可能在途中被去掉；请确保不会如此"),
        ("shell_characters", "允许 {characters}，shell 会另作解释；在那里请把密码放进单引号或文件"),
        ("url_characters", "允许 {characters}，URL 中的密码不能直接包含它们；在那里请写成 %XX"),
        (
            "connection_string_characters",
            "允许 {characters}，键值形式的连接字符串会另作解释；在那里请加引号，或单独传递密码",
        ),
        ("sql_characters", "允许 {characters}，它们会结束或转义 SQL 字符串；请以参数传递密码"),
        ("csv_characters", "允许 {characters}，它们会结束或引起 CSV 字段；请给这类文件的字段加引号"),
        ("look_alikes", "允许 {characters}，它们与其他字符形似；如果人们要从纸上读密码，请去掉它们"),
    ],
};
