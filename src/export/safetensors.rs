//! The format safetensors: a head in JSON that says where each tensor lies, and their bytes.
//!
//! Source: <https://github.com/huggingface/safetensors#format>.

use serde_json::{Map, Value, json};

/// Named tensors on their way into a file.
#[derive(Default)]
pub struct Tensors {
    head: Map<String, Value>,
    bytes: Vec<u8>,
}

impl Tensors {
    fn add(&mut self, name: &str, kind: &str, shape: &[usize], bytes: impl Iterator<Item = u8>) {
        let start = self.bytes.len();
        self.bytes.extend(bytes);
        self.head.insert(
            name.into(),
            json!({ "dtype": kind, "shape": shape, "data_offsets": [start, self.bytes.len()] }),
        );
    }

    pub fn floats(&mut self, name: &str, shape: &[usize], values: &[f32]) {
        let bytes = values.iter().flat_map(|v| v.to_le_bytes());
        self.add(name, "F32", shape, bytes);
    }

    /// Indices, as PyTorch takes them.
    pub fn longs(&mut self, name: &str, shape: &[usize], values: impl Iterator<Item = i64>) {
        let bytes = values.flat_map(i64::to_le_bytes);
        self.add(name, "I64", shape, bytes);
    }

    pub fn flags(&mut self, name: &str, shape: &[usize], values: impl Iterator<Item = bool>) {
        self.add(name, "BOOL", shape, values.map(u8::from));
    }

    /// The file, with texts about it.
    pub fn into_bytes(mut self, about: Map<String, Value>) -> Vec<u8> {
        self.head
            .insert("__metadata__".into(), Value::Object(about));
        let mut head = Value::Object(self.head).to_string();
        // The bytes begin at a multiple of eight.
        while !head.len().is_multiple_of(8) {
            head.push(' ');
        }
        let mut file = (head.len() as u64).to_le_bytes().to_vec();
        file.extend(head.as_bytes());
        file.extend(self.bytes);
        file
    }
}
