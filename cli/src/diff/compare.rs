//! What differs between two documents or policies, as data.

use gatepass::{Content, Document, Field, Member, Part, PasswordPolicy, Policy, Relation};

use super::facts::{Differing, facts};
use crate::failure::Failure;
use crate::subject::Subject;

/// What differs, and what is the same.
pub(super) struct Difference {
    /// The request lines, where they differ.
    pub(super) request: Option<[String; 2]>,
    /// Every member of either, by part.
    pub(super) members: Vec<Pair>,
}

/// A member of a request, of its body or of the objects in its body's list.
#[derive(Clone, Copy)]
pub(super) struct Leaf {
    pub(super) part: Part,
    /// The name of the list, and how many objects it may have.
    pub(super) list: Option<(&'static str, usize)>,
    pub(super) name: &'static str,
    pub(super) field: Option<Field>,
    pub(super) is_mandatory: bool,
    pub(super) default: Option<&'static str>,
    pub(super) policy: Policy,
}

/// What one of the two has under a name, and what the other has there.
pub(super) struct Pair {
    pub(super) leaves: [Option<Leaf>; 2],
}

impl Difference {
    pub(super) fn between(subjects: [Subject; 2]) -> Result<Self, Failure> {
        match subjects {
            [Subject::Document(a), Subject::Document(b)] => Ok(Self::of_documents(a, b)),
            [a, b] => {
                let leaves = [a.password()?, b.password()?].map(|policy| Some(Leaf::of_password(policy)));
                Ok(Self { request: None, members: vec![Pair { leaves }] })
            }
        }
    }

    fn of_documents(a: &'static Document, b: &'static Document) -> Self {
        let lines = [a, b].map(|document| format!("{} {}", document.method, document.path));
        let request = (lines[0] != lines[1]).then_some(lines);
        let (ours, theirs) = (leaves(a), leaves(b));
        let is_same = |one: &Leaf, other: &Leaf| match one.field {
            Some(field) => other.field == Some(field),
            None => other.field.is_none() && one.part == other.part && one.name.eq_ignore_ascii_case(other.name),
        };
        let mut members = Vec::new();
        for part in Part::ALL {
            for leaf in ours.iter().filter(|leaf| leaf.part == part) {
                let other = theirs.iter().find(|other| is_same(leaf, other));
                members.push(Pair { leaves: [Some(*leaf), other.copied()] });
            }
            let only_theirs =
                theirs.iter().filter(|leaf| leaf.part == part && !ours.iter().any(|our| is_same(our, leaf)));
            members.extend(only_theirs.map(|leaf| Pair { leaves: [None, Some(*leaf)] }));
        }
        Self { request, members }
    }

    /// Whether both say the same.
    pub(super) fn is_none(&self) -> bool {
        self.request.is_none() && self.members.iter().all(Pair::is_same)
    }
}

impl Leaf {
    /// The password of a policy that stands in no document.
    const fn of_password(policy: &'static PasswordPolicy) -> Self {
        Self {
            part: Part::Body,
            list: None,
            name: Field::Password.name(),
            field: Some(Field::Password),
            is_mandatory: true,
            default: None,
            policy: Policy::Password(policy),
        }
    }

    /// What it is called for both documents.
    pub(super) fn label(&self) -> &'static str {
        self.field.map_or(self.name, Field::name)
    }
}

impl Pair {
    /// The part, and the name that suits both.
    pub(super) fn place(&self) -> Option<(Part, &'static str)> {
        self.leaves.iter().flatten().map(|leaf| (leaf.part, leaf.label())).next()
    }

    /// The policies, where both have one.
    fn policies(&self) -> Option<[Policy; 2]> {
        match self.leaves {
            [Some(a), Some(b)] => Some([a.policy, b.policy]),
            _ => None,
        }
    }

    /// How the values stand to each other; `None` where only one has the member, or they are of different kinds.
    pub(super) fn relation(&self) -> Option<Relation> {
        let [a, b] = self.policies()?;
        a.relation_to(&b)
    }

    /// In what the grammars differ: each fact with what it is for the one and for the other.
    pub(super) fn facts(&self) -> Vec<Differing> {
        let is_related = self.relation() != Some(Relation::Equal);
        self.policies().filter(|_| is_related).map_or_else(Vec::new, facts)
    }

    /// A value that only the first accepts, and one that only the second does, where they can be shown.
    pub(super) fn witnesses(&self) -> [Option<String>; 2] {
        let Some([a, b]) = self.policies() else { return [None, None] };
        [a.witness_against(&b), b.witness_against(&a)].map(|witness| witness.filter(|text| text.len() <= SHOWN))
    }

    /// The passwords that both accept; `None` for anything else than passwords, and where there are none.
    pub(super) fn common_password(&self) -> Option<PasswordPolicy> {
        match self.policies()? {
            [Policy::Password(a), Policy::Password(b)] => a.intersection(b).ok(),
            _ => None,
        }
    }

    /// How the members are written in the request, where that differs: by the name, the list, and whether they may be absent.
    pub(super) fn shapes(&self) -> Option<[Leaf; 2]> {
        let [a, b] = self.leaves;
        let shape = |leaf: &Leaf| (leaf.part, leaf.list, leaf.name, leaf.is_mandatory, leaf.default);
        a.zip(b).filter(|(a, b)| shape(a) != shape(b)).map(|(a, b)| [a, b])
    }

    fn is_same(&self) -> bool {
        self.relation() == Some(Relation::Equal) && self.shapes().is_none()
    }
}

/// A longer example tells nobody anything.
const SHOWN: usize = 128;

/// Every member of a document that holds a value.
fn leaves(document: &'static Document) -> Vec<Leaf> {
    let mut leaves = Vec::new();
    for part in Part::ALL {
        for member in document.members(part) {
            match member.content {
                Content::List { max, members } => {
                    leaves
                        .extend(members.iter().filter_map(|item| leaf(document, part, Some((member.name, max)), item)));
                }
                _ => leaves.extend(leaf(document, part, None, member)),
            }
        }
    }
    leaves
}

fn leaf(document: &Document, part: Part, list: Option<(&'static str, usize)>, member: &Member) -> Option<Leaf> {
    let Content::Value { field, policy } = member.content else { return None };
    let default = document.default_of(member.name);
    Some(Leaf { part, list, name: member.name, field, is_mandatory: member.is_mandatory, default, policy })
}
