//! Fewer bits a value: bytes with a scale a row, and values shared by k-means.

use super::bits::{Reader, Writer};
use super::sparse::{decode_mask, encode_mask};
use super::{Matrix, is_nonzero};
use crate::kernels::ascending;

/// Rounds of k-means; it settles long before.
const ROUNDS: usize = 100;

/// largest / 127 of a row.
#[inline(never)]
fn scale(values: &[f32]) -> f32 {
    let mut largest = 0f32;
    for value in values {
        if value.abs() > largest {
            largest = value.abs();
        }
    }
    largest / 127.0
}

/// The byte of a value; a row of zeros has no scale to divide by.
fn step(value: f32, scale: f32) -> i8 {
    if scale > 0.0 {
        (value / scale).round() as i8
    } else {
        0
    }
}

/// A scale a row, then the bytes: value = byte · scale. Off by at most half a scale.
#[inline(never)]
pub fn encode_int8(matrix: &Matrix, out: &mut Writer) {
    for row in 0..matrix.rows {
        out.f32(scale(matrix.row(row)));
    }
    for row in 0..matrix.rows {
        let scale = scale(matrix.row(row));
        for &value in matrix.row(row) {
            out.index(step(value, scale) as u8 as u32, 1);
        }
    }
}

/// What the bytes give back.
#[inline(never)]
pub fn round_int8(matrix: &Matrix) -> Vec<f32> {
    let mut out = Vec::new();
    for row in 0..matrix.rows {
        let scale = scale(matrix.row(row));
        for &value in matrix.row(row) {
            out.push(f32::from(step(value, scale)) * scale);
        }
    }
    out
}

#[inline(never)]
pub fn decode_int8(from: &mut Reader, rows: usize, columns: usize, out: &mut [f32]) {
    let scales: Vec<f32> = (0..rows).map(|_| from.f32()).collect();
    for (i, value) in out.iter_mut().enumerate() {
        *value = f32::from(from.index(1) as u8 as i8) * scales[i / columns];
    }
}

/// Half the largest scale, and as much as rounding adds to it.
#[inline(never)]
pub fn int8_error(matrix: &Matrix) -> f64 {
    let largest = matrix.values.iter().fold(0f64, |most, &value| {
        let size = f64::from(value.abs());
        if size > most { size } else { most }
    });
    largest * (1.0 / 254.0 + 1e-6)
}

/// The shared value of each nonzero.
#[inline(never)]
pub fn share(matrix: &Matrix, k: usize) -> Vec<f32> {
    let codebook = Codebook::new(matrix, k);
    let mut out = matrix.values.to_vec();
    for value in &mut out {
        if is_nonzero(*value) {
            *value = codebook.values[codebook.code(*value)];
        }
    }
    out
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
    #[inline(never)]
    pub fn new(matrix: &Matrix, k: usize) -> Self {
        let mut nonzeros = Vec::new();
        for &value in matrix.values {
            if is_nonzero(value) {
                nonzeros.push(f64::from(value));
            }
        }
        let order = ascending(&nonzeros);
        let (Some(&lowest), Some(&highest)) = (order.first(), order.last()) else {
            return Codebook {
                values: vec![0.0; k],
            };
        };
        let (low, high) = (nonzeros[lowest as usize], nonzeros[highest as usize]);
        let mut means = Vec::new();
        for j in 0..k {
            means.push(low + (high - low) * j as f64 / (k - 1) as f64);
        }
        for _ in 0..ROUNDS {
            let (mut sums, mut counts) = (vec![0.0; k], vec![0.0; k]);
            let mut j = 0;
            for &i in &order {
                let value = nonzeros[i as usize];
                while j + 1 < k && (means[j] + means[j + 1]) / 2.0 < value {
                    j += 1;
                }
                sums[j] += value;
                counts[j] += 1.0;
            }
            let mut moves = false;
            for j in 0..k {
                // A value that nobody is nearest to stays where it is.
                if counts[j] > 0.0 {
                    let mean: f64 = sums[j] / counts[j];
                    moves |= mean != means[j];
                    means[j] = mean;
                }
            }
            if !moves {
                break;
            }
        }
        Codebook {
            values: means.into_iter().map(|mean| mean as f32).collect(),
        }
    }

    /// Which shared value is nearest.
    #[inline(never)]
    pub fn code(&self, value: f32) -> usize {
        let mut best = 0;
        for (j, shared) in self.values.iter().enumerate() {
            if (shared - value).abs() < (self.values[best] - value).abs() {
                best = j;
            }
        }
        best
    }

    #[inline(never)]
    pub fn write(&self, out: &mut Writer) {
        self.values.iter().for_each(|&value| out.f32(value));
    }

    #[inline(never)]
    pub fn read(from: &mut Reader, k: usize) -> Self {
        Codebook {
            values: (0..k).map(|_| from.f32()).collect(),
        }
    }
}

/// The shared values, a bit a value, and the code of each nonzero.
#[inline(never)]
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

#[inline(never)]
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
