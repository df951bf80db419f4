//! A graph on its way out, as the engine takes it.

use crate::data::{OwnData, OwnFeatures};
use js_sys::{Array, Float32Array, Int32Array, Object, Reflect, Uint8Array, Uint32Array};
use wasm_bindgen::prelude::*;

/// The typed arrays that `own_data` takes, each a copy.
pub(super) fn given(data: &OwnData) -> JsValue {
    let out = Object::new();
    set(&out, "nodes", data.nodes);
    set(&out, "edges", Uint32Array::from(&data.edges[..]));
    if let Some(weights) = &data.edge_weights {
        set(&out, "edgeWeights", Float32Array::from(&weights[..]));
    }
    let columns = Array::new();
    for column in &data.edge_columns {
        let told = Object::new();
        set(&told, "name", column.name.as_str());
        set(&told, "values", Float32Array::from(&column.values[..]));
        columns.push(&told);
    }
    set(&out, "edgeColumns", columns);
    set(&out, "features", features(&data.features));
    set(&out, "classes", Int32Array::from(&data.classes[..]));
    set(&out, "roles", Uint8Array::from(&data.roles[..]));
    set(&out, "nodeNames", texts(&data.node_names));
    set(&out, "classNames", texts(&data.class_names));
    out.into()
}

/// Setting a property on a fresh object cannot fail.
pub(super) fn set(object: &Object, key: &str, value: impl Into<JsValue>) {
    let _ = Reflect::set(object, &key.into(), &value.into());
}

fn texts(texts: &[String]) -> Array {
    texts.iter().map(|text| JsValue::from_str(text)).collect()
}

fn features(features: &OwnFeatures) -> Object {
    let out = Object::new();
    match features {
        OwnFeatures::Identity => set(&out, "kind", "identity"),
        OwnFeatures::Dense { columns, values } => {
            set(&out, "kind", "dense");
            set(&out, "columns", *columns);
            set(&out, "values", Float32Array::from(&values[..]));
        }
        OwnFeatures::Sparse {
            columns,
            ptr,
            col,
            val,
            normalize,
        } => {
            set(&out, "kind", "sparse");
            set(&out, "columns", *columns);
            set(&out, "ptr", Uint32Array::from(&ptr[..]));
            set(&out, "col", Uint32Array::from(&col[..]));
            if let Some(val) = val {
                set(&out, "val", Float32Array::from(&val[..]));
            }
            set(&out, "normalize", *normalize);
        }
    }
    out
}
