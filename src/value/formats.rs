//! A [`Value`] read through serde, whatever the format.

use super::Value;
use serde::de::{Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use std::fmt;

impl<'de> serde::Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(from: D) -> std::result::Result<Self, D::Error> {
        struct Anything;
        impl<'de> Visitor<'de> for Anything {
            type Value = Value;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("what JSON can say")
            }
            fn visit_unit<E>(self) -> std::result::Result<Value, E> {
                Ok(Value::Null)
            }
            fn visit_bool<E>(self, value: bool) -> std::result::Result<Value, E> {
                Ok(Value::Bool(value))
            }
            fn visit_f64<E>(self, value: f64) -> std::result::Result<Value, E> {
                Ok(Value::Number(value))
            }
            fn visit_u64<E: serde::de::Error>(self, value: u64) -> std::result::Result<Value, E> {
                if value >> 53 == 0 {
                    Ok(Value::Number(value as f64))
                } else {
                    Err(E::custom("a whole number above 2^53 is not exact"))
                }
            }
            fn visit_i64<E: serde::de::Error>(self, value: i64) -> std::result::Result<Value, E> {
                if value.unsigned_abs() >> 53 == 0 {
                    Ok(Value::Number(value as f64))
                } else {
                    Err(E::custom("a whole number below -2^53 is not exact"))
                }
            }
            fn visit_str<E>(self, value: &str) -> std::result::Result<Value, E> {
                Ok(Value::Text(value.into()))
            }
            fn visit_seq<A: SeqAccess<'de>>(
                self,
                mut from: A,
            ) -> std::result::Result<Value, A::Error> {
                let mut list = Vec::new();
                while let Some(value) = from.next_element()? {
                    list.push(value);
                }
                Ok(Value::List(list))
            }
            fn visit_map<A: MapAccess<'de>>(
                self,
                mut from: A,
            ) -> std::result::Result<Value, A::Error> {
                let mut fields: Vec<(String, Value)> = Vec::new();
                while let Some((name, value)) = from.next_entry::<String, Value>()? {
                    if fields.iter().any(|(there, _)| *there == name) {
                        return Err(A::Error::custom(format_args!("`{name}` stands twice")));
                    }
                    fields.push((name, value));
                }
                Ok(Value::Record(fields))
            }
        }
        from.deserialize_any(Anything)
    }
}
