//! What a matrix takes to store, found by storing it: an encoder and a decoder for each format, and
//! the formula that predicts its bytes beside.
//!
//! Sizes and the format itself are known to whoever decodes and are not counted. A nonzero is a value
//! whose bits are not all 0. Lossless formats decode bit for bit; the others within
//! [`stated_error`].

mod bits;
mod blocks;
mod counts;
mod gaps;
mod graph;
mod huffman;
mod quantised;
mod sparse;

pub use counts::{Bytes, Counts};
pub use graph::{GraphFormat, decode_graph, encode_graph, graph_formula};

use crate::error::{Result, check_range};
use crate::told::told;

/// A matrix by rows.
#[derive(Debug, Clone, Copy)]
pub struct Matrix<'a> {
    pub rows: usize,
    pub columns: usize,
    /// (rows, columns)
    pub values: &'a [f32],
}

impl Matrix<'_> {
    fn row(&self, row: usize) -> &[f32] {
        &self.values[row * self.columns..(row + 1) * self.columns]
    }

    #[inline]
    fn at(&self, row: usize, column: usize) -> f32 {
        self.values[row * self.columns + column]
    }
}

/// −0 is stored, for what is lossless must give it back.
fn is_nonzero(value: f32) -> bool {
    value.to_bits() != 0
}

/// A way to store a matrix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub enum Format {
    /// Every value.
    Dense,
    /// Every value, and a bit whether it is kept: what masking alone takes.
    MaskDense,
    /// A bit a value, and the nonzeros.
    Bitmask,
    /// Row, column and value of each nonzero.
    Coo32,
    /// The same with indices of two bytes.
    Coo16,
    /// Compressed rows: where each row starts, then columns and values.
    Csr32,
    /// The same with indices of two bytes.
    Csr16,
    /// Compressed columns.
    Csc32,
    /// Squares of four by four that hold a nonzero, as compressed rows.
    Blocks4,
    /// Of each four along the inputs two values and where they stand.
    TwoFour,
    /// The number of zeros before each nonzero in four bits; more than fit are filled.
    Gaps4,
    /// One byte a value, a scale a row.
    Int8,
    /// A bit a value, and for each nonzero which of sixteen shared values it is.
    Kmeans16,
    /// Deep Compression (Han 2016): shared values and gaps, both under Huffman codes.
    Huffman,
}

told!(Format: Dense, MaskDense, Bitmask, Coo32, Coo16, Csr32, Csr16, Csc32, Blocks4, TwoFour, Gaps4, Int8, Kmeans16, Huffman);

/// Side of the squares.
const SIDE: usize = 4;
/// Bits of a gap, where gaps alone are stored.
const GAP_BITS: u32 = 4;
/// Shared values of k-means.
const SHARED: usize = 16;

impl Format {
    /// All of them, in the order of the picker.
    pub const ALL: [Format; 14] = [
        Format::Dense,
        Format::MaskDense,
        Format::Bitmask,
        Format::Coo32,
        Format::Coo16,
        Format::Csr32,
        Format::Csr16,
        Format::Csc32,
        Format::Blocks4,
        Format::TwoFour,
        Format::Gaps4,
        Format::Int8,
        Format::Kmeans16,
        Format::Huffman,
    ];

    /// Whether decoding gives the same bits.
    pub fn is_lossless(self) -> bool {
        !matches!(self, Format::Int8 | Format::Kmeans16 | Format::Huffman)
    }
}

/// The bytes of a matrix.
///
/// # Errors
/// Two-byte indices that do not fit, or more than two nonzeros of four where only two have room.
pub fn encode(format: Format, matrix: &Matrix) -> Result<Vec<u8>> {
    match format {
        Format::Coo16 | Format::Csr16 => {
            fits("storage.rows", matrix.rows)?;
            fits("storage.columns", matrix.columns)?;
            if format == Format::Csr16 {
                fits("storage.nonzeros", Counts::of(matrix).nonzeros)?;
            }
        }
        Format::TwoFour => {
            let most = Counts::of(matrix).most_of_four;
            check_range("storage.nonzerosOfFour", most as f64, 0.0, 2.0)?;
        }
        _ => {}
    }
    let mut out = bits::Writer::default();
    match format {
        Format::Dense => sparse::encode_dense(matrix, &mut out),
        Format::MaskDense => {
            sparse::encode_mask(matrix, &mut out);
            sparse::encode_dense(matrix, &mut out);
        }
        Format::Bitmask => {
            sparse::encode_mask(matrix, &mut out);
            sparse::encode_nonzeros(matrix, &mut out);
        }
        Format::Coo32 => sparse::encode_coo(matrix, 4, &mut out),
        Format::Coo16 => sparse::encode_coo(matrix, 2, &mut out),
        Format::Csr32 => sparse::encode_csr(matrix, 4, &mut out),
        Format::Csr16 => sparse::encode_csr(matrix, 2, &mut out),
        Format::Csc32 => sparse::encode_csr(&transposed(matrix).view(), 4, &mut out),
        Format::Blocks4 => blocks::encode_blocks(matrix, SIDE, &mut out),
        Format::TwoFour => blocks::encode_two_of_four(matrix, 4, &mut out),
        Format::Gaps4 => gaps::encode_gaps(matrix, GAP_BITS, &mut out),
        Format::Int8 => quantised::encode_int8(matrix, &mut out),
        Format::Kmeans16 => quantised::encode_kmeans(matrix, SHARED, &mut out),
        Format::Huffman => huffman::encode(matrix, &mut out),
    }
    Ok(out.finish())
}

