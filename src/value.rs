//! What a caller states, before it is understood, and how it is read.
//!
//! By hand instead of by serde's derived code: a tenth of its size in WebAssembly, unknown fields
//! refused everywhere, and errors that name the place.

mod formats;

use crate::error::{Error, Result};

/// What JSON can say.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Null, or missing.
    Null,
    Bool(bool),
    Number(f64),
    Text(String),
    List(Vec<Value>),
    /// Fields in the caller's order.
    Record(Vec<(String, Value)>),
}

/// What can be read from a [`Value`].
pub trait Read: Sized {
    /// # Errors
    /// [`Error::Malformed`] names the place inside `value` (empty for the whole of it), and what
    /// would be right there.
    fn read(value: Value) -> Result<Self>;
}

/// A record that is being read, field by field.
pub struct Fields(Vec<(String, Value)>);

impl Fields {
    /// # Errors
    /// What is no record.
    pub fn open(value: Value) -> Result<Self> {
        match value {
            Value::Record(fields) => Ok(Fields(fields)),
            _ => Err(must_be("an object")),
        }
    }

    /// The field that Rust calls `name`.
    ///
    /// # Errors
    /// As its type; a field that is missing reads as [`Value::Null`].
    pub fn get<T: Read>(&mut self, name: &str) -> Result<T> {
        T::read(self.take(name)).map_err(|error| inside(name, error))
    }

    /// The same, with the default where it is missing.
    ///
    /// # Errors
    /// As its type.
    pub fn get_or_default<T: Read + Default>(&mut self, name: &str) -> Result<T> {
        let read: Option<T> = self.get(name)?;
        Ok(read.unwrap_or_default())
    }

    /// The field `kind`, which says what the others are.
    ///
    /// # Errors
    /// No text.
    pub fn kind(&mut self) -> Result<String> {
        self.get("kind")
    }

    /// # Errors
    /// Fields that nobody has asked for: they may be misspelt.
    pub fn close(self) -> Result<()> {
        match self.0.into_iter().next() {
            None => Ok(()),
            Some((name, _)) => Err(malformed(["unknown field `", &name, "`"].concat())),
        }
    }

    /// What has not been asked for, as a record of its own.
    ///
    /// # Errors
    /// As its type.
    pub fn rest<T: Read>(self) -> Result<T> {
        T::read(Value::Record(self.0))
    }

    fn take(&mut self, name: &str) -> Value {
        let found = (self.0.iter()).position(|(theirs, _)| is_name(name, theirs));
        found.map_or(Value::Null, |place| self.0.remove(place).1)
    }
}

/// Whether `ours`, a name in Rust, is `theirs` in camel case.
pub fn is_name(ours: &str, theirs: &str) -> bool {
    let mut theirs = theirs.bytes();
    let (mut is_first, mut is_raised) = (true, false);
    for byte in ours.bytes() {
        if byte == b'_' {
            is_raised = true;
            continue;
        }
        let expected = match (is_first, is_raised) {
            (true, _) => byte.to_ascii_lowercase(),
            (_, true) => byte.to_ascii_uppercase(),
            _ => byte,
        };
        if theirs.next() != Some(expected) {
            return false;
        }
        (is_first, is_raised) = (false, false);
    }
    theirs.next().is_none()
}

/// The place in `names`, as Rust writes them, of the one that the value gives in camel case.
///
/// # Errors
/// None of them; the error lists them.
pub fn one_of(value: &Value, names: &[&str]) -> Result<usize> {
    let found = match value {
        Value::Text(text) => names.iter().position(|name| is_name(name, text)),
        _ => None,
    };
    found.ok_or_else(|| {
        let mut expected = String::new();
        for (place, name) in names.iter().enumerate() {
            if place > 0 {
                expected.push_str(if place + 1 == names.len() {
                    " or "
                } else {
                    ", "
                });
            }
            expected.push_str(&camel(name));
        }
        match value {
            Value::Text(text) => {
                malformed(["it is `", text, "`, but must be ", &expected].concat())
            }
            _ => must_be(&expected),
        }
    })
}

