//! What the resource `random_password` makes of its arguments, after the provider's algorithm: the minimum of each class, then
//! any allowed characters up to the length, in any order.

use hcl::Body;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;

pub(crate) struct RandomPassword {
    length: usize,
    /// The characters of each class, and how many there are at least.
    classes: Vec<(Vec<char>, usize)>,
}

impl RandomPassword {
    /// The resource, as the provider takes it.
    pub(crate) fn read(text: &str) -> Self {
        let body: Body = hcl::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        let resource = body.blocks().next().unwrap();
        assert_eq!(resource.identifier(), "resource");
        let labels: Vec<&str> = resource.labels().iter().map(hcl::BlockLabel::as_str).collect();
        assert_eq!(labels, ["random_password", "password"]);
        let value = |name: &str| {
            let attribute = resource.body().attributes().find(|attribute| attribute.key() == name);
            attribute.map(|attribute| evaluated(attribute.expr()))
        };
        let number = |name: &str| usize::try_from(value(name).unwrap().as_u64().unwrap()).unwrap();
        let special = match (value("special").unwrap().as_bool().unwrap(), value("override_special")) {
            (true, Some(set)) => set.as_str().unwrap().chars().collect(),
            // Without an own set the provider takes its own.
            (true, None) => "!@#$%&*()-_=+[]{}<>:?".chars().collect(),
            (false, _) => Vec::new(),
        };
        let classes = vec![
            (('A'..='Z').collect(), number("min_upper")),
            (('a'..='z').collect(), number("min_lower")),
            (('0'..='9').collect(), number("min_numeric")),
            (special, number("min_special")),
        ];
        let resource = Self { length: number("length"), classes };
        assert!(resource.length >= resource.least().max(1), "the provider refuses {text}");
        resource
    }

    fn least(&self) -> usize {
        self.classes.iter().map(|(_, min)| min).sum()
    }

    /// Results: those in which the rest is of one class, with which a rule is the least likely to be met, and any.
    pub(crate) fn results(&self, count: usize) -> Vec<String> {
        let everything: Vec<char> = self.classes.iter().flat_map(|(class, _)| class.clone()).collect();
        let one_sided = self.classes.iter().map(|(class, _)| class).filter(|class| !class.is_empty());
        let mut runner = TestRunner::deterministic();
        let one_sided: Vec<_> = one_sided.flat_map(|class| self.drawn(class, 9, &mut runner)).collect();
        one_sided.into_iter().chain(self.drawn(&everything, count, &mut runner)).collect()
    }

    fn drawn(&self, rest: &[char], count: usize, runner: &mut TestRunner) -> Vec<String> {
        let mut parts: Vec<_> = self.classes.iter().filter(|(_, min)| *min > 0).cloned().collect();
        parts.push((rest.to_vec(), self.length - self.least()));
        let parts: Vec<_> = parts.into_iter().map(|(class, times)| vec(select(class), times)).collect();
        let password = parts.prop_map(|parts| parts.concat()).prop_shuffle().prop_map(String::from_iter);
        (0..count).map(|_| password.new_tree(runner).unwrap().current()).collect()
    }
}

fn evaluated(expression: &hcl::Expression) -> hcl::Value {
    use hcl::eval::{Context, Evaluate as _};
    expression.evaluate(&Context::new()).unwrap()
}
