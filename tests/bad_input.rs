//! What must be refused, each with its code and the facts; and what is odd but must work.

#[path = "bad_input/data.rs"]
mod data;
#[path = "bad_input/odd.rs"]
mod odd;
#[path = "bad_input/spec.rs"]
mod spec;
#[path = "bad_input/verbs.rs"]
mod verbs;

mod common;

use secateur::{Error, Spec};
use serde_json::{Value, json};

/// Pairs to predict, as a caller writes them.
fn links(dimensions: u32, validation: f64, test: f64, bipartite: bool) -> Value {
    json!({
        "kind": "links", "dimensions": dimensions,
        "shares": { "validation": validation, "test": test, "bipartite": bipartite }
    })
}

/// The page's own experiment, as a caller writes it, with changes at JSON pointers.
fn spec_with(changes: &[(&str, Value)]) -> Value {
    let mut value = serde_json::to_value(common::karate_spec(1)).expect("serialises");
    for (place, new) in changes {
        match value.pointer_mut(place) {
            Some(old) => *old = new.clone(),
            None => {
                let (parent, field) = place.rsplit_once('/').expect("a pointer");
                value.pointer_mut(parent).expect("an object")[field] = new.clone();
            }
        }
    }
    value
}

fn readable(value: Value) -> Spec {
    serde_json::from_value(value.clone()).unwrap_or_else(|error| panic!("{error}: {value}"))
}

/// The error as the page gets it.
fn told(error: &Error) -> Value {
    let value = serde_json::to_value(error).expect("serialises");
    assert_eq!(value["code"], error.code());
    let message = error.to_string();
    for fact in value["detail"]
        .as_object()
        .into_iter()
        .flat_map(|o| o.values())
    {
        let is_told = match fact {
            Value::String(text) => message.contains(text),
            // "the nodes 0 to 5" tells of six.
            Value::Number(number) => number.as_f64().is_some_and(|number| {
                let shown = [number, number - 1.0].map(|shown| shown.to_string());
                shown.iter().any(|shown| message.contains(shown))
            }),
            _ => message.contains("NaN") || message.contains("inf"),
        };
        assert!(is_told, "{message:?} hides {fact}");
    }
    value
}

fn out_of_range(name: &str, got: f64, min: f64, max: f64) -> Value {
    json!({
        "code": "out-of-range",
        "detail": { "name": name, "got": got, "min": min, "max": max }
    })
}
