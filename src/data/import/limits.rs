//! How large a graph one page can work with. Beyond it a file is refused as soon as it is known.

use crate::error::Error;

/// Bytes of a file.
pub const BYTES: usize = 64_000_000;
pub const NODES: usize = 25_000;
/// Undirected pairs.
pub const EDGES: usize = 250_000;
/// Edges as they stand in the file, some of which may be the same pair.
pub const ROWS: usize = 1_000_000;
/// Columns of the nodes, and of the edges.
pub const COLUMNS: usize = 4_000;
/// Values of all columns of the nodes, and of the edges.
pub const CELLS: usize = 16_000_000;
/// Elements, lists or records inside each other.
pub const DEPTH: usize = 64;

pub fn over(what: &str, limit: usize) -> Error {
    Error::OverLimit {
        what: what.into(),
        limit: limit as f64,
    }
}
