//! Random simple graphs of given degrees.

use crate::rng::Rng;
use std::collections::BTreeSet;

/// Exchanges that are tried for one pair that must not stay.
const TRIES: usize = 400;

/// Joins `stubs`, which holds every node as often as it wants neighbours, at random (the configuration
/// model), adds what is joined to `joined`, and returns it. Pairs of a node with itself, pairs that are
/// joined already and pairs that `may` forbids exchange ends with others until they are none of these
/// (as in Lancichinetti, Fortunato & Radicchi 2008); what cannot be mended is left out.
pub fn join(
    mut stubs: Vec<u32>,
    may: &dyn Fn(u32, u32) -> bool,
    joined: &mut BTreeSet<[u32; 2]>,
    rng: &mut Rng,
) -> Vec<[u32; 2]> {
    rng.shuffle(&mut stubs);
    let sorted = |a: u32, b: u32| [a.min(b), a.max(b)];
    let (mut good, mut bad) = (Vec::new(), Vec::new());
    for pair in stubs.chunks_exact(2) {
        let pair = sorted(pair[0], pair[1]);
        if pair[0] != pair[1] && may(pair[0], pair[1]) && joined.insert(pair) {
            good.push(pair);
        } else {
            bad.push(pair);
        }
    }
    for [a, b] in bad {
        for _ in 0..TRIES {
            if good.is_empty() {
                break;
            }
            let place = rng.below(good.len() as u32) as usize;
            let old: [u32; 2] = good[place];
            let (c, d) = match rng.below(2) {
                0 => (old[0], old[1]),
                _ => (old[1], old[0]),
            };
            if a == c || b == d || !may(a, c) || !may(b, d) {
                continue;
            }
            let (first, second) = (sorted(a, c), sorted(b, d));
            if first == second || joined.contains(&first) || joined.contains(&second) {
                continue;
            }
            joined.remove(&old);
            joined.insert(first);
            joined.insert(second);
            good[place] = first;
            good.push(second);
            break;
        }
    }
    good
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::Stream;

    #[test]
    fn degrees_are_kept_and_nothing_forbidden_is_joined() {
        let mut rng = Rng::new(3, Stream::Generator, 0);
        let stubs: Vec<u32> = (0..40u32)
            .flat_map(|node| vec![node; 2 + node as usize % 5])
            .collect();
        let may = |a: u32, b: u32| a % 4 != b % 4;
        let mut joined = BTreeSet::new();
        let pairs = join(stubs.clone(), &may, &mut joined, &mut rng);
        assert_eq!(pairs.len(), stubs.len() / 2);
        assert_eq!(pairs.iter().copied().collect::<BTreeSet<_>>(), joined);
        assert!(pairs.iter().all(|&[a, b]| a < b && may(a, b)));
        let mut ends: Vec<u32> = pairs.into_iter().flatten().collect();
        ends.sort_unstable();
        assert_eq!(ends, stubs);
    }
}
