//! What is exported of password policies, by the text: `peers/tests/exports` has it read by those whom it is for.
#![cfg(feature = "export")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "in a test a panic is the answer")]

use gatepass::documents::{FLEXUSRDS_RESET_ROOT_PASSWORD as FLEXUS, TAURUSDB_CHANGE_USER_PASSWORD as CHANGE};
use gatepass::export::{Draft, openapi};
use gatepass::{CharSet, Document, Language, Length, Member, Method, PasswordPolicy, documents};
use serde_json::Value;

fn policy(min: usize, max: usize, specials: &str, required: usize) -> PasswordPolicy {
    PasswordPolicy::new(Length::new(min, max), CharSet::of(specials), required)
}

#[test]
fn at_least_three_of_four_are_six_unions_of_two() {
    let policy = FLEXUS.password_policy().unwrap();
    assert_eq!(
        policy.password_rules(),
        "minlength: 8; maxlength: 32; required: upper, lower; required: upper, digit; required: lower, digit; \
         required: upper, [-!#$%&()*+,=?@^_~]; required: lower, [-!#$%&()*+,=?@^_~]; \
         required: digit, [-!#$%&()*+,=?@^_~]; allowed: upper, lower, digit, [-!#$%&()*+,=?@^_~];"
    );
    assert_eq!(policy.html_pattern().matches("(?=").count(), 6);
    assert_eq!(policy.terraform_variable("password", Language::EnUs).matches("can(regex(").count(), 1 + 6);
}

#[test]
fn what_has_no_limit_states_none() {
    let policy = policy(0, usize::MAX, "", 0);
    assert_eq!(policy.password_rules(), "allowed: upper, lower, digit;");
    assert_eq!(policy.html_pattern(), "[0-9A-Za-z]*");
    let variable = policy.terraform_variable("password", Language::EnUs);
    assert!(!variable.contains("length(") && !variable.contains("alltrue("), "{variable}");
}

#[test]
fn lengths_stand_in_the_pattern() {
    let times = |min, max| policy(min, max, "", 0).html_pattern().replace("[0-9A-Za-z]", "");
    let all = [times(8, 32), times(3, 3), times(5, usize::MAX), times(0, 4), times(0, 0)];
    assert_eq!(all, ["{8,32}", "{3}", "{5,}", "{0,4}", "{0}"]);
}

/// `maxlength` cuts what is pasted, and `[^]` matches nothing in some engines.
#[test]
fn no_field_cuts_its_value_and_no_pattern_is_an_empty_complement() {
    for document in documents::ALL {
        let attributes = document.password_policy().unwrap().html_attributes("password", Language::EnUs);
        assert!(!attributes.to_string().contains("maxlength"));
        assert!(!attributes.to_string().contains("[^]"));
    }
}

