//! Values that are no secrets: identifiers, user names, host lists.

use alloc::string::String;
use core::cmp::Ordering;
use core::fmt;
use core::hash::{Hash, Hasher};
use core::marker::PhantomData;
use core::str::FromStr;

use crate::document::{Document, Field};
use crate::policy::{HostPattern, Policy};
use crate::report::Report;
use crate::typed::{Spec, field_of};

/// A type of values that are made valid or not at all: a text that a document allows in one of its fields. For code that is
/// the same for all of them.
///
/// ```
/// use gatepass::Report;
/// use gatepass::typed::{Value, taurusdb_change_user_password::HostList};
///
/// fn read<T: Value>(line: &str) -> Result<T, Report> {
///     T::try_from(line.trim_end().to_owned())
/// }
///
/// assert!(read::<HostList>("10.10.10.%\n").is_ok());
/// assert_eq!(HostList::FIELD.name(), "host");
/// ```
pub trait Value: TryFrom<String, Error = Report> + Sealed {
    /// The document.
    const DOCUMENT: &'static Document;
    /// Which of its fields.
    const FIELD: Field;
    /// The grammar of that field.
    const POLICY: Policy;
}

/// Keeps the values to those of this crate: whoever holds one relies on the policy.
pub trait Sealed {}

impl Report {
    /// The report of a text that may become such a value.
    pub(crate) fn of_text<T: Value>(text: &str) -> Self {
        Self::of_value(Some(T::DOCUMENT), &T::POLICY, text)
    }
}

macro_rules! value {
    ($(#[$doc:meta])* $name:ident $field:ident) => {
        $(#[$doc])*
        pub struct $name<S> {
            text: String,
            spec: PhantomData<fn() -> S>,
        }

        impl<S: Spec> Sealed for $name<S> {}

        impl<S: Spec> Value for $name<S> {
            const DOCUMENT: &'static Document = S::DOCUMENT;
            const FIELD: Field = Field::$field;
            const POLICY: Policy = field_of::<S>(Field::$field).1;
        }

        impl<S: Spec> $name<S> {
            /// The value, or the report of what is wrong with it. Warnings do not stand in the way.
            pub fn parse(text: &str) -> Result<Self, Report> {
                Report::of_text::<Self>(text).permit(())?;
                Ok(Self { text: text.into(), spec: PhantomData })
            }

            /// The report of the value: warnings and advice, if there are any.
            pub fn check(&self) -> Report {
                Report::of_text::<Self>(&self.text)
            }
        }

        impl<S> $name<S> {
            /// The text.
            pub fn as_str(&self) -> &str {
                &self.text
            }
        }

        impl<S: Spec> TryFrom<&str> for $name<S> {
            type Error = Report;

            fn try_from(text: &str) -> Result<Self, Report> {
                Self::parse(text)
            }
        }

        /// Takes the text over without a copy.
        impl<S: Spec> TryFrom<String> for $name<S> {
            type Error = Report;

            fn try_from(text: String) -> Result<Self, Report> {
                Report::of_text::<Self>(&text).permit(())?;
                Ok(Self { text, spec: PhantomData })
            }
        }

        impl<S: Spec> FromStr for $name<S> {
            type Err = Report;

            fn from_str(text: &str) -> Result<Self, Report> {
                Self::parse(text)
            }
        }

        impl<S> Clone for $name<S> {
            fn clone(&self) -> Self {
                Self { text: self.text.clone(), spec: PhantomData }
            }
        }

        impl<S> PartialEq for $name<S> {
            fn eq(&self, other: &Self) -> bool {
                self.text == other.text
            }
        }

        impl<S> Eq for $name<S> {}

        impl<S> PartialOrd for $name<S> {
            fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
                Some(self.cmp(other))
            }
        }

        impl<S> Ord for $name<S> {
            fn cmp(&self, other: &Self) -> Ordering {
                self.text.cmp(&other.text)
            }
        }

        impl<S> Hash for $name<S> {
            fn hash<H: Hasher>(&self, state: &mut H) {
                self.text.hash(state);
            }
        }

        impl<S> AsRef<str> for $name<S> {
            fn as_ref(&self) -> &str {
                &self.text
            }
        }

        impl<S> fmt::Display for $name<S> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.text)
            }
        }

        impl<S> fmt::Debug for $name<S> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_tuple(stringify!($name)).field(&self.text).finish()
            }
        }

        #[cfg(feature = "serde")]
        impl<S> serde::Serialize for $name<S> {
            fn serialize<Z: serde::Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
                serializer.serialize_str(&self.text)
            }
        }

        /// Refuses what the document does not allow; the error is the report's text.
        #[cfg(feature = "serde")]
        impl<'de, S: Spec> serde::Deserialize<'de> for $name<S> {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Self::parse(&String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
            }
        }
    };
}

value! {
    /// The identifier of a project that the document allows.
    ProjectId ProjectId
}
value! {
    /// The identifier of an instance that the document allows.
    InstanceId InstanceId
}
value! {
    /// A user name that the document allows.
    Username Name
}
value! {
    /// A list of hosts that the document allows.
    ///
    /// ```
    /// use gatepass::typed::taurusdb_change_user_password::HostList;
    ///
    /// let hosts = HostList::parse("10.10.10.%,192.168.0.1")?;
    /// assert_eq!(hosts.patterns().map(|pattern| pattern.address_count()).sum::<u64>(), 257);
    /// # Ok::<(), gatepass::Report>(())
    /// ```
    HostList Host
}

impl<S> HostList<S> {
    /// The patterns, in the order of the list.
    pub fn patterns(&self) -> impl Iterator<Item = HostPattern<'_>> {
        HostPattern::all_of_judged(&self.text)
    }
}
