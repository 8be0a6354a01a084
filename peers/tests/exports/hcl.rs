//! Terraform's language, evaluated without Terraform.

use std::cell::RefCell;
use std::collections::HashMap;

use hcl::eval::{Context, Evaluate as _, FuncArgs, FuncDef, ParamType};
use hcl::{Body, Expression, Value};
use regex::Regex;

/// The conditions of a variable called `password`.
pub(crate) struct Variable(Vec<Expression>);

impl Variable {
    pub(crate) fn read(text: &str) -> Self {
        let body: Body = hcl::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        let variable = body.blocks().next().unwrap();
        assert_eq!((variable.identifier(), variable.labels()[0].as_str()), ("variable", "password"));
        let validations = variable.body().blocks().filter(|block| block.identifier() == "validation");
        let condition =
            |block: &hcl::Block| block.body().attributes().find(|it| it.key() == "condition").unwrap().expr().clone();
        Self(validations.map(condition).collect())
    }

    pub(crate) fn admits(&self, password: &str) -> bool {
        let mut context = Context::new();
        context.declare_var("var", Value::from_iter([("password", password)]));
        for (name, function, params) in FUNCTIONS {
            context.declare_func(name, FuncDef::builder().params(params.iter().cloned()).build(function));
        }
        self.0.iter().all(|condition| condition.evaluate(&context).unwrap() == Value::from(true))
    }
}

type Function = fn(FuncArgs) -> Result<Value, String>;

const FUNCTIONS: [(&str, Function, &[ParamType]); 4] = [
    ("length", length, &[ParamType::String]),
    ("regex", regex, &[ParamType::String, ParamType::String]),
    ("can", can, &[ParamType::Any]),
    ("alltrue", alltrue, &[ParamType::Any]),
];

fn text(args: &FuncArgs, number: usize) -> &str {
    args[number].as_str().unwrap()
}

#[allow(clippy::unnecessary_wraps, reason = "so are functions declared")]
#[allow(clippy::needless_pass_by_value, reason = "so are functions declared")]
fn length(args: FuncArgs) -> Result<Value, String> {
    Ok(Value::from(text(&args, 0).chars().count()))
}

thread_local! {
    static EXPRESSIONS: RefCell<HashMap<String, Regex>> = RefCell::default();
}

/// Nothing where Terraform's function fails, so that `can` can tell.
#[allow(clippy::needless_pass_by_value, reason = "so are functions declared")]
fn regex(args: FuncArgs) -> Result<Value, String> {
    let (pattern, value) = (text(&args, 0), text(&args, 1));
    EXPRESSIONS.with_borrow_mut(|expressions| {
        if !expressions.contains_key(pattern) {
            let expression = Regex::new(pattern).map_err(|error| error.to_string())?;
            expressions.insert(pattern.to_owned(), expression);
        }
        Ok(expressions[pattern].find(value).map_or(Value::Null, |found| Value::from(found.as_str())))
    })
}

#[allow(clippy::unnecessary_wraps, reason = "so are functions declared")]
#[allow(clippy::needless_pass_by_value, reason = "so are functions declared")]
fn can(args: FuncArgs) -> Result<Value, String> {
    Ok(Value::from(args[0] != Value::Null))
}

#[allow(clippy::unnecessary_wraps, reason = "so are functions declared")]
#[allow(clippy::needless_pass_by_value, reason = "so are functions declared")]
fn alltrue(args: FuncArgs) -> Result<Value, String> {
    Ok(Value::from(args[0].as_array().unwrap().iter().all(|item| item == &Value::from(true))))
}