/// What decoding gives, without encoding: the values themselves where nothing is lost.
pub fn approximate(format: Format, matrix: &Matrix) -> Vec<f32> {
    match format {
        Format::Int8 => quantised::round_int8(matrix),
        Format::Kmeans16 => quantised::share(matrix, SHARED),
        Format::Huffman => quantised::share(matrix, huffman::SHARED),
        _ => matrix.values.to_vec(),
    }
}

/// The matrix (rows, columns) that `bytes` of [`encode`] hold.
pub fn decode(format: Format, rows: usize, columns: usize, bytes: &[u8]) -> Vec<f32> {
    let mut out = vec![0.0; rows * columns];
    let mut from = bits::Reader::new(bytes);
    match format {
        Format::Dense => sparse::decode_dense(&mut from, &mut out),
        Format::MaskDense => {
            let mask = sparse::decode_mask(&mut from, rows * columns);
            sparse::decode_dense(&mut from, &mut out);
            let flags = out.iter_mut().zip(mask);
            flags.for_each(|(value, kept)| *value = if kept { *value } else { 0.0 });
        }
        Format::Bitmask => sparse::decode_bitmask(&mut from, &mut out),
        Format::Coo32 => sparse::decode_coo(&mut from, bytes.len(), columns, 4, &mut out),
        Format::Coo16 => sparse::decode_coo(&mut from, bytes.len(), columns, 2, &mut out),
        Format::Csr32 => sparse::decode_csr(&mut from, rows, columns, 4, &mut out),
        Format::Csr16 => sparse::decode_csr(&mut from, rows, columns, 2, &mut out),
        Format::Csc32 => {
            sparse::decode_csr(&mut from, columns, rows, 4, &mut out);
            let by_columns = Matrix {
                rows: columns,
                columns: rows,
                values: &out,
            };
            return transposed(&by_columns).values;
        }
        Format::Blocks4 => blocks::decode_blocks(&mut from, rows, columns, SIDE, &mut out),
        Format::TwoFour => blocks::decode_two_of_four(&mut from, rows, columns, &mut out),
        Format::Gaps4 => gaps::decode_gaps(&mut from, bytes.len(), GAP_BITS, &mut out),
        Format::Int8 => quantised::decode_int8(&mut from, rows, columns, &mut out),
        Format::Kmeans16 => quantised::decode_kmeans(&mut from, SHARED, &mut out),
        Format::Huffman => huffman::decode(&mut from, &mut out),
    }
    out
}

/// What the format's formula says of a matrix: exact for formats that depend on counts only, the
/// expectation at random places for gaps, entropies for Huffman codes.
pub fn formula(format: Format, matrix: &Matrix) -> f64 {
    match counts::formula(format, &Counts::of(matrix)) {
        Some(bytes) => bytes,
        None => huffman::entropy_bytes(matrix),
    }
}

/// How far a decoded value may be from the stored one.
pub fn stated_error(format: Format, matrix: &Matrix) -> f64 {
    if format == Format::Int8 {
        return quantised::int8_error(matrix);
    }
    let decoded = approximate(format, matrix);
    let mut most = 0.0;
    for (&got, &stored) in decoded.iter().zip(matrix.values) {
        let error = (f64::from(got) - f64::from(stored)).abs();
        if error > most {
            most = error;
        }
    }
    most
}

/// Refuses what two bytes cannot count.
#[inline(never)]
fn fits(name: &str, got: usize) -> Result<()> {
    check_range(name, got as f64, 0.0, f64::from(u16::MAX))
}

struct Owned {
    rows: usize,
    columns: usize,
    values: Vec<f32>,
}

impl Owned {
    fn view(&self) -> Matrix<'_> {
        Matrix {
            rows: self.rows,
            columns: self.columns,
            values: &self.values,
        }
    }
}

#[inline(never)]
fn transposed(matrix: &Matrix) -> Owned {
    let mut values = Vec::with_capacity(matrix.values.len());
    for column in 0..matrix.columns {
        for row in 0..matrix.rows {
            values.push(matrix.at(row, column));
        }
    }
    Owned {
        rows: matrix.columns,
        columns: matrix.rows,
        values,
    }
}
