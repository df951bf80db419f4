//! The benchmark of Lancichinetti, Fortunato & Radicchi.

use super::wiring::join;
use super::{Drawn, check_edges, check_nodes, fine_unit, numbered};
use crate::error::{Error, Result, check_range};
use crate::rng::Rng;
use crate::value::readable;
use std::collections::BTreeSet;

/// Degrees and sizes of communities follow power laws; a share `mixing` of each node's edges leaves its
/// community (Lancichinetti, Fortunato & Radicchi 2008). The communities are the classes.
///
/// As in the authors' program the smallest degree is the whole number that comes nearest to the mean
/// that is asked for, and how many of a node's edges stay within is rounded up or down at random, so
/// that the share is right on average.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub struct Lfr {
    /// 20 at least.
    pub nodes: u32,
    /// Mean degree.
    pub degree: f64,
    pub max_degree: u32,
    /// τ₁: p(k) ∝ k^−τ₁; 1 to 6.
    pub degree_exponent: f64,
    /// τ₂: p(s) ∝ s^−τ₂; 0 to 6.
    pub size_exponent: f64,
    /// μ, 0 to 1.
    pub mixing: f64,
    /// Smallest and largest community.
    pub min_size: u32,
    pub max_size: u32,
}

readable!(Lfr {
    nodes,
    degree,
    max_degree,
    degree_exponent,
    size_exponent,
    mixing,
    min_size,
    max_size
});

/// Sequences of sizes that are drawn before none is found.
const DRAWS: usize = 2_000;
/// Moves per node before no community is found for all.
const MOVES: usize = 400;

impl Lfr {
    /// # Errors
    /// Parameters outside their ranges, communities whose sizes cannot add up to the nodes, or that are
    /// too small for the degrees.
    pub(super) fn draw(&self, rng: &mut Rng) -> Result<Drawn> {
        self.check()?;
        let degrees = self.degrees(rng);
        let sizes = self.sizes(rng)?;
        let mut within: Vec<u32> = degrees
            .iter()
            .map(|&degree| {
                let exact = (1.0 - self.mixing) * f64::from(degree);
                let floor = exact.floor();
                floor as u32 + u32::from(fine_unit(rng) < exact - floor)
            })
            .collect();
        let community = assign(&within, &sizes, rng)?;
        let mut members: Vec<Vec<u32>> = vec![Vec::new(); sizes.len()];
        for (node, &c) in community.iter().enumerate() {
            members[c as usize].push(node as u32);
        }
        let mut joined = BTreeSet::new();
        let mut pairs = Vec::new();
        for members in &members {
            // Every edge has two ends: of an odd sum one end goes outside.
            let sum: u32 = members.iter().map(|&node| within[node as usize]).sum();
            if sum % 2 == 1 {
                let able: Vec<u32> = (members.iter().copied())
                    .filter(|&node| within[node as usize] > 0)
                    .collect();
                within[able[rng.below(able.len() as u32) as usize] as usize] -= 1;
            }
            let stubs = members
                .iter()
                .flat_map(|&node| std::iter::repeat_n(node, within[node as usize] as usize));
            pairs.extend(join(stubs.collect(), &|_, _| true, &mut joined, rng));
        }
        let stubs = (0..self.nodes).flat_map(|node| {
            let outside = degrees[node as usize] - within[node as usize];
            std::iter::repeat_n(node, outside as usize)
        });
        let apart = |a: u32, b: u32| community[a as usize] != community[b as usize];
        pairs.extend(join(stubs.collect(), &apart, &mut joined, rng));
        Ok(Drawn {
            pairs,
            label: numbered("community", &mut community.into_iter()),
        })
    }

    fn check(&self) -> Result<()> {
        check_nodes(self.nodes, 20.0)?;
        let nodes = f64::from(self.nodes);
        check_range("maxDegree", f64::from(self.max_degree), 2.0, nodes - 1.0)?;
        check_range("degree", self.degree, 1.0, f64::from(self.max_degree))?;
        check_edges(0.5 * nodes * self.degree)?;
        check_range("degreeExponent", self.degree_exponent, 1.0, 6.0)?;
        check_range("sizeExponent", self.size_exponent, 0.0, 6.0)?;
        check_range("mixing", self.mixing, 0.0, 1.0)?;
        // Two communities at least, each with a node to learn from and one to test.
        check_range("maxSize", f64::from(self.max_size), 3.0, nodes - 3.0)?;
        check_range(
            "minSize",
            f64::from(self.min_size),
            3.0,
            f64::from(self.max_size),
        )
    }

    /// One degree a node, their sum even.
    fn degrees(&self, rng: &mut Rng) -> Vec<u32> {
        let mut best = (f64::INFINITY, 1);
        for lowest in 1..=self.max_degree {
            let law = PowerLaw::new(lowest, self.max_degree, self.degree_exponent);
            let distance = (law.mean() - self.degree).abs();
            if distance < best.0 {
                best = (distance, lowest);
            } else {
                // The mean rises with the lowest degree.
                break;
            }
        }
        let law = PowerLaw::new(best.1, self.max_degree, self.degree_exponent);
        let mut degrees: Vec<u32> = (0..self.nodes).map(|_| law.draw(rng)).collect();
        if degrees.iter().sum::<u32>() % 2 == 1
            && let Some(highest) = degrees.iter_mut().max()
        {
            *highest -= 1;
        }
        degrees
    }

