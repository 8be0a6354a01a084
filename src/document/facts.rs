//! What a document says beside its grammars: its source, and what stands around the request.

use core::fmt;

use crate::violation::Part;

/// The HTTP methods of the operations.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum Method {
    /// `GET`
    Get,
    /// `POST`
    Post,
    /// `PUT`
    Put,
    /// `PATCH`
    Patch,
    /// `DELETE`
    Delete,
}

impl Method {
    /// The method as it stands in the request line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
        }
    }
}

impl fmt::Display for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// Where a text describes the members of each part, such as `Table 2`; empty where it describes none, or gives no place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Tables {
    /// The parameters of the path.
    pub path: &'static str,
    /// The headers.
    pub headers: &'static str,
    /// The members of the body.
    pub body: &'static str,
    /// The members of the objects in the body's list.
    pub items: &'static str,
}

impl Tables {
    /// No place.
    pub const NONE: Self = Self { path: "", headers: "", body: "", items: "" };

    /// The place where that part's members are described.
    pub const fn of(self, part: Part) -> &'static str {
        match part {
            Part::Path => self.path,
            Part::Headers => self.headers,
            Part::Body => self.body,
        }
    }
}

/// Which text a document was read from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Source {
    /// The product, as the text names it.
    pub product: &'static str,
    /// The operation: the text's title.
    pub operation: &'static str,
    /// The date that the text states, as `YYYY-MM-DD`; `None` where it states none.
    pub revision: Option<&'static str>,
    /// The formats of the text, where it was read in several: `reStructuredText`, `HTML`.
    pub formats: &'static [&'static str],
    /// Addresses that the text itself gives, each with what it is about.
    pub references: &'static [(&'static str, &'static str)],
}

impl Source {
    /// A text about that operation of a product, of that date.
    pub const fn new(product: &'static str, operation: &'static str, revision: Option<&'static str>) -> Self {
        Self { product, operation, revision, formats: &[], references: &[] }
    }
}

/// The permission that a caller needs, in terms of identity policies.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Permission {
    /// The action: `rds:password:update`.
    pub action: &'static str,
    /// The access level: `write`.
    pub access_level: &'static str,
    /// The type of resource that a policy can name.
    pub resource_type: &'static str,
    /// Whether a policy must name it: the text marks it with a star.
    pub is_resource_required: bool,
    /// The keys that a condition can name.
    pub condition_keys: &'static [&'static str],
    /// Another name of the action; `None` where the text shows a dash.
    pub alias: Option<&'static str>,
    /// Other actions that this one needs.
    pub dependencies: &'static [&'static str],
}

impl Permission {
    /// An action of that access level on that type of resource, which a policy need not name.
    pub const fn new(action: &'static str, access_level: &'static str, resource_type: &'static str) -> Self {
        let (alias, dependencies) = (None, &[]);
        Self {
            action,
            access_level,
            resource_type,
            is_resource_required: false,
            condition_keys: &[],
            alias,
            dependencies,
        }
    }
}

/// What the service answers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct ResponseShape {
    /// The HTTP status; `None` where the text states none for success.
    pub status: Option<u16>,
    /// What the body holds.
    pub body: ResponseBody,
}

impl ResponseShape {
    /// That body, with that status.
    pub const fn new(status: Option<u16>, body: ResponseBody) -> Self {
        Self { status, body }
    }
}

/// What the body of a response holds.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum ResponseBody {
    /// "None".
    Nothing,
    /// "None", and an example `{}`: both are accepted.
    NothingOrEmptyObject,
    /// `job_id`: the task that changes the passwords.
    Job,
    /// `error_code` and `error_msg`.
    Error,
}

/// A request that a document allows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Example {
    /// The project of the example's URL; `None` where the text shows no URL.
    pub project_id: Option<&'static str>,
    /// The instance of the example's URL.
    pub instance_id: Option<&'static str>,
    /// The body, as JSON.
    pub body: &'static str,
    /// Whether the text shows `******` for the password, for which a valid one stands here.
    pub is_masked: bool,
    /// The body of the example response, where the text shows one.
    pub response: Option<&'static str>,
}

impl Example {
    /// An example of which the text shows the body alone.
    pub const fn new(body: &'static str) -> Self {
        Self { project_id: None, instance_id: None, body, is_masked: false, response: None }
    }
}
