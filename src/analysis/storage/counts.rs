//! What formulas of storage ask of a matrix: counts, taken in one pass over its weights, so that a
//! slider's tick can afford them.

use super::{Format, GAP_BITS, Matrix, SHARED, SIDE, gaps, is_nonzero};
use crate::nn::{LayerShape, Shape};
use crate::told::{Field, Tell, Told};

/// What a matrix holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    pub rows: usize,
    pub columns: usize,
    pub nonzeros: usize,
    /// Squares of four by four that hold a nonzero.
    pub squares: usize,
    /// The most nonzeros among four inputs of one output.
    pub most_of_four: usize,
}

impl Counts {
    /// Counts a whole matrix.
    #[inline(never)]
    pub fn of(matrix: &Matrix) -> Self {
        let layer = LayerShape {
            inputs: matrix.rows,
            outputs: matrix.columns,
            weight: 0,
            bias: None,
        };
        let (rows, columns) = (vec![true; matrix.rows], vec![true; matrix.columns]);
        Counts::of_layer(&layer, matrix.values, &rows, &columns)
    }

    /// Counts the matrix that is left of a layer once the rows and columns without a flag are taken
    /// out of it.
    #[inline(never)]
    pub fn of_layer(layer: &LayerShape, params: &[f32], rows: &[bool], columns: &[bool]) -> Self {
        let mut counts = Counts {
            rows: 0,
            columns: columns.iter().filter(|&&stays| stays).count(),
            nonzeros: 0,
            squares: 0,
            most_of_four: 0,
        };
        // Nonzeros of each column among the last rows, four at most. (outputs)
        let mut strip = vec![0; layer.outputs];
        let weights = &params[layer.weights()];
        for (row, &stays) in weights.chunks(layer.outputs.max(1)).zip(rows) {
            if !stays {
                continue;
            }
            for (count, &weight) in strip.iter_mut().zip(row) {
                *count += u8::from(is_nonzero(weight));
            }
            counts.rows += 1;
            if counts.rows.is_multiple_of(SIDE) {
                counts.close(&mut strip, columns);
            }
        }
        counts.close(&mut strip, columns);
        counts
    }

    /// Takes four rows, or the last ones, to account.
    fn close(&mut self, strip: &mut [u8], columns: &[bool]) {
        let (mut column, mut holds) = (0, false);
        for (count, &stays) in strip.iter_mut().zip(columns) {
            if stays {
                let found = usize::from(*count);
                self.nonzeros += found;
                if found > self.most_of_four {
                    self.most_of_four = found;
                }
                holds |= found > 0;
                column += 1;
                if column % SIDE == 0 {
                    self.squares += usize::from(holds);
                    holds = false;
                }
            }
            *count = 0;
        }
        self.squares += usize::from(holds);
    }

    /// Whether a format has room for the matrix.
    fn fit(&self, format: Format) -> bool {
        let most = usize::from(u16::MAX);
        match format {
            Format::Coo16 => self.rows <= most && self.columns <= most,
            Format::Csr16 => self.rows <= most && self.columns <= most && self.nonzeros <= most,
            Format::TwoFour => self.most_of_four <= 2,
            _ => true,
        }
    }
}

/// Bytes of a format that depends on counts only; `None` for the one that asks for the values.
#[inline(never)]
pub(super) fn formula(format: Format, counts: &Counts) -> Option<f64> {
    let Counts { rows, columns, .. } = *counts;
    let z = counts.nonzeros;
    let all = rows * columns;
    let mask = all.div_ceil(8);
    let bytes = match format {
        Format::Dense => 4 * all,
        Format::MaskDense => 4 * all + mask,
        Format::Bitmask => mask + 4 * z,
        Format::Coo32 => 12 * z,
        Format::Coo16 => 8 * z,
        Format::Csr32 => 8 * z + 4 * (rows + 1),
        Format::Csr16 => 6 * z + 2 * (rows + 1),
        Format::Csc32 => 8 * z + 4 * (columns + 1),
        Format::Blocks4 => counts.squares * (4 * SIDE * SIDE + 4) + 4 * (rows.div_ceil(SIDE) + 1),
        Format::TwoFour => {
            let groups = rows.div_ceil(4) * columns;
            8 * groups + groups.div_ceil(2)
        }
        Format::Gaps4 => return Some(gaps::expected_bytes(z, all, GAP_BITS)),
        Format::Int8 => all + 4 * rows,
        Format::Kmeans16 => {
            let code_bits = SHARED.trailing_zeros() as usize;
            (z * code_bits).div_ceil(8) + 4 * SHARED + mask
        }
        Format::Huffman => return None,
    };
    Some(bytes as f64)
}