    /// Sizes whose sum is the number of nodes; the last one takes what is left.
    fn sizes(&self, rng: &mut Rng) -> Result<Vec<u32>> {
        let law = PowerLaw::new(self.min_size, self.max_size, self.size_exponent);
        for _ in 0..DRAWS {
            let (mut sizes, mut left) = (Vec::new(), self.nodes);
            while left > self.max_size {
                let size = law.draw(rng);
                sizes.push(size);
                left -= size;
            }
            if left >= self.min_size {
                sizes.push(left);
                return Ok(sizes);
            }
        }
        Err(Error::Malformed {
            what: "minSize".into(),
            reason: "no communities of such sizes add up to the nodes".into(),
        })
    }
}

/// Puts each node into a random community that has more members than the node has neighbours within; of a
/// full one a random member leaves and looks for another.
fn assign(within: &[u32], sizes: &[u32], rng: &mut Rng) -> Result<Vec<u32>> {
    let mut members: Vec<Vec<u32>> = vec![Vec::new(); sizes.len()];
    let mut homeless: Vec<u32> = (0..within.len() as u32).collect();
    rng.shuffle(&mut homeless);
    let largest = sizes.iter().copied().max().unwrap_or(0);
    for _ in 0..MOVES * within.len() {
        let Some(node) = homeless.pop() else { break };
        if within[node as usize] >= largest {
            return Err(Error::OutOfRange {
                name: "maxSize".into(),
                got: f64::from(largest),
                min: f64::from(within[node as usize]) + 1.0,
                max: within.len() as f64 - 3.0,
            });
        }
        let there = rng.below(sizes.len() as u32) as usize;
        if within[node as usize] >= sizes[there] {
            homeless.push(node);
            continue;
        }
        if members[there].len() as u32 == sizes[there] {
            let place = rng.below(sizes[there]) as usize;
            homeless.push(members[there].swap_remove(place));
        }
        members[there].push(node);
    }
    if !homeless.is_empty() {
        return Err(Error::Malformed {
            what: "minSize".into(),
            reason: "too many nodes have more neighbours than most communities have members".into(),
        });
    }
    let mut community = vec![0; within.len()];
    for (c, members) in members.iter().enumerate() {
        for &node in members {
            community[node as usize] = c as u32;
        }
    }
    Ok(community)
}

/// Whole numbers with probabilities in proportion to x^−exponent.
struct PowerLaw {
    lowest: u32,
    /// Sum of the weights up to each number.
    cumulative: Vec<f64>,
    /// Sum of x times its weight.
    moment: f64,
}

impl PowerLaw {
    fn new(lowest: u32, highest: u32, exponent: f64) -> Self {
        let (mut sum, mut moment) = (0.0, 0.0);
        let mut cumulative = Vec::new();
        for x in lowest..=highest {
            let weight = libm::pow(f64::from(x), -exponent);
            sum += weight;
            moment += f64::from(x) * weight;
            cumulative.push(sum);
        }
        PowerLaw {
            lowest,
            cumulative,
            moment,
        }
    }

    fn total(&self) -> f64 {
        self.cumulative[self.cumulative.len() - 1]
    }

    fn mean(&self) -> f64 {
        self.moment / self.total()
    }

    fn draw(&self, rng: &mut Rng) -> u32 {
        let at = fine_unit(rng) * self.total();
        let place = self.cumulative.partition_point(|&sum| sum <= at);
        self.lowest + place.min(self.cumulative.len() - 1) as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::Stream;

    const MODEL: Lfr = Lfr {
        nodes: 400,
        degree: 8.0,
        max_degree: 30,
        degree_exponent: 2.5,
        size_exponent: 1.5,
        mixing: 0.25,
        min_size: 20,
        max_size: 60,
    };

    fn draw(model: Lfr, seed: u32) -> Result<Drawn> {
        model.draw(&mut Rng::new(seed, Stream::Generator, 0))
    }

    #[test]
    fn degrees_sizes_and_mixing_are_what_was_asked_for() {
        let (mut edges, mut outside) = (0.0, 0.0);
        for seed in 0..10 {
            let drawn = draw(MODEL, seed).expect("drawn");
            let crate::data::NodeValues::Texts(names) = &drawn.label.values else {
                panic!("texts");
            };
            let count = |name: &String| names.iter().filter(|other| *other == name).count();
            assert!(names.iter().all(|name| (20..=60).contains(&count(name))));
            edges += drawn.pairs.len() as f64;
            outside += drawn
                .pairs
                .iter()
                .filter(|[a, b]| names[*a as usize] != names[*b as usize])
                .count() as f64;
        }
        assert!((outside / edges - 0.25).abs() < 0.01, "{}", outside / edges);
        // The smallest degree is whole, so the mean is near what was asked for.
        let mean = 2.0 * edges / 4_000.0;
        assert!((mean - 8.0).abs() < 1.0, "{mean}");
    }

    #[test]
    fn communities_too_small_for_the_degrees_are_refused() {
        let small = Lfr {
            min_size: 5,
            max_size: 8,
            mixing: 0.0,
            ..MODEL
        };
        let refused = draw(small, 1).err().expect("refused");
        assert_eq!(refused.code(), "out-of-range");
        let uneven = Lfr {
            nodes: 100,
            min_size: 30,
            max_size: 30,
            max_degree: 12,
            degree: 4.0,
            ..MODEL
        };
        assert_eq!(draw(uneven, 1).err().expect("refused").code(), "malformed");
    }
}
