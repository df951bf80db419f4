//! Which edges are in force, and how Â takes them.

use crate::mask::Mask;

/// Edges as they are laid into Â.
#[derive(Debug, Clone, PartialEq)]
pub struct Laid {
    /// The undirected pairs that are kept.
    pub edges: Mask,
    /// What the weight of each edge is multiplied by, 0 where it is removed; 1 or 0 without.
    pub strengths: Option<Vec<f32>>,
    /// Whether Â is only multiplied, not normalised anew.
    pub frozen: bool,
}

impl Laid {
    /// The edges that `edges` keeps, with their weights multiplied by `strengths`. With nothing removed
    /// there is nothing to make up for and nothing to freeze.
    pub fn new(edges: Mask, mut strengths: Option<Vec<f32>>, frozen: bool) -> Self {
        if edges.count_pruned() == 0 {
            return Laid::plain(edges);
        }
        for (strength, &kept) in strengths.iter_mut().flatten().zip(edges.flags()) {
            *strength *= f32::from(u8::from(kept));
        }
        Laid {
            edges,
            strengths,
            frozen,
        }
    }

    /// What the weight of a kept edge is multiplied by.
    pub fn strength(&self, edge: usize) -> f64 {
        let strengths = self.strengths.as_ref();
        strengths.map_or(1.0, |strengths| f64::from(strengths[edge]))
    }

    /// The edges that `edges` keeps, as they are, Â normalised anew.
    pub fn plain(edges: Mask) -> Self {
        Laid {
            edges,
            strengths: None,
            frozen: false,
        }
    }
}
