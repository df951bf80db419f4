//! Pushes nodes apart that would hide each other in the picture.

use super::{Point, bounds, extent};

/// Sweeps in which nodes that stand too close push each other away.
const SWEEPS: usize = 60;
/// Smallest distance of two nodes, in units of the mean distance that an even grid of as many nodes
/// would have.
const ROOM: f32 = 0.42;

/// Nodes by the cell of a grid in which they stand, so that only neighbours are compared.
struct Grid {
    low: Point,
    cell: f32,
    columns: usize,
    rows: usize,
    /// Always one longer than the number of cells.
    starts: Vec<u32>,
    /// Nodes, cell by cell, in ascending order within each.
    nodes: Vec<u32>,
}

impl Grid {
    fn new(at: &[Point], cell: f32) -> Self {
        let (low, high) = bounds(at);
        let count = |axis: usize| ((high[axis] - low[axis]) / cell) as usize + 1;
        let (columns, rows) = (count(0), count(1));
        let mut grid = Grid {
            low,
            cell,
            columns,
            rows,
            starts: vec![0; columns * rows + 1],
            nodes: vec![0; at.len()],
        };
        let cells: Vec<usize> = at.iter().map(|&p| grid.cell_of(p)).collect();
        for &cell in &cells {
            grid.starts[cell + 1] += 1;
        }
        for cell in 0..columns * rows {
            grid.starts[cell + 1] += grid.starts[cell];
        }
        let mut next = grid.starts.clone();
        for (node, &cell) in cells.iter().enumerate() {
            grid.nodes[next[cell] as usize] = node as u32;
            next[cell] += 1;
        }
        grid
    }

    fn place(&self, p: Point) -> (usize, usize) {
        let index = |axis: usize, count: usize| {
            // Nodes that were pushed over the rim belong to its cells; a cast stops at 0.
            (((p[axis] - self.low[axis]) / self.cell) as usize).min(count - 1)
        };
        (index(0, self.columns), index(1, self.rows))
    }

    fn cell_of(&self, p: Point) -> usize {
        let (column, row) = self.place(p);
        row * self.columns + column
    }
}

pub fn part(at: &mut [Point]) {
    let least = ROOM * extent(at) / (at.len() as f32).sqrt();
    for _ in 0..SWEEPS {
        let grid = Grid::new(at, least);
        let mut is_settled = true;
        for i in 0..at.len() {
            let (column, row) = grid.place(at[i]);
            for y in row.saturating_sub(1)..(row + 2).min(grid.rows) {
                for x in column.saturating_sub(1)..(column + 2).min(grid.columns) {
                    let cell = y * grid.columns + x;
                    let cell = grid.starts[cell] as usize..grid.starts[cell + 1] as usize;
                    for &j in &grid.nodes[cell] {
                        if (j as usize) < i {
                            is_settled &= !push(at, i, j as usize, least);
                        }
                    }
                }
            }
        }
        if is_settled {
            break;
        }
    }
}

/// Whether two nodes were too close.
fn push(at: &mut [Point], i: usize, j: usize, least: f32) -> bool {
    let delta = [at[i][0] - at[j][0], at[i][1] - at[j][1]];
    let length = (delta[0] * delta[0] + delta[1] * delta[1]).sqrt();
    if length >= least {
        return false;
    }
    // Nodes on the very same spot part sideways.
    let direction = if length > 1e-6 {
        [delta[0] / length, delta[1] / length]
    } else {
        [1.0, 0.0]
    };
    let half = 0.5 * (least - length);
    for axis in 0..2 {
        at[i][axis] += half * direction[axis];
        at[j][axis] -= half * direction[axis];
    }
    true
}