/// `kind`s of a record; see [`one_of`].
///
/// # Errors
/// None of `names`.
pub fn kind_of(fields: &mut Fields, names: &[&str]) -> Result<usize> {
    one_of(&Value::Text(fields.kind()?), names).map_err(|error| inside("kind", error))
}

pub fn camel(name: &str) -> String {
    let mut out = String::new();
    let mut is_raised = false;
    for (place, letter) in name.chars().enumerate() {
        if letter == '_' {
            is_raised = true;
            continue;
        }
        out.push(match (place, is_raised) {
            (0, _) => letter.to_ascii_lowercase(),
            (_, true) => letter.to_ascii_uppercase(),
            _ => letter,
        });
        is_raised = false;
    }
    out
}

fn must_be(expected: &str) -> Error {
    malformed(["it must be ", expected].concat())
}

fn malformed(reason: String) -> Error {
    Error::Malformed {
        what: String::new(),
        reason,
    }
}

/// The same error, seen from the record that has the field `name`.
pub fn inside(name: &str, error: Error) -> Error {
    match error {
        Error::Malformed { what, reason } => {
            let mut place = camel(name);
            if !what.is_empty() {
                place.push('.');
                place.push_str(&what);
            }
            Error::Malformed {
                what: place,
                reason,
            }
        }
        other => other,
    }
}

impl Read for bool {
    fn read(value: Value) -> Result<Self> {
        match value {
            Value::Bool(value) => Ok(value),
            _ => Err(must_be("true or false")),
        }
    }
}

impl Read for f64 {
    fn read(value: Value) -> Result<Self> {
        match value {
            Value::Number(value) => Ok(value),
            _ => Err(must_be("a number")),
        }
    }
}

impl Read for u32 {
    fn read(value: Value) -> Result<Self> {
        match value {
            Value::Number(value) if f64::from(value as u32) == value => Ok(value as u32),
            _ => Err(must_be("a whole number from 0 to 4294967295")),
        }
    }
}

impl Read for String {
    fn read(value: Value) -> Result<Self> {
        match value {
            Value::Text(value) => Ok(value),
            _ => Err(must_be("a text")),
        }
    }
}

impl<T: Read> Read for Option<T> {
    fn read(value: Value) -> Result<Self> {
        match value {
            Value::Null => Ok(None),
            value => T::read(value).map(Some),
        }
    }
}

impl<T: Read> Read for Vec<T> {
    fn read(value: Value) -> Result<Self> {
        match value {
            Value::List(values) => values.into_iter().map(T::read).collect(),
            _ => Err(must_be("a list")),
        }
    }
}

/// Reads and writes a type by its fields, or from the names of its variants, as its serialised form has them:
/// in camel case. Forgetting a field does not compile. Fields behind a semicolon came later: where
/// they are missing they have their default, so that what an older version wrote can still be read.
macro_rules! readable {
    ($type:ident { $($field:ident),* $(,)? $(; $($later:ident),* $(,)?)? }) => {
        impl $crate::value::Read for $type {
            fn read(value: $crate::value::Value) -> $crate::error::Result<Self> {
                let mut fields = $crate::value::Fields::open(value)?;
                let read = $type {
                    $($field: fields.get(stringify!($field))?,)*
                    $($($later: fields.get_or_default(stringify!($later))?,)*)?
                };
                fields.close()?;
                Ok(read)
            }
        }
        $crate::value::deserializable!($type);
        $crate::told::told!($type { $($field,)* $($($later,)*)? });
    };
    ($type:ident: $($variant:ident),* $(,)?) => {
        impl $crate::value::Read for $type {
            fn read(value: $crate::value::Value) -> $crate::error::Result<Self> {
                const VARIANTS: &[$type] = &[$($type::$variant),*];
                let place = $crate::value::one_of(&value, &[$(stringify!($variant)),*])?;
                Ok(VARIANTS[place])
            }
        }
        $crate::value::deserializable!($type);
        $crate::told::told!($type: $($variant),*);
    };
}
pub(crate) use readable;

