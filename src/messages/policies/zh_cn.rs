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
};
