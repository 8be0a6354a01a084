//! The values that a report speaks of, by their paths, so that they can be shown where they are no secret.

use std::collections::HashMap;

use gatepass::{Content, Document, Kind, Member, Part, Path, RawRequest, Reader};

/// The values of a request, or of one field.
#[derive(Default)]
pub(crate) struct Values<'a>(HashMap<String, Option<Value<'a>>>);

/// The text of a member that the document knows.
#[derive(Clone, Copy)]
pub(crate) struct Value<'a> {
    pub(crate) text: &'a str,
    /// Whether no character of it may be shown.
    pub(crate) is_secret: bool,
}

impl<'a> Values<'a> {
    /// The value of one field, judged alone.
    pub(crate) fn of_field(text: &'a str, is_secret: bool) -> Self {
        Self(HashMap::from([(String::new(), Some(Value { text, is_secret }))]))
    }

    /// All that the document knows of a request.
    pub(crate) fn of_request(document: &Document, request: &'a RawRequest) -> Self {
        let mut values = Self::default();
        for part in Part::ALL {
            if let Some(tape) = request.part(part) {
                values.add_object(part, document.members(part), tape.reader(), &format!("/{}", part.name()));
            }
        }
        values
    }

    /// The value at a path; `None` where there is no text, or more than one.
    pub(crate) fn at(&self, path: &Path<'_>) -> Option<Value<'a>> {
        *self.0.get(&path.to_string())?
    }

    fn add_object<R: Reader<'a>>(&mut self, part: Part, shape: &[Member], mut object: R, path: &str) {
        if object.kind() != Kind::Object {
            return;
        }
        object.enter();
        while object.more() {
            let key = object.key().text;
            let is_name = |name: &str| name == key || part == Part::Headers && name.eq_ignore_ascii_case(key);
            if let Some(member) = shape.iter().find(|member| is_name(member.name)) {
                self.add_member(part, member, object.clone(), format!("{path}/{}", member.name));
            }
            object.skip();
        }
    }

    fn add_member<R: Reader<'a>>(&mut self, part: Part, member: &Member, mut value: R, path: String) {
        match member.content {
            Content::Value { policy, .. } => {
                let is_text = value.kind() == Kind::String;
                let value = is_text.then(|| Value { text: value.text(), is_secret: policy.is_secret() });
                // Of two values at one path nobody can say which one is spoken of.
                self.0.entry(path).and_modify(|known| *known = None).or_insert(value);
            }
            Content::List { max, members } if value.kind() == Kind::Array => {
                value.enter();
                for position in 0..max {
                    if !value.more() {
                        break;
                    }
                    self.add_object(part, members, value.clone(), &format!("{path}/{position}"));
                    value.skip();
                }
            }
            _ => {}
        }
    }
}
