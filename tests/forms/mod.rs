//! The short forms of the vectors, written out.

use serde_json::Value;

/// `{"$repeat": item, "times": n}` as a list, with `{i}` counted from 0.
pub(crate) fn expand(value: Value) -> Value {
    match value {
        Value::Object(members) if members.contains_key("$repeat") => {
            let item = members["$repeat"].to_string();
            let times = members["times"].as_u64().unwrap();
            (0..times).map(|i| serde_json::from_str::<Value>(&item.replace("{i}", &i.to_string())).unwrap()).collect()
        }
        Value::Object(members) => members.into_iter().map(|(key, value)| (key, expand(value))).collect(),
        other => other,
    }
}
