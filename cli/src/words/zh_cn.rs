//! Simplified Chinese.

use gatepass::generate::{GenerateError, MAX_LENGTH};
use gatepass::{Part, Relation, ResponseBody, Severity};

use super::{Diff, Page, Words};
use crate::diff::Fact;

pub(super) static WORDS: Words = Words {
    comma: "、",
    colon: "：",
    aside: |text| format!("（{text}）"),

    valid: "合格",
    invalid: "不合格",
    count: |severity, count| match severity {
        Severity::Error => format!("{count} 个错误"),
        Severity::Warning => format!("{count} 个警告"),
        Severity::Advice => format!("{count} 个提示"),
    },
    judged: |judged, invalid| match (judged, invalid) {
        (0, _) => "共判断 0 项".to_owned(),
        (_, 0) => format!("共判断 {judged} 项，全部合格"),
        _ => format!("共判断 {judged} 项，{invalid} 项不合格"),
    },
    line: |line| format!("第 {line} 行"),
    part: |part| match part {
        Part::Path => "路径",
        Part::Headers => "请求头",
        Part::Body => "请求体",
    },
    not_checked: "未检查",
    at: |first, last| {
        if first == last { format!("第 {first} 个字符") } else { format!("第 {first} 到 {last} 个字符") }
    },
    is_secret: "机密，不显示",
    empty: "（空）",
    truncated: "还有更多；报告只列出前 1,000 条。",

    entropy: |length, count, bits| format!("长度为 {length} 个字符的密码共 {count} 个，每个的熵为 {bits:.2} 位"),
    nothing_found: "没有发现",
    not_linted: "策略没有说的不作判断：是否与已知的密码比对（NIST SP 800-63B-4，3.1.1.2；OWASP ASVS 5.0，6.2.4 和 6.2.12）、\
                 是否截断（6.2.8）、是否定期失效（6.2.10）。",

    another: "还有吗？[y/N] ",
    yes: &["y", "yes", "是"],
    reading_lines: "正在从终端逐行读取，输入的内容会显示出来；按 Ctrl-D 结束",

    standard_input: "标准输入",
    unnamed_file: "FILE（不显示，可能是机密）",
    standard_output: "标准输出",
    standard_error: "标准错误",
    input_ended: "输入已结束，但还没有值",
    cannot_read: |name, error| format!("无法读取{}：{error}", spaced(name).trim_end()),
    neither: |name| {
        format!("{}既不是文档，也不是存在的文件；`gatepass documents` 会列出所有文档", spaced(name).trim_start())
    },
    cannot_write: |name, error| format!("无法写入{}：{error}", spaced(name).trim_end()),
    no_field: |document, field, fields| format!("{document} 没有字段 `{field}`；它有 {fields}"),
    no_policy: |name, errors| format!("{}不是策略文件：{errors}", spaced(name).trim_start()),
    policy_from_input: "使用 --policy - 时须给出 FILE，因为标准输入不能既给出策略又给出密码",
    policies_from_input: "标准输入不能给出多个策略",
    long_line: |field| format!("有一行超过 64 MiB；文档未规定 `{field}` 的长度，因此须判断其全部内容"),
    no_header_argument: |number| format!("参数中的第 {number} 个 --header 不是请求头；请写成 'Name: value' 或 @FILE"),
    no_header_line: |name, line| {
        format!("{}的第 {line} 行不是请求头；请以 UTF-8 写成 Name: value", spaced(name).trim_start())
    },
    headers_from_input: "使用 --header @- 时须给出 FILE，因为标准输入不能既给出请求头又给出其余内容",
    no_subcommand: "没有这个子命令；`gatepass help` 会列出所有子命令",
    too_many_headers: |name| format!("{}超过 64 MiB；请求头不会这么大", spaced(name).trim_start()),
    field_without_schema: "--field 只能与 json-schema 或 json-schema-07 一起使用",
    policy_without_operation: "策略不是 OpenAPI 能描述的操作；json-schema 会写出它的模式",
    all_without_openapi: "--all 只能与 openapi 一起使用；请指定一个文档",
    cannot_generate: |error| match error {
        GenerateError::NothingInCommon => "没有任何密码能被它们全部接受".to_owned(),
        GenerateError::LengthNotAllowed { min, max } => {
            format!("不允许此长度的密码；请将 --length 设为 {min} 到 {max}")
        }
        GenerateError::TooLong => format!("不生成超过 {MAX_LENGTH} 个字符的密码"),
        GenerateError::NothingLeft => "没有剩余的密码；请增加长度，或去掉某个排除字符的选项".to_owned(),
        other => other.to_string(),
    },
    no_thread: |error| format!("无法启动线程：{error}；可改用 --threads 1"),
    no_randomness: |error| format!("操作系统未提供随机字节：{error}"),

    diff: Diff {
        request: "请求",
        only_a: "只有 A 有",
        only_b: "只有 B 有",
        other_kind: "在 A 和 B 中是不同的种类",
        relation: |relation| match relation {
            Relation::Equal => "值相同",
            Relation::Stricter => "A 更严格：A 接受的 B 都接受，B 还接受更多",
            Relation::Looser => "A 更宽松：B 接受的 A 都接受，A 还接受更多",
            Relation::Overlapping => "各自接受一些对方不接受的值",
            Relation::Disjoint => "没有两者都接受的值",
        },
        fact: |fact, a, b| match fact {
            Fact::MinLength => format!("最少字符数：A 为 {a}，B 为 {b}"),
            Fact::MaxLength => format!("最多字符数：A 为 {a}，B 为 {b}"),
            Fact::RequiredClasses => format!("至少的字符类别数：A 为 {a}，B 为 {b}"),
            Fact::Characters => format!("只有 A 允许的字符：{a}\n只有 B 允许的字符：{b}"),
            Fact::ExactLength => format!("正好的字符数：A 为 {a}，B 为 {b}"),
            Fact::Suffix => format!("结尾：A 为 {a}，B 为 {b}"),
            Fact::Supported => format!("以下之一：A 为 {a}，B 为 {b}"),
        },
        none: "无",
        only: |letter, example| match example {
            "" => format!("只有 {letter} 接受空值"),
            _ => format!("只有 {letter} 接受的例子：{example}"),
        },
        common: |min, max, classes, specials| {
            let specials = if specials.is_empty() { "无" } else { specials };
            format!("两者都接受：{min} 到 {max} 个字符，至少 {classes} 类，特殊字符：{specials}")
        },
        same_verdicts: "✓ 判断相同",
        differ: "✗ 两者不同",
    },

    page: Page {
        revision: |date| format!("日期 {date}"),
        no_revision: "未注明日期",
        formats: |formats| format!("同一文本的几种格式：{}", formats.join("、")),

        path: "路径",
        headers: "请求头",
        body: "请求体",
        prerequisite: "现在可以调用吗？",
        permission: "权限",
        responses: "响应",
        example: "示例",
        references: "原文给出的地址",
        decisions: "我们的决定及理由",
        hints: "警告和提示",
        note: "说明",

        mandatory: "必填",
        mandatory_with_default: |default| format!("必填，尽管原文给出默认值 `{default}`"),
        optional: "可选",
        optional_with_default: |default| format!("可选，缺省为 `{default}`"),
        secret: "机密",
        list_of: |max| format!("1 到 {max} 个对象的列表"),
        no_headers: "原文没有描述任何请求头，因此不检查。",
        field_name: |name| format!("`--field {name}`"),

        host_forms: "`%`、四段数字，或前一至三段数字加 `.%`",
        letters_and_digits: |count| format!("{count} 位字母和数字"),
        hex_digits: |count| format!("{count} 位十六进制数字"),
        digits: |count| format!("{count} 位数字"),
        dashed_uuid: "带连字符的 UUID",
        or: "，或",

        action: "操作",
        access_level: "访问级别",
        resource_type: "资源类型",
        condition_keys: "条件键",
        no_status: "未注明状态码",
        response: |body| match body {
            ResponseBody::Nothing => "响应体为空",
            ResponseBody::NothingOrEmptyObject => "响应体为空，或 `{}`",
            ResponseBody::Job => "`job_id`，即修改密码的任务",
            ResponseBody::Error => "`error_code` 和 `error_msg`",
            _ => "",
        },
        masked: "原文中的密码写作 ******；这里换成了合格的密码。",
        answer: "响应：",
        hints_do_not_count: "以下各项不会使请求不合格。",
    },
};

/// A name with the spaces that part Latin letters from Chinese signs, where it does not begin or end with such a sign.
fn spaced(name: &str) -> String {
    let before = if name.starts_with(|c: char| c.is_ascii()) { " " } else { "" };
    let after = if name.ends_with(|c: char| c.is_ascii()) { " " } else { "" };
    format!("{before}{name}{after}")
}
