//! The arithmetic: ndarray views in and out, rows in lanes of four.
//!
//! Every output element is a sum in one stated order (ascending row, column or entry), whatever the
//! tile that computes it. Tiles hold at most eight accumulators of four lanes: more spill in V8 and
//! lose a quarter to a half. Nothing here uses fused multiply-add, so the bits are the same natively
//! and in WebAssembly.

mod dense;
mod elementwise;
mod skip;
mod sort;
mod sparse;

pub use dense::{column_sums, matmul, matmul_transposed_left, transpose};
pub use elementwise::{map_biased, multiply};
pub use skip::{Blocks, block_product, sparse_product};
pub use sort::{ascending, sort_by_score};
pub use sparse::{ByColumns, Csr, Restriction, spmm, spmm_restricted, spmm_transposed};

use wide::f32x4;

/// The rows that a kernel works on, in ascending order.
#[derive(Debug, Clone, Copy)]
pub enum Rows<'a> {
    /// Rows 0 to n − 1.
    All(usize),
    /// These rows only; the others are neither read nor written.
    Some(&'a [u32]),
}

impl Rows<'_> {
    /// How many rows there are.
    #[inline(always)]
    pub fn len(&self) -> usize {
        match self {
            Rows::All(n) => *n,
            Rows::Some(rows) => rows.len(),
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The `i`-th of them.
    #[inline(always)]
    pub fn at(&self, i: usize) -> usize {
        match self {
            Rows::All(_) => i,
            Rows::Some(rows) => rows[i] as usize,
        }
    }
}

const LANES: usize = 4;

#[inline(always)]
fn load(from: &[f32]) -> f32x4 {
    f32x4::new([from[0], from[1], from[2], from[3]])
}

/// Four values as they lie.
///
/// # Safety
/// They can be read.
#[inline(always)]
unsafe fn read(from: *const f32) -> f32x4 {
    f32x4::new(unsafe { from.cast::<[f32; LANES]>().read() })
}

#[inline(always)]
fn store(lanes: f32x4, to: &mut [f32]) {
    to[..LANES].copy_from_slice(&lanes.to_array());
}
