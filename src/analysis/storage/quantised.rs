//! Fewer bits a value: bytes with a scale a row, and values shared by k-means.

use super::bits::{Reader, Writer};
use super::sparse::{decode_mask, encode_mask};
use super::{Matrix, is_nonzero};
use crate::kernels::ascending;

/// Rounds of k-means; it settles long before.
const ROUNDS: usize = 100;

/// A scale a row, then the bytes: value = byte · scale, scale = largest / 127. Off by at most half a
/// scale.
pub fn encode_int8(matrix: &Matrix, out: &mut Writer) {
    let mut bytes = Vec::with_capacity(matrix.values.len());
    for row in 0..matrix.rows {
        let values = &matrix.values[row * matrix.columns..(row + 1) * matrix.columns];
        let mut largest = 0f32;
        for value in values {
            if value.abs() > largest {
                largest = value.abs();
            }
        }
        let scale = largest / 127.0;
        out.f32(scale);
        for &value in values {
            // A row of zeros has no scale to divide by.
            let step = if scale > 0.0 { value / scale } else { 0.0 };
            bytes.push(step.round() as i8);
        }
    }
    for byte in bytes {
        out.index(byte as u8 as u32, 1);
    }
}

pub fn decode_int8(from: &mut Reader, rows: usize, columns: usize, out: &mut [f32]) {
    let scales: Vec<f32> = (0..rows).map(|_| from.f32()).collect();
    for (i, value) in out.iter_mut().enumerate() {
        *value = f32::from(from.index(1) as u8 as i8) * scales[i / columns];
    }
}

/// Half the largest scale, and as much as rounding adds to it.
pub fn int8_error(matrix: &Matrix) -> f64 {
    let largest = matrix.values.iter().fold(0f64, |most, &value| {
        let size = f64::from(value.abs());
        if size > most { size } else { most }
    });
    largest * (1.0 / 254.0 + 1e-6)
}

/// The farthest that a nonzero lies from its shared value.
pub fn shared_error(matrix: &Matrix, k: usize) -> f64 {
    let codebook = Codebook::new(matrix, k);
    let mut most = 0.0;
    for &value in matrix.values {
        if is_nonzero(value) {
            let shared = codebook.values[codebook.code(value)];
            let error = (f64::from(shared) - f64::from(value)).abs();
            if error > most {
                most = error;
            }
        }
    }
    most
}

/// Values that nonzeros share.
pub struct Codebook {
    /// Ascending.
    pub values: Vec<f32>,
}

impl Codebook {
    /// k-means in one dimension (Lloyd), from values spread evenly between the smallest and the
    /// largest nonzero: of the ways to start, the one that keeps the large weights (Han 2016). All 0
    /// without nonzeros.
    pub fn new(matrix: &Matrix, k: usize) -> Self {
        let nonzeros: Vec<f64> = matrix
            .values
            .iter()
            .filter(|&&value| is_nonzero(value))
            .map(|&value| f64::from(value))
            .collect();
        let order = ascending(&nonzeros);
        let sorted: Vec<f64> = order.iter().map(|&i| nonzeros[i as usize]).collect();
        let mut sums = vec![0.0];
        for &value in &sorted {
            sums.push(sums[sums.len() - 1] + value);
        }
        let (Some(&low), Some(&high)) = (sorted.first(), sorted.last()) else {
            return Codebook {
                values: vec![0.0; k],
            };
        };
        let mut means: Vec<f64> = (0..k)
            .map(|j| low + (high - low) * j as f64 / (k - 1) as f64)
            .collect();
        for _ in 0..ROUNDS {
            let before = means.clone();
            let mut start = 0;
            for j in 0..k {
                let end = match before.get(j + 1) {
                    Some(next) => {
                        let middle = (before[j] + next) / 2.0;
                        sorted.partition_point(|&value| value <= middle)
                    }
                    None => sorted.len(),
                };
                // A value that nobody is nearest to stays where it is.
                if end > start {
                    means[j] = (sums[end] - sums[start]) / (end - start) as f64;
                    start = end;
                }
            }
            if means == before {
                break;
            }
        }
        Codebook {
            values: means.into_iter().map(|mean| mean as f32).collect(),
        }
    }

    /// Which shared value is nearest.
    pub fn code(&self, value: f32) -> usize {
        let mut best = 0;
        for (j, shared) in self.values.iter().enumerate() {
            if (shared - value).abs() < (self.values[best] - value).abs() {
                best = j;
            }
        }
        best
    }

    pub fn write(&self, out: &mut Writer) {
        self.values.iter().for_each(|&value| out.f32(value));
    }

    pub fn read(from: &mut Reader, k: usize) -> Self {
        Codebook {
            values: (0..k).map(|_| from.f32()).collect(),
        }
    }
}

/// The shared values, a bit a value, and the code of each nonzero.
pub fn encode_kmeans(matrix: &Matrix, k: usize, out: &mut Writer) {
    let codebook = Codebook::new(matrix, k);
    codebook.write(out);
    encode_mask(matrix, out);
    // Codes begin at a byte of their own, as the formula has it.
    out.index(0, 0);
    for &value in matrix.values {
        if is_nonzero(value) {
            out.bits(codebook.code(value) as u64, k.trailing_zeros());
        }
    }
}

pub fn decode_kmeans(from: &mut Reader, k: usize, out: &mut [f32]) {
    let codebook = Codebook::read(from, k);
    let mask = decode_mask(from, out.len());
    from.index(0);
    for (value, kept) in out.iter_mut().zip(mask) {
        if kept {
            *value = codebook.values[from.bits(k.trailing_zeros()) as usize];
        }
    }
}
