//! The engine as WebAssembly in a real browser, in a worker, as the page runs it.
#![cfg(target_arch = "wasm32")]

mod common;

use common::{Case, karate_spec};
use secateur::wasm::Engine;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_dedicated_worker);

fn js(value: &impl serde::Serialize) -> JsValue {
    let text = serde_json::to_string(value).expect("serialises");
    js_sys::JSON::parse(&text).expect("JSON")
}

fn get(value: &JsValue, key: &str) -> JsValue {
    js_sys::Reflect::get(value, &key.into()).expect("an object")
}

fn engine() -> Engine {
    Engine::new(js(&karate_spec(3)).unchecked_into()).expect("valid")
}

#[wasm_bindgen_test]
fn bits_are_those_of_the_native_engine() {
    for case in Case::all() {
        assert_eq!(case.fingerprint(), case.expected, "{}", case.name);
    }
}

#[wasm_bindgen_test]
fn it_trains_prunes_and_reports_in_plain_objects() {
    let mut engine = engine();
    let training = engine.train(200, None).expect("trains");
    let epochs: js_sys::Array = get(&training, "epochs").unchecked_into();
    assert_eq!(epochs.length(), 200);
    let mut plan = secateur::Plan::default();
    plan.weights.ratio = 0.5;
    let report = engine.prune(js(&plan).unchecked_into()).expect("valid");
    assert_eq!(get(&get(&report, "weights"), "removed"), 288);
    assert_eq!(get(&get(&report, "pruned"), "total"), 32);
    assert_eq!(engine.weights().iter().filter(|w| **w == 0.0).count(), 288);
    assert_eq!(engine.activations().len(), 16 * 34);
}

#[wasm_bindgen_test]
fn errors_carry_code_and_detail() {
    let mut engine = engine();
    let mut plan = secateur::Plan::default();
    plan.edges.ratio = 2.0;
    let error: JsValue = engine
        .prune(js(&plan).unchecked_into())
        .err()
        .expect("refused");
    assert!(error.is_instance_of::<js_sys::Error>());
    assert_eq!(get(&error, "code"), "out-of-range");
    assert_eq!(get(&get(&error, "detail"), "max"), 1);
    let unknown = js(&secateur::Plan::default());
    js_sys::Reflect::set(&get(&unknown, "weights"), &"weigths".into(), &1.into())
        .expect("an object");
    let error = engine
        .prune(unknown.unchecked_into())
        .err()
        .expect("refused");
    assert_eq!(get(&error, "code"), "malformed");
    let reason: String = get(&get(&error, "detail"), "reason")
        .as_string()
        .expect("text");
    assert!(reason.contains("weigths"), "{reason}");
}