/// Bytes of all weight matrices by the formula of each format, in the order of [`Format::ALL`]; `None`
/// for the one whose formula asks for the values, and where a matrix has no room.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bytes([Option<f64>; Format::ALL.len()]);

impl Bytes {
    /// Of the layers of `shape` with the parameters `params`, of which only rows and columns stay that
    /// have a flag in `alive`: one list a boundary between layers, see [`crate::prune::alive`].
    #[inline(never)]
    pub fn of(shape: &Shape, params: &[f32], alive: &[Vec<bool>]) -> Self {
        let mut bytes = Bytes([Some(0.0); Format::ALL.len()]);
        for (l, layer) in shape.layers().iter().enumerate() {
            let counts = Counts::of_layer(layer, params, &alive[l], &alive[l + 1]);
            for (sum, &format) in bytes.0.iter_mut().zip(&Format::ALL) {
                *sum = match (*sum, formula(format, &counts)) {
                    (Some(sum), Some(bytes)) if counts.fit(format) => Some(sum + bytes),
                    _ => None,
                };
            }
        }
        bytes
    }

    /// Of one format.
    pub fn in_format(&self, format: Format) -> Option<f64> {
        self.0[format as usize]
    }
}

impl Tell for Bytes {
    fn tell(&self, each: &mut dyn FnMut(&'static str, Told)) {
        const FORMATS: &[Format] = &Format::ALL;
        for (format, bytes) in FORMATS.iter().zip(&self.0) {
            if let Told::Name(name) = format.told() {
                each(name, bytes.told());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_stands_at_its_own_place() {
        for (place, &format) in Format::ALL.iter().enumerate() {
            assert_eq!(format as usize, place);
        }
    }

    #[test]
    fn rows_and_columns_that_go_are_not_counted() {
        // Five inputs, three outputs; the second row and the third column go.
        let shape = Shape::new(&[5, 3], false);
        #[rustfmt::skip]
        let params = [
            1., 0., 9.,
            8., 8., 8.,
            2., 0., 9.,
            3., 4., 9.,
            0., 5., 9.,
        ];
        let rows = [true, false, true, true, true];
        let counts = Counts::of_layer(&shape.layers()[0], &params, &rows, &[true, true, false]);
        let expected = Counts {
            rows: 4,
            columns: 2,
            nonzeros: 5,
            squares: 1,
            most_of_four: 3,
        };
        assert_eq!(counts, expected);
        let alive = [rows.to_vec(), vec![true, true, false]];
        let bytes = Bytes::of(&shape, &params, &alive);
        assert_eq!(bytes.in_format(Format::Csr32), Some(8.0 * 5.0 + 4.0 * 5.0));
        assert_eq!(bytes.in_format(Format::TwoFour), None);
        assert_eq!(bytes.in_format(Format::Huffman), None);
    }

    #[test]
    fn squares_at_the_ends_count_like_whole_ones() {
        let mut values = vec![0.0; 5 * 6];
        let counts = |values: &[f32]| {
            let matrix = Matrix {
                rows: 5,
                columns: 6,
                values,
            };
            Counts::of(&matrix)
        };
        assert_eq!(counts(&values).squares, 0);
        values[0] = 1.0;
        values[5] = 1.0;
        values[29] = -0.0; // is stored
        let found = counts(&values);
        assert_eq!(
            (found.nonzeros, found.squares, found.most_of_four),
            (3, 3, 1)
        );
    }
}
