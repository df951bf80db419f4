//! Values across the boundary: what JavaScript says, what it is told, and the one error funnel.

use crate::error::{Error, Result};
use crate::told::{Field, Told, kebab};
use crate::value::{Read, Value, camel, inside};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;

/// Refuses what is no object, or has a field that is none of `fields`: it may be misspelt.
#[cfg(feature = "whole")]
pub(super) fn refuse_others(value: &JsValue, what: &str, fields: &[&str]) -> Result<()> {
    let Some(object) = value.dyn_ref::<js_sys::Object>() else {
        return Err(malformed(what, "an object"));
    };
    let names = js_sys::Object::keys(object);
    match names.iter().find_map(|name| {
        let name = name.as_string().unwrap_or_default();
        (!fields.contains(&name.as_str())).then_some(name)
    }) {
        Some(name) => Err(Error::Malformed {
            what: what.into(),
            reason: format!("unknown field `{name}`"),
        }),
        None => Ok(()),
    }
}

pub(super) fn get(value: &JsValue, key: &str) -> JsValue {
    js_sys::Reflect::get(value, &key.into()).unwrap_or(JsValue::UNDEFINED)
}

#[cfg(feature = "whole")]
pub(super) fn number(value: &JsValue, key: &str) -> Result<u32> {
    match get(value, key).as_f64() {
        Some(number) if number >= 0.0 && number <= f64::from(u32::MAX) && number.fract() == 0.0 => {
            Ok(number as u32)
        }
        _ => Err(malformed(key, "a whole number")),
    }
}

#[cfg(feature = "whole")]
pub(super) fn array<T: JsCast>(value: &JsValue, key: &str) -> Result<T> {
    get(value, key)
        .dyn_into()
        .map_err(|_| malformed(key, "a typed array of the right kind"))
}

pub(super) fn malformed(what: &str, expected: &str) -> Error {
    Error::Malformed {
        what: what.into(),
        reason: format!("it must be {expected}"),
    }
}

pub(super) fn read<T: Read>(what: &str, value: JsValue) -> std::result::Result<T, JsValue> {
    stated(&value, DEEPEST)
        .and_then(T::read)
        .map_err(|error| thrown(inside(what, error)))
}

/// Nothing that is read is nested as deep; what is may be a circle.
const DEEPEST: u32 = 16;

/// What JavaScript says, as JSON could.
fn stated(value: &JsValue, depth: u32) -> Result<Value> {
    if depth == 0 {
        return Err(malformed("", "nested less deeply"));
    }
    Ok(if let Some(number) = value.as_f64() {
        Value::Number(number)
    } else if let Some(text) = value.as_string() {
        Value::Text(text)
    } else if let Some(flag) = value.as_bool() {
        Value::Bool(flag)
    } else if value.is_null() || value.is_undefined() {
        Value::Null
    } else if let Some(list) = value.dyn_ref::<js_sys::Array>() {
        Value::List(
            list.iter()
                .map(|value| stated(&value, depth - 1))
                .collect::<Result<_>>()?,
        )
    } else if let Some(object) = value.dyn_ref::<js_sys::Object>() {
        let mut fields = Vec::new();
        for entry in js_sys::Object::entries(object).iter() {
            let entry: js_sys::Array = entry.unchecked_into();
            let name = entry.get(0).as_string().unwrap_or_default();
            fields.push((name, stated(&entry.get(1), depth - 1)?));
        }
        Value::Record(fields)
    } else {
        return Err(malformed("", "a value that JSON has"));
    })
}

pub(super) fn written<T: Field>(value: &T) -> JsValue {
    made(&value.told())
}

#[wasm_bindgen]
extern "C" {
    /// An object whose fields are assigned. A number that goes along by itself, not as a value of
    /// JavaScript's first, takes a third of the time.
    #[wasm_bindgen(extends = js_sys::Object)]
    type Fields;
    #[wasm_bindgen(method, structural, indexing_setter)]
    fn assign(this: &Fields, name: &JsValue, value: &JsValue);
    #[wasm_bindgen(method, structural, indexing_setter)]
    fn assign_number(this: &Fields, name: &JsValue, value: f64);
}

/// A name in Rust, by where it lies, and the same in JavaScript.
type Name = ((usize, usize), JsValue);

thread_local! {
    /// The fields that were written before, sorted: to make a name anew takes longer than all else.
    static NAMES: RefCell<Vec<Name>> = const { RefCell::new(Vec::new()) };
}

fn with_name(name: &'static str, then: impl FnOnce(&JsValue)) {
    NAMES.with_borrow_mut(|names| {
        let place = (name.as_ptr() as usize, name.len());
        let at = match names.binary_search_by_key(&place, |(place, _)| *place) {
            Ok(at) => at,
            Err(at) => {
                names.insert(at, (place, camel(name).into()));
                at
            }
        };
        then(&names[at].1);
    });
}

/// Plain objects, as JSON would have them.
fn made(told: &Told) -> JsValue {
    match told {
        Told::Number(number) => JsValue::from_f64(*number),
        Told::Whole(number) => JsValue::from_f64(f64::from(*number)),
        Told::Flag(flag) => JsValue::from_bool(*flag),
        Told::Nothing => JsValue::NULL,
        Told::Name(name) => JsValue::from_str(&camel(name)),
        Told::Text(text) => JsValue::from_str(text),
        Told::Code(name) => JsValue::from_str(&kebab(name)),
        Told::List(items) => items.iter().map(made).collect::<js_sys::Array>().into(),
        Told::Record(record) => {
            let object: Fields = js_sys::Object::new().unchecked_into();
            record.tell(&mut |name, value| {
                let number = match value {
                    Told::Number(number) => number,
                    Told::Whole(number) => f64::from(number),
                    other => {
                        let value = made(&other);
                        return with_name(name, |name| object.assign(name, &value));
                    }
                };
                with_name(name, |name| object.assign_number(name, number));
            });
            object.into()
        }
    }
}

/// The one way in which errors reach JavaScript. The message is code and facts: the sentences, whose
/// numbers cost much code to format, are for Rust, and the page has its own in two languages.
pub(super) fn thrown(error: Error) -> JsValue {
    let facts = written(&error);
    let message = js_sys::JSON::stringify(&facts).unwrap_or_default();
    let js = js_sys::Error::new(&String::from(message));
    for key in ["code", "detail"] {
        // Setting a property on a fresh object cannot fail.
        let _ = js_sys::Reflect::set(&js, &key.into(), &get(&facts, key));
    }
    js.into()
}