#[test]
fn a_field_is_required_where_nothing_is_refused() {
    let is_required = |policy: PasswordPolicy| {
        let attributes = policy.html_attributes("password", Language::EnUs);
        let is_listed = attributes.iter().any(|attribute| attribute == ("required", ""));
        assert_eq!(attributes.to_string().contains(r#" autocomplete="new-password" required "#), is_listed);
        is_listed
    };
    assert!(is_required(policy(1, 9, "", 0)) && is_required(policy(0, 9, "", 1)));
    assert!(!is_required(policy(0, 9, "", 0)));
}

#[test]
fn what_is_typed_has_a_least_length_where_there_is_one() {
    let min_length = |min| {
        let attributes = policy(min, 9, "", 0).html_attributes("password", Language::EnUs);
        attributes.iter().find(|(name, _)| *name == "minlength").map(|(_, value)| value.to_owned())
    };
    assert_eq!([0, 1, 9].map(min_length), [None, Some("1".to_owned()), Some("9".to_owned())]);
}

#[test]
fn an_attribute_that_is_empty_stands_there() {
    let attributes = policy(1, 9, "", 0).html_attributes("", Language::EnUs).to_string();
    assert!(attributes.starts_with(r#"type="password" name="" autocomplete="new-password" required minlength"#));
}

#[test]
fn attributes_are_escaped_and_their_values_are_not() {
    let attributes = policy(0, 4, "\"'&<>", 0).html_attributes("a\"&<>'", Language::ZhCn);
    let written = attributes.to_string();
    assert!(
        written.starts_with(r#"type="password" name="a&quot;&amp;&lt;&gt;'" autocomplete="new-password" pattern=""#)
    );
    assert!(written.contains(r#" pattern="[&quot;&amp;'0-9&lt;&gt;A-Za-z]{0,4}" "#), "{written}");
    assert_eq!(attributes.iter().nth(1), Some(("name", "a\"&<>'")));
    assert_eq!(attributes.iter().last().unwrap().0, "title");
}

#[test]
fn the_resource_of_terraform_is_as_long_as_it_may_be_up_to_20() {
    let argument = |policy: PasswordPolicy, name: &str| {
        let resource = policy.terraform_random_password("password")?;
        let line = resource.lines().find(|line| line.trim().starts_with(name))?;
        Some(line.split_once("= ")?.1.to_owned())
    };
    let length = |min, max| argument(policy(min, max, "_", 0), "length");
    assert_eq!(length(8, 32).as_deref(), Some("20"));
    assert_eq!(length(24, 32).as_deref(), Some("24"));
    assert_eq!(length(0, 9).as_deref(), Some("9"));
    assert_eq!(length(0, usize::MAX).as_deref(), Some("20"));
    assert_eq!(length(0, 0), None);
    let of = |required, name| argument(policy(8, 32, "\"\\${%{", required), name).unwrap();
    assert_eq!([1, 2, 3, 4].map(|required| of(required, "min_special")), ["0", "0", "0", "1"]);
    assert_eq!(of(2, "min_numeric") + &of(2, "min_lower"), "01");
    assert_eq!(of(0, "override_special"), r#""\"$%\\{""#);
    assert_eq!(argument(policy(8, 32, "", 3), "special").as_deref(), Some("false"));
    assert_eq!(argument(policy(8, 32, "", 3), "override_special"), None);
}

#[test]
fn templates_of_terraform_are_texts() {
    let variable = policy(0, 9, "${", 0).terraform_variable("password", Language::EnUs);
    assert!(variable.contains("the special characters $${\"\n"), "{variable}");
    let resource = policy(0, 9, "%{", 0).terraform_random_password("password").unwrap();
    assert!(resource.contains(r#"override_special = "%%{""#), "{resource}");
}

#[test]
fn sentences() {
    let all = "upper-case letters, lower-case letters, digits, and the special characters !#";
    let three = "upper-case letters, lower-case letters, and digits";
    for (policy, sentence) in [
        (policy(8, 32, "!#", 3), format!("8 to 32 characters from at least three of these, and nothing else: {all}")),
        (policy(8, 32, "!#", 4), format!("8 to 32 characters from all of these, and nothing else: {all}")),
        (policy(0, 32, "!#", 0), format!("at most 32 characters from these, and nothing else: {all}")),
        (policy(0, 1, "", 1), format!("at most 1 character from at least one of these, and nothing else: {three}")),
        (policy(9, 9, "", 2), format!("exactly 9 characters from at least two of these, and nothing else: {three}")),
        (policy(1, 1, "", 0), format!("exactly 1 character from these, and nothing else: {three}")),
        (policy(1, usize::MAX, "", 0), format!("at least 1 character from these, and nothing else: {three}")),
        (policy(2, usize::MAX, "", 3), format!("at least 2 characters from all of these, and nothing else: {three}")),
        (policy(0, usize::MAX, "", 0), format!("any number of characters from these, and nothing else: {three}")),
        (policy(0, 0, "", 0), "no character at all".to_owned()),
    ] {
        assert_eq!(Language::EnUs.describe_policy(&policy), sentence);
    }
    let last = |specials| {
        let sentence = Language::EnUs.describe_policy(&policy(0, 9, specials, 0));
        sentence.rsplit_once("digits, and ").unwrap().1.to_owned()
    };
    assert_eq!(last("_"), "the special character _");
    assert_eq!(last(" "), "the space");
    assert_eq!(last(" !"), "the space and the special character !");
}

#[test]
fn sentences_in_chinese() {
    let list = "大写字母、小写字母、数字、特殊字符 !#";
    for (policy, sentence) in [
        (policy(8, 32, "!#", 3), format!("8 到 32 个字符，只能使用以下字符，且至少包含 4 类中的 3 类：{list}")),
        (policy(8, 8, "!#", 4), format!("正好 8 个字符，只能使用以下字符，且每一类都要有：{list}")),
        (policy(0, 9, "!#", 0), format!("最多 9 个字符，只能使用以下字符：{list}")),
        (policy(2, usize::MAX, "!#", 0), format!("至少 2 个字符，只能使用以下字符：{list}")),
        (policy(0, usize::MAX, " ", 0), "任意个字符，只能使用以下字符：大写字母、小写字母、数字、空格".to_owned()),
        (policy(0, 0, "", 0), "没有任何字符".to_owned()),
    ] {
        assert_eq!(Language::ZhCn.describe_policy(&policy), sentence);
    }
}

#[test]
fn demands_are_said_in_the_language_asked_for() {
    let said = |language| CHANGE.password_policy().unwrap().terraform_variable("password", language);
    let (english, chinese) = (said(Language::EnUs), said(Language::ZhCn));
    assert!(english.starts_with("# Terraform shows a value that it refuses here, unless"), "{english}");
    assert!(chinese.starts_with("# Terraform 拒绝一个值时"), "{chinese}");
    for words in ["must have at least 8", "must have at most 32", "no characters but these", "at least three of these"]
    {
        assert!(english.contains(words), "{english}");
    }
    for words in ["密码要求：至少 8 个字符", "密码要求：最多 32 个字符", "只能使用以下字符", "以下 4 类字符中的 3 类"]
    {
        assert!(chinese.contains(words), "{chinese}");
    }
    let all_of = |language| policy(0, 9, "_", 4).terraform_variable("password", language);
    assert!(all_of(Language::EnUs).contains("must have characters of all of these: upper"));
    assert!(all_of(Language::ZhCn).contains("密码要求：以下每一类字符都要有：大写"));
}

#[test]
fn a_schema_of_its_own_begins_with_its_draft() {
    for &draft in Draft::ALL {
        let bare = CHANGE.body_json_schema();
        let file: Value = serde_json::from_str(&bare.clone().as_document(draft).to_string()).unwrap();
        assert_eq!(jsonschema::Draft::default().detect(&file), theirs(draft));
        assert!(bare.clone().as_document(draft).to_string().starts_with(r#"{"$schema":"#));
        assert_eq!(
            bare.to_string(),
            bare.as_document(draft).to_string().replacen(&format!(r#""$schema":"{}","#, draft.uri()), "", 1)
        );
    }
}

fn theirs(draft: Draft) -> jsonschema::Draft {
    match draft {
        Draft::Draft7 => jsonschema::Draft::Draft7,
        Draft::Draft202012 => jsonschema::Draft::Draft202012,
        other => panic!("{other:?}"),
    }
}

fn value(json: &gatepass::export::Json) -> Value {
    serde_json::from_str(&json.to_string()).unwrap()
}

#[test]
fn all_operations_in_one_description_are_those_of_each() {
    let all = value(&openapi(documents::ALL));
    let paths = all["paths"].as_object().unwrap();
    assert_eq!(paths.len(), documents::ALL.len());
    for document in documents::ALL {
        let method = document.method.name().to_ascii_lowercase();
        let alone = &value(&document.openapi())["paths"][document.path][&method];
        let shared =
            documents::ALL.iter().filter(|other| (other.method, other.path) == (document.method, document.path));
        let path =
            if shared.count() == 1 { document.path.to_owned() } else { format!("{}#{}", document.path, document.id) };
        assert!(alone.is_object() && &paths[&path][&method] == alone, "{path}");
        let line = format!("{}: {}, {}", document.id, document.source.product, document.source.operation);
        assert!(all["info"]["description"].as_str().unwrap().lines().any(|it| it.starts_with(&line)), "{line}");
    }
    assert_eq!(all["info"]["version"], "2025-12-15");
    assert_eq!(paths.keys().filter(|path| path.contains('#')).count(), 3);
}

#[test]
fn operations_of_one_path_stand_together_and_one_document_keeps_its_path() {
    static PASSWORD: PasswordPolicy = PasswordPolicy::new(Length::new(12, 64), CharSet::of("-_"), 2);
    static SET: Document =
        Document::new("acme.set", Method::Put, "/password").with_body(&[Member::password("secret", &PASSWORD)]);
    static DROP: Document = Document::new("acme.drop", Method::Delete, "/password");
    let both = value(&openapi(&[&SET, &DROP]));
    assert_eq!(both["paths"]["/password"].as_object().unwrap().keys().collect::<Vec<_>>(), ["delete", "put"]);
    assert_eq!(both["info"]["title"], "acme.set; acme.drop");
    assert_eq!(both["info"]["version"], "not stated");
    assert_eq!(value(&openapi(&[&SET]))["paths"], value(&SET.openapi())["paths"]);
    assert_eq!(value(&openapi(&[]))["paths"], serde_json::json!({}));
}
