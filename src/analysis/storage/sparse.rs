//! Lossless and by single values: dense, masks, coordinates, compressed rows.

use super::bits::{Reader, Writer};
use super::{Matrix, is_nonzero};

#[inline(never)]
pub fn encode_dense(matrix: &Matrix, out: &mut Writer) {
    for &value in matrix.values {
        out.f32(value);
    }
}

#[inline(never)]
pub fn decode_dense(from: &mut Reader, out: &mut [f32]) {
    for value in out {
        *value = from.f32();
    }
}

/// One bit a value: 1 for a nonzero.
#[inline(never)]
pub fn encode_mask(matrix: &Matrix, out: &mut Writer) {
    for &value in matrix.values {
        out.bits(u64::from(is_nonzero(value)), 1);
    }
}

#[inline(never)]
pub fn decode_mask(from: &mut Reader, len: usize) -> Vec<bool> {
    (0..len).map(|_| from.bits(1) == 1).collect()
}

/// The nonzeros, row by row.
#[inline(never)]
pub fn encode_nonzeros(matrix: &Matrix, out: &mut Writer) {
    for &value in matrix.values {
        if is_nonzero(value) {
            out.f32(value);
        }
    }
}

#[inline(never)]
pub fn decode_bitmask(from: &mut Reader, out: &mut [f32]) {
    let mask = decode_mask(from, out.len());
    for (value, kept) in out.iter_mut().zip(mask) {
        if kept {
            *value = from.f32();
        }
    }
}

/// Rows, then columns, then values of the nonzeros; indices of `width` bytes.
#[inline(never)]
pub fn encode_coo(matrix: &Matrix, width: usize, out: &mut Writer) {
    for by_row in [true, false] {
        for (i, &value) in matrix.values.iter().enumerate() {
            if is_nonzero(value) {
                let index = if by_row {
                    i / matrix.columns
                } else {
                    i % matrix.columns
                };
                out.index(index as u32, width);
            }
        }
    }
    encode_nonzeros(matrix, out);
}

#[inline(never)]
pub fn decode_coo(from: &mut Reader, bytes: usize, columns: usize, width: usize, out: &mut [f32]) {
    let count = bytes / (2 * width + 4);
    let mut index = || from.index(width) as usize;
    let rows: Vec<usize> = (0..count).map(|_| index()).collect();
    let at: Vec<usize> = rows.iter().map(|row| row * columns + index()).collect();
    for place in at {
        out[place] = from.f32();
    }
}

/// Where each row's nonzeros end (after a leading 0), their columns, their values.
#[inline(never)]
pub fn encode_csr(matrix: &Matrix, width: usize, out: &mut Writer) {
    let mut end = 0;
    out.index(end, width);
    for row in 0..matrix.rows {
        for column in 0..matrix.columns {
            end += u32::from(is_nonzero(matrix.at(row, column)));
        }
        out.index(end, width);
    }
    for (i, &value) in matrix.values.iter().enumerate() {
        if is_nonzero(value) {
            out.index((i % matrix.columns) as u32, width);
        }
    }
    encode_nonzeros(matrix, out);
}

#[inline(never)]
pub fn decode_csr(from: &mut Reader, rows: usize, columns: usize, width: usize, out: &mut [f32]) {
    let ends: Vec<usize> = (0..=rows).map(|_| from.index(width) as usize).collect();
    let mut places = Vec::with_capacity(ends[rows]);
    for row in 0..rows {
        for _ in ends[row]..ends[row + 1] {
            places.push(row * columns + from.index(width) as usize);
        }
    }
    for place in places {
        out[place] = from.f32();
    }
}
