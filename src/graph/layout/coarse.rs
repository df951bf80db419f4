//! Graphs made smaller by merging nodes with a neighbour each, so that a picture is found from its
//! outlines to its details (Walshaw 2003).

use crate::kernels::ascending;

/// A graph whose nodes stand for one or more of the original, in compressed rows.
pub struct Level {
    /// Always one longer than the number of nodes.
    pub starts: Vec<u32>,
    pub ends: Vec<u32>,
    /// Original edges behind each entry.
    pub weights: Vec<f32>,
    /// Original edge ends behind each node, and one more a node.
    pub mass: Vec<f32>,
}

impl Level {
    pub fn nodes(&self) -> usize {
        self.mass.len()
    }

    pub fn row(&self, node: usize) -> core::ops::Range<usize> {
        self.starts[node] as usize..self.starts[node + 1] as usize
    }

    /// The parent of each node, and how many parents there are. Nodes with few ties choose first:
    /// each joins the neighbour that it is tied to most for its mass, with whatever that one already
    /// merged with. Where that would be too heavy, those who were turned away by one neighbour join
    /// each other, so that the leaves of a star fall together.
    pub fn parents(&self) -> (Vec<u32>, usize) {
        let n = self.nodes();
        let masses: Vec<f64> = self.mass.iter().map(|&mass| mass.into()).collect();
        // No parent becomes so heavy that the rest would be drawn about it alone.
        let most = 8.0 * self.mass.iter().sum::<f32>() / n as f32;
        let mut parents = vec![u32::MAX; n];
        let mut load: Vec<f32> = Vec::new();
        // The parent of those whom a node turned away last.
        let mut refuge = vec![u32::MAX; n];
        for node in ascending(&masses) {
            let node = node as usize;
            if parents[node] != u32::MAX {
                continue;
            }
            let own = self.mass[node];
            let (mut best, mut strength) = (node, 0f32);
            for entry in self.row(node) {
                let other = self.ends[entry] as usize;
                let joined = match parents[other] {
                    u32::MAX => self.mass[other],
                    parent => load[parent as usize],
                };
                let tie = self.weights[entry] / joined;
                if tie > strength {
                    (best, strength) = (other, tie);
                }
            }
            let has_room = |parent: u32| parent != u32::MAX && load[parent as usize] + own <= most;
            let parent = if has_room(parents[best]) {
                parents[best]
            } else if has_room(refuge[best]) {
                refuge[best]
            } else {
                load.push(0.0);
                load.len() as u32 - 1
            };
            parents[node] = parent;
            load[parent as usize] += own;
            if parents[best] == u32::MAX && self.mass[best] + load[parent as usize] <= most {
                parents[best] = parent;
                load[parent as usize] += self.mass[best];
            } else if parents[best] != parent {
                refuge[best] = parent;
            }
        }
        (parents, load.len())
    }

    /// The graph of the parents; ties within one vanish.
    pub fn merged(&self, parents: &[u32], count: usize) -> Level {
        let mut children: Vec<Vec<u32>> = vec![Vec::new(); count];
        let mut mass = vec![0f32; count];
        for (node, &parent) in parents.iter().enumerate() {
            children[parent as usize].push(node as u32);
            mass[parent as usize] += self.mass[node];
        }
        let mut out = Level {
            starts: vec![0],
            ends: Vec::new(),
            weights: Vec::new(),
            mass,
        };
        // Where the row of the parent at hand has an entry for another.
        let mut place = vec![u32::MAX; count];
        for (parent, children) in children.iter().enumerate() {
            let start = out.ends.len();
            for &child in children {
                for entry in self.row(child as usize) {
                    let other = parents[self.ends[entry] as usize];
                    if other as usize == parent {
                        continue;
                    }
                    let known = place[other as usize];
                    if known != u32::MAX && known as usize >= start {
                        out.weights[known as usize] += self.weights[entry];
                    } else {
                        place[other as usize] = out.ends.len() as u32;
                        out.ends.push(other);
                        out.weights.push(self.weights[entry]);
                    }
                }
            }
            out.starts.push(out.ends.len() as u32);
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn level(rows: &[&[u32]]) -> Level {
        let mut level = Level {
            starts: vec![0],
            ends: vec![],
            weights: vec![],
            mass: vec![],
        };
        for row in rows {
            level.ends.extend_from_slice(row);
            level.starts.push(level.ends.len() as u32);
            level.mass.push(row.len() as f32 + 1.0);
        }
        level.weights = vec![1.0; level.ends.len()];
        level
    }

    #[test]
    fn neighbours_merge_and_their_ties_add_up() {
        // A square: two pairs, tied twice.
        let square = level(&[&[1, 3], &[0, 2], &[1, 3], &[2, 0]]);
        let (parents, count) = square.parents();
        assert_eq!((parents.as_slice(), count), ([0, 0, 1, 1].as_slice(), 2));
        let merged = square.merged(&parents, count);
        assert_eq!(merged.mass, [6.0, 6.0]);
        assert_eq!((merged.ends, merged.weights), (vec![1, 0], vec![2.0, 2.0]));
    }

    #[test]
    fn the_leaves_of_a_star_fall_together() {
        let mut rows: Vec<Vec<u32>> = vec![(1..200).collect()];
        rows.extend((1..200).map(|_| vec![0]));
        let rows: Vec<&[u32]> = rows.iter().map(Vec::as_slice).collect();
        let star = level(&rows);
        let (parents, count) = star.parents();
        assert!(parents.iter().all(|&parent| (parent as usize) < count));
        assert!(count < 40, "{count}");
    }
}
