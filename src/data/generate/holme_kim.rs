//! Growth by preferential attachment, with triangles.

use super::barabasi_albert::{Growth, check_growth};
use super::{Drawn, degrees, fine_unit};
use crate::error::{Result, check_range};
use crate::rng::Rng;
use crate::value::readable;

/// As Barabási & Albert, but after the first edge of a node each further one closes a triangle, with the
/// probability `triangles`: it goes to a random neighbour of the node last joined by preference (Holme &
/// Kim 2002). Where all of these are joined already, preference decides again. The model has no classes:
/// degrees in three ranges stand for them.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub struct HolmeKim {
    pub nodes: u32,
    /// Edges that each node brings, 1 to 50.
    pub edges: u32,
    pub triangles: f64,
}

readable!(HolmeKim {
    nodes,
    edges,
    triangles
});

impl HolmeKim {
    /// # Errors
    /// Parameters outside their ranges, or more than 250,000 edges.
    pub(super) fn draw(&self, rng: &mut Rng) -> Result<Drawn> {
        check_growth(self.nodes, self.edges)?;
        check_range("triangles", self.triangles, 0.0, 1.0)?;
        let mut growth = Growth::star(self.edges);
        let mut around: Vec<Vec<u32>> = vec![Vec::new(); self.nodes as usize];
        for &[a, b] in &growth.pairs {
            around[a as usize].push(b);
            around[b as usize].push(a);
        }
        for node in self.edges + 1..self.nodes {
            let mut targets: Vec<u32> = Vec::with_capacity(self.edges as usize);
            // The node last joined by preference.
            let mut last = None;
            while targets.len() < self.edges as usize {
                let is_triangle = last.is_some() && fine_unit(rng) < self.triangles;
                if let (true, Some(last)) = (is_triangle, last) {
                    let near: Vec<u32> = (around[last as usize].iter().copied())
                        .filter(|near| !targets.contains(near))
                        .collect();
                    if !near.is_empty() {
                        targets.push(near[rng.below(near.len() as u32) as usize]);
                        continue;
                    }
                }
                let target = loop {
                    let target = growth.popular(rng);
                    if !targets.contains(&target) {
                        break target;
                    }
                };
                targets.push(target);
                last = Some(target);
            }
            growth.join(node, &targets);
            for &target in &targets {
                around[target as usize].push(node);
                around[node as usize].push(target);
            }
        }
        Ok(Drawn {
            label: degrees(self.nodes, &growth.pairs),
            pairs: growth.pairs,
        })
    }
}
