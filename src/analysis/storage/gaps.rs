//! Gaps: how many zeros lie before each nonzero, row by row through the whole matrix, in a few bits
//! (Han, Mao & Dally 2016). Where more zeros lie between than the bits can say, a zero is stored as
//! filler.

use super::bits::{Reader, Writer};
use super::{Matrix, is_nonzero};

/// A stored value: the zeros before it, and where it stands; `None` for filler.
pub struct Entry {
    pub gap: u32,
    pub place: Option<usize>,
}

/// What is stored of a matrix with gaps of `bits` bits.
#[inline(never)]
pub fn entries(matrix: &Matrix, bits: u32) -> Vec<Entry> {
    let most = (1 << bits) - 1;
    let mut entries = Vec::new();
    let mut gap = 0;
    for (place, &value) in matrix.values.iter().enumerate() {
        if is_nonzero(value) {
            entries.push(Entry {
                gap,
                place: Some(place),
            });
            gap = 0;
        } else if gap == most {
            // This zero is the filler. One too many at the end of the matrix is taken back below.
            entries.push(Entry { gap, place: None });
            gap = 0;
        } else {
            gap += 1;
        }
    }
    while entries.last().is_some_and(|entry| entry.place.is_none()) {
        entries.pop();
    }
    entries
}

/// Gap and value of each entry.
#[inline(never)]
pub fn encode_gaps(matrix: &Matrix, bits: u32, out: &mut Writer) {
    for entry in entries(matrix, bits) {
        let value = entry.place.map_or(0.0, |place| matrix.values[place]);
        out.bits(u64::from(entry.gap), bits);
        out.bits(u64::from(value.to_bits()), 32);
    }
}

#[inline(never)]
pub fn decode_gaps(from: &mut Reader, bytes: usize, bits: u32, out: &mut [f32]) {
    let mut place = 0;
    for _ in 0..8 * bytes / (bits as usize + 32) {
        place += from.bits(bits) as usize;
        out[place] = f32::from_bits(from.bits(32) as u32);
        place += 1;
    }
}

/// (z + fill)(b + 32) / 8 with fill / z = q / (1 − q), q = (1 − d)^(2^b): what to expect when `nonzeros`
/// of `all` values stand at random.
#[inline(never)]
pub fn expected_bytes(nonzeros: usize, all: usize, bits: u32) -> f64 {
    if nonzeros == 0 {
        return 0.0;
    }
    let z = nonzeros as f64;
    let mut q = 1.0 - z / all as f64;
    for _ in 0..bits {
        q *= q;
    }
    z / (1.0 - q) * f64::from(bits + 32) / 8.0
}
