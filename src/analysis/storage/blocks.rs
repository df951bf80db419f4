//! Lossless and by small groups: squares of b × b, and two of each four.

use super::bits::{Reader, Writer};
use super::{Matrix, is_nonzero};

/// The top left corners of the squares that hold a nonzero, row by row, and where each row of
/// squares ends among them (after a leading 0).
#[inline(never)]
fn squares(matrix: &Matrix, side: usize) -> (Vec<[usize; 2]>, Vec<u32>) {
    let (mut places, mut ends) = (Vec::new(), vec![0]);
    for top in (0..matrix.rows).step_by(side) {
        for left in (0..matrix.columns).step_by(side) {
            let right = (left + side).min(matrix.columns);
            let holds = (top..(top + side).min(matrix.rows))
                .any(|row| (left..right).any(|column| is_nonzero(matrix.at(row, column))));
            if holds {
                places.push([top, left]);
            }
        }
        ends.push(places.len() as u32);
    }
    (places, ends)
}

/// Where each row of squares ends, the column of each square, its values (0 beyond the edges).
#[inline(never)]
pub fn encode_blocks(matrix: &Matrix, side: usize, out: &mut Writer) {
    let (places, ends) = squares(matrix, side);
    for end in ends {
        out.index(end, 4);
    }
    for [_, left] in &places {
        out.index((left / side) as u32, 4);
    }
    for [top, left] in places {
        for row in top..top + side {
            for column in left..left + side {
                let is_inside = row < matrix.rows && column < matrix.columns;
                out.f32(if is_inside {
                    matrix.at(row, column)
                } else {
                    0.0
                });
            }
        }
    }
}

#[inline(never)]
pub fn decode_blocks(from: &mut Reader, rows: usize, columns: usize, side: usize, out: &mut [f32]) {
    let ends: Vec<usize> = (0..=rows.div_ceil(side))
        .map(|_| from.index(4) as usize)
        .collect();
    let mut places = Vec::new();
    for (block_row, pair) in ends.windows(2).enumerate() {
        for _ in pair[0]..pair[1] {
            places.push((block_row * side, from.index(4) as usize * side));
        }
    }
    for (top, left) in places {
        for row in top..top + side {
            for column in left..left + side {
                let value = from.f32();
                if row < rows && column < columns {
                    out[row * columns + column] = value;
                }
            }
        }
    }
}

/// Of each `four` inputs of an output two values, then where they stand: two bits each. Groups go
/// column by column within four rows; at most two nonzeros a group.
#[inline(never)]
pub fn encode_two_of_four(matrix: &Matrix, four: usize, out: &mut Writer) {
    let mut places = Vec::new();
    for top in (0..matrix.rows).step_by(four) {
        for column in 0..matrix.columns {
            let mut left = 2;
            // The nonzeros first, then zeros to make two.
            for round in 0..2 * four {
                let k = round % four;
                let value = if top + k < matrix.rows {
                    matrix.at(top + k, column)
                } else {
                    0.0
                };
                if left > 0 && is_nonzero(value) == (round < four) {
                    out.f32(value);
                    places.push(k as u8);
                    left -= 1;
                }
            }
        }
    }
    for place in places {
        out.bits(u64::from(place), 2);
    }
}

#[inline(never)]
pub fn decode_two_of_four(from: &mut Reader, rows: usize, columns: usize, out: &mut [f32]) {
    let count = 2 * rows.div_ceil(4) * columns;
    let values: Vec<f32> = (0..count).map(|_| from.f32()).collect();
    for (i, value) in values.into_iter().enumerate() {
        let (top, column) = (i / 2 / columns * 4, i / 2 % columns);
        let row = top + from.bits(2) as usize;
        if row < rows {
            out[row * columns + column] = value;
        }
    }
}