/// The same reading for whoever comes with a format of serde's.
macro_rules! deserializable {
    ($type:ident) => {
        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(
                from: D,
            ) -> std::result::Result<Self, D::Error> {
                let value = <$crate::value::Value as serde::Deserialize>::deserialize(from)?;
                <$type as $crate::value::Read>::read(value).map_err(serde::de::Error::custom)
            }
        }
    };
}
pub(crate) use deserializable;

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[derive(Debug, Clone, Copy, PartialEq, Default)]
    enum Fruit {
        #[default]
        Apple,
        WildPear,
    }
    readable!(Fruit: Apple, WildPear);

    #[derive(Debug, PartialEq)]
    struct Basket {
        fruit_kind: Fruit,
        pieces: u32,
        is_full: Option<bool>,
    }
    readable!(Basket {
        fruit_kind,
        pieces,
        is_full
    });

    #[derive(Debug, PartialEq)]
    struct Shop {
        baskets: Vec<Basket>,
        best: Basket,
    }
    readable!(Shop { baskets, best });

    fn told(value: serde_json::Value) -> String {
        serde_json::from_value::<Shop>(value)
            .expect_err("refused")
            .to_string()
    }

    #[test]
    fn names_are_camel_case() {
        let basket: Basket =
            serde_json::from_value(json!({ "fruitKind": "wildPear", "pieces": 3 })).expect("reads");
        let expected = Basket {
            fruit_kind: Fruit::WildPear,
            pieces: 3,
            is_full: None,
        };
        assert_eq!(basket, expected);
        assert!(!is_name("fruit_kind", "fruit_kind"));
        assert!(!is_name("fruit_kind", "FruitKind"));
        assert!(!is_name("fruit", "fruitKind"));
    }

    #[test]
    fn what_came_later_may_be_missing() {
        #[derive(Debug, PartialEq)]
        struct Bowl {
            pieces: u32,
            fruit_kind: Fruit,
        }
        readable!(Bowl { pieces; fruit_kind });
        let read = |value| serde_json::from_value::<Bowl>(value);
        let bowl = read(json!({ "pieces": 2 })).expect("reads");
        assert_eq!(bowl.fruit_kind, Fruit::Apple);
        assert!(read(json!({ "fruitKind": "apple" })).is_err());
        assert!(read(json!({ "pieces": 2, "fruitKind": "plum" })).is_err());
    }

    #[test]
    fn errors_name_the_place_and_what_would_be_right() {
        let good = json!({ "fruitKind": "apple", "pieces": 1 });
        for (best, expected) in [
            (
                json!({ "fruitKind": "plum", "pieces": 1 }),
                "best.fruitKind cannot be read: it is `plum`, but must be apple or wildPear",
            ),
            (
                json!({ "fruitKind": "apple", "pieces": 1.5 }),
                "best.pieces cannot be read: it must be a whole number from 0 to 4294967295",
            ),
            (
                json!({ "fruitKind": "apple", "pieces": 1, "colour": 2 }),
                "best cannot be read: unknown field `colour`",
            ),
            (
                json!({ "pieces": 1 }),
                "best.fruitKind cannot be read: it must be apple or wildPear",
            ),
            (json!([]), "best cannot be read: it must be an object"),
        ] {
            assert_eq!(
                told(json!({ "baskets": [good.clone()], "best": best })),
                expected
            );
        }
    }

    #[test]
    fn whole_numbers_end_where_they_are_no_longer_exact() {
        for bad in [
            json!(-1),
            json!(4294967296u64),
            json!(1e300),
            json!("1"),
            json!(null),
        ] {
            assert!(
                told(json!({ "baskets": [], "best": { "fruitKind": "apple", "pieces": bad } }))
                    .contains("best.pieces")
            );
        }
        assert!(serde_json::from_str::<Value>("9007199254740993").is_err());
        assert!(serde_json::from_str::<Value>(r#"{ "a": 1, "a": 2 }"#).is_err());
    }
}
