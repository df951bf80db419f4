//! How whatever leaves the core is written: field by field in one loop.
//!
//! By hand instead of by serde's derived code, which compiles a function for each type of each field: a
//! fifth of its size in WebAssembly. Names are written in camel case, as serde would.

use crate::value::camel;
use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

/// What a field holds.
pub enum Told<'a> {
    Number(f64),
    Whole(u32),
    Flag(bool),
    /// Null.
    Nothing,
    /// A name of Rust's, written in camel case.
    Name(&'a str),
    Text(&'a str),
    /// A name of Rust's, written in kebab case.
    Code(&'a str),
    Record(&'a dyn Tell),
    List(Vec<Told<'a>>),
}

/// A record that can be written.
pub trait Tell {
    /// Calls `each` with every field.
    fn tell(&self, each: &mut dyn FnMut(&'static str, Told));
}

/// Anything that a field can be.
pub trait Field {
    fn told(&self) -> Told<'_>;
}

/// `NotANumber` as `not-a-number`.
pub fn kebab(name: &str) -> String {
    let mut out = String::new();
    for (place, letter) in name.chars().enumerate() {
        if letter.is_ascii_uppercase() && place > 0 {
            out.push('-');
        }
        out.push(letter.to_ascii_lowercase());
    }
    out
}

impl Serialize for Told<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> std::result::Result<S::Ok, S::Error> {
        match self {
            Told::Number(number) => to.serialize_f64(*number),
            Told::Whole(number) => to.serialize_u32(*number),
            Told::Flag(flag) => to.serialize_bool(*flag),
            Told::Nothing => to.serialize_none(),
            Told::Name(name) => to.serialize_str(&camel(name)),
            Told::Text(text) => to.serialize_str(text),
            Told::Code(name) => to.serialize_str(&kebab(name)),
            Told::List(items) => {
                let mut list = to.serialize_seq(Some(items.len()))?;
                for item in items {
                    list.serialize_element(item)?;
                }
                list.end()
            }
            Told::Record(record) => {
                let mut map = to.serialize_map(None)?;
                let mut failed = None;
                record.tell(&mut |name, value| {
                    if failed.is_none() {
                        failed = map.serialize_entry(&camel(name), &value).err();
                    }
                });
                match failed {
                    Some(error) => Err(error),
                    None => map.end(),
                }
            }
        }
    }
}

impl<T: Tell> Field for T {
    fn told(&self) -> Told<'_> {
        Told::Record(self)
    }
}

impl Field for f64 {
    fn told(&self) -> Told<'_> {
        Told::Number(*self)
    }
}

impl Field for u32 {
    fn told(&self) -> Told<'_> {
        Told::Whole(*self)
    }
}

impl Field for bool {
    fn told(&self) -> Told<'_> {
        Told::Flag(*self)
    }
}

impl Field for String {
    fn told(&self) -> Told<'_> {
        Told::Text(self)
    }
}

impl Field for &'static str {
    fn told(&self) -> Told<'_> {
        Told::Text(self)
    }
}

impl<T: Field> Field for Option<T> {
    fn told(&self) -> Told<'_> {
        match self {
            Some(value) => value.told(),
            None => Told::Nothing,
        }
    }
}

impl<T: Field> Field for Vec<T> {
    fn told(&self) -> Told<'_> {
        Told::List(self.iter().map(Field::told).collect())
    }
}

/// Writes a type by its fields, by the names of its variants, or by the variant as its `kind` with the
/// fields beside it.
macro_rules! told {
    ($type:ident { $($field:ident),* $(,)? }) => {
        impl $crate::told::Tell for $type {
            fn tell(&self, each: &mut dyn FnMut(&'static str, $crate::told::Told)) {
                // Forgetting a field does not compile.
                let $type { $($field),* } = self;
                $(each(stringify!($field), $crate::told::Field::told($field));)*
            }
        }
        $crate::told::serializable!($type);
    };
    ($type:ident by kind: $($variant:ident $(($inner:ident))? $({ $($field:ident),* })?),* $(,)?) => {
        impl $crate::told::Tell for $type {
            fn tell(&self, each: &mut dyn FnMut(&'static str, $crate::told::Told)) {
                match self {
                    $($type::$variant $(($inner))? $({ $($field),* })? => {
                        each("kind", $crate::told::Told::Name(stringify!($variant)));
                        $($crate::told::Tell::tell($inner, each);)?
                        $($(each(stringify!($field), $crate::told::Field::told($field));)*)?
                    })*
                }
            }
        }
        $crate::told::serializable!($type);
    };
    ($type:ident as code: $($variant:ident),* $(,)?) => {
        impl $crate::told::Field for $type {
            fn told(&self) -> $crate::told::Told<'_> {
                $crate::told::Told::Code(match self {
                    $($type::$variant => stringify!($variant),)*
                })
            }
        }
        $crate::told::serializable!($type);
    };
    ($type:ident: $($variant:ident),* $(,)?) => {
        impl $crate::told::Field for $type {
            fn told(&self) -> $crate::told::Told<'_> {
                $crate::told::Told::Name(match self {
                    $($type::$variant => stringify!($variant),)*
                })
            }
        }
        $crate::told::serializable!($type);
    };
}
pub(crate) use told;

/// The same writing for whoever has a format of serde's.
macro_rules! serializable {
    ($type:ident) => {
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(
                &self,
                to: S,
            ) -> std::result::Result<S::Ok, S::Error> {
                serde::Serialize::serialize(&$crate::told::Field::told(self), to)
            }
        }
    };
}
pub(crate) use serializable;

#[cfg(test)]
mod tests {
    use serde_json::json;

    enum Fruit {
        WildPear,
    }
    told!(Fruit: WildPear);

    struct Basket {
        best_fruit: Fruit,
        pieces: Vec<Option<u32>>,
        is_full: bool,
    }
    told!(Basket {
        best_fruit,
        pieces,
        is_full
    });

    struct Shop {
        name: &'static str,
        baskets: Vec<Basket>,
    }
    told!(Shop { name, baskets });

    #[test]
    fn fields_are_written_as_serde_would() {
        let shop = Shop {
            name: "corner",
            baskets: vec![Basket {
                best_fruit: Fruit::WildPear,
                pieces: vec![Some(2), None],
                is_full: true,
            }],
        };
        let written = serde_json::to_value(&shop).expect("serialises");
        let expected = json!({ "name": "corner", "baskets": [{
            "bestFruit": "wildPear", "pieces": [2, null], "isFull": true,
        }] });
        assert_eq!(written, expected);
    }
}
