//! A result's fingerprint: XXH64 over little-endian bytes, so that two machines can be compared.

use crate::prune::Masks;
use xxhash_rust::xxh64::Xxh64;

/// Over effective parameters, masks and predictions, as 16 hexadecimal digits.
pub fn of(params: &[f32], masks: &Masks, predictions: &[u32]) -> String {
    let mut hash = Xxh64::new(0);
    let mut bytes = vec![0; 4 * params.len()];
    for (to, &value) in bytes.as_chunks_mut().0.iter_mut().zip(params) {
        // One bit pattern for all NaNs.
        let value = if value.is_nan() { f32::NAN } else { value };
        *to = value.to_le_bytes();
    }
    hash.update(&bytes);
    for mask in [&masks.weights, &masks.neurons, &masks.edges] {
        hash.update(&mask.to_bytes());
    }
    // It came later: what removes no node keeps its name.
    if masks.nodes.count_pruned() > 0 {
        hash.update(&masks.nodes.to_bytes());
    }
    bytes.clear();
    for &class in predictions {
        bytes.extend_from_slice(&class.to_le_bytes());
    }
    hash.update(&bytes);
    format!("{:016x}", hash.digest())
}
