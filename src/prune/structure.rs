//! Which weights go together: single ones, n of every m, blocks, or all weights of an input feature.
//!
//! A unit's score is the mean of its weights' scores, or their maximum, and its weights go as one.

use super::rank::{Group, Ranking};
use super::{Scope, WeightPlan, WeightStructure};
use crate::error::{Error, Result};
use crate::nn::{LayerShape, Shape};

/// Ranks the scores of all weights by units of the plan's structure; where the last matrix is spared it
/// is in no group and loses nothing.
///
/// - N of M: every m weights of consecutive inputs of one output are a group of their own, and the
///   ratio says how many of each go (Mishra et al. 2021 for 2 : 4). Where four does not divide the
///   inputs the last group is shorter; of any other m only whole groups are taken, see [`check`].
/// - Blocks: tiles of b × b from the first row and column of each matrix; those at its ends are smaller.
/// - Features: the rows of the first matrix; the other matrices lose nothing.
/// - Sub-networks: every weight by itself, in the groups that `parts` numbers, one number a weight.
pub(super) fn rank(scores: Vec<f64>, shape: &Shape, plan: &WeightPlan, parts: &[u32]) -> Ranking {
    let WeightPlan {
        structure,
        scope,
        by_max,
        ..
    } = *plan;
    let layers = cut_layers(shape, plan);
    match structure {
        WeightStructure::Single => {
            let layers: Vec<_> = layers.iter().map(LayerShape::weights).collect();
            let all = 0..layers.last().map_or(0, |last| last.end);
            let groups = match scope {
                Scope::Network => std::slice::from_ref(&all),
                Scope::Layer => &layers[..],
            };
            let groups = (groups.iter())
                .map(|range| Group::of_range(range, &scores))
                .collect();
            Ranking::of_groups(scores, groups)
        }
        WeightStructure::OfFour | WeightStructure::OfMany => {
            let length = match structure {
                WeightStructure::OfFour => 4,
                _ => plan.of as usize,
            };
            let runs = layers.iter().flat_map(|layer| tiles(layer, length, 1));
            let groups = runs.map(|run| Group::of_items(run, &scores)).collect();
            Ranking::of_groups(scores, groups)
        }
        WeightStructure::BlocksOfTwo => blocks(scores, layers, 2, scope, by_max),
        WeightStructure::BlocksOfFour => blocks(scores, layers, 4, scope, by_max),
        WeightStructure::Features => {
            let rows = tiles(&layers[0], 1, layers[0].outputs);
            units(scores, &[rows], Scope::Layer, by_max)
        }
        WeightStructure::SubNetworks => {
            let count = parts.iter().max().map_or(0, |&last| last as usize + 1);
            let mut groups = vec![Vec::new(); count];
            for (item, &part) in parts[..layers.last().map_or(0, |last| last.weights().end)]
                .iter()
                .enumerate()
            {
                groups[part as usize].push(item as u32);
            }
            // A part of spared weights alone stays, and is empty: parts keep their numbers.
            let groups = groups.into_iter();
            let groups = groups
                .map(|group| Group::of_items(group, &scores))
                .collect();
            Ranking::of_groups(scores, groups)
        }
    }
}

/// The matrices that may lose something. A model of one layer has no last one to spare.
fn cut_layers<'a>(shape: &'a Shape, plan: &WeightPlan) -> &'a [LayerShape] {
    let layers = shape.layers();
    let spared = usize::from(plan.keep_last && layers.len() > 1);
    &layers[..layers.len() - spared]
}

/// Refuses an m that does not divide the inputs of a layer.
///
/// # Errors
/// The first such layer.
pub(super) fn check(plan: &WeightPlan, shape: &Shape) -> Result<()> {
    if plan.structure == WeightStructure::OfMany {
        for (l, layer) in cut_layers(shape, plan).iter().enumerate() {
            if !layer.inputs.is_multiple_of(plan.of as usize) {
                return Err(Error::Indivisible {
                    layer: l as u32,
                    inputs: layer.inputs as u32,
                    of: plan.of,
                });
            }
        }
    }
    Ok(())
}

fn blocks(
    scores: Vec<f64>,
    layers: &[LayerShape],
    side: usize,
    scope: Scope,
    by_max: bool,
) -> Ranking {
    let tiles: Vec<_> = (layers.iter())
        .map(|layer| tiles(layer, side, side))
        .collect();
    units(scores, &tiles, scope, by_max)
}

/// Ranks units, layer by layer or all together.
fn units(mut scores: Vec<f64>, layers: &[Vec<Vec<u32>>], scope: Scope, by_max: bool) -> Ranking {
    for unit in layers.iter().flatten() {
        let (mut sum, mut highest) = (0.0, f64::NEG_INFINITY);
        for &item in unit {
            let score = scores[item as usize];
            sum += score;
            if score > highest {
                highest = score;
            }
        }
        let of_unit = if by_max {
            highest
        } else {
            sum / unit.len() as f64
        };
        for &item in unit {
            scores[item as usize] = of_unit;
        }
    }
    let groups = match scope {
        Scope::Network => vec![Group::of_units(layers.iter().flatten(), &scores)],
        Scope::Layer => (layers.iter())
            .map(|layer| Group::of_units(layer.iter(), &scores))
            .collect(),
    };
    Ranking::of_groups(scores, groups)
}

/// Tiles of `rows` × `columns` of one matrix, row by row of tiles.
fn tiles(layer: &LayerShape, rows: usize, columns: usize) -> Vec<Vec<u32>> {
    let mut tiles = Vec::new();
    for top in (0..layer.inputs).step_by(rows) {
        for left in (0..layer.outputs).step_by(columns) {
            let mut tile = Vec::with_capacity(rows * columns);
            for row in top..(top + rows).min(layer.inputs) {
                for column in left..(left + columns).min(layer.outputs) {
                    tile.push((layer.weight + row * layer.outputs + column) as u32);
                }
            }
            tiles.push(tile);
        }
    }
    tiles
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mask::Mask;

    fn plan(structure: WeightStructure, scope: Scope) -> WeightPlan {
        WeightPlan {
            structure,
            scope,
            of: 3,
            ..WeightPlan::default()
        }
    }

    fn cut(shape: &Shape, structure: WeightStructure, scope: Scope, ratio: f64) -> Vec<u8> {
        let scores = (0..shape.weights())
            .map(|i| ((i * 7) % 11) as f64)
            .collect();
        let mask = rank(scores, shape, &plan(structure, scope), &[])
            .cut(ratio, &Mask::all_kept(shape.weights()));
        mask.to_bytes()
    }

    #[test]
    fn two_of_each_four_inputs_stay_and_a_shorter_rest_loses_its_share() {
        // 6 inputs: a group of four and one of two for each of three outputs.
        let shape = Shape::new(&[6, 3, 2], false);
        let kept = cut(&shape, WeightStructure::OfFour, Scope::Network, 0.5);
        for output in 0..3 {
            let column: Vec<u8> = (0..6).map(|input| kept[input * 3 + output]).collect();
            assert_eq!(column[..4].iter().sum::<u8>(), 2);
            assert_eq!(column[4..].iter().sum::<u8>(), 1);
        }
        let ratios = [0.0, 0.25, 0.5, 0.75, 1.0];
        let of_first = ratios.map(|ratio| {
            let kept = cut(&shape, WeightStructure::OfFour, Scope::Network, ratio);
            (0..4).map(|input| kept[input * 3]).sum::<u8>()
        });
        assert_eq!(of_first, [4, 3, 2, 1, 0]);
    }

    #[test]
    fn blocks_go_whole_and_those_at_the_ends_are_smaller() {
        let shape = Shape::new(&[5, 3], false);
        // 3 × 2 tiles; the last of each row and column has one column or row less.
        let kept = cut(&shape, WeightStructure::BlocksOfTwo, Scope::Network, 0.5);
        let layer = &shape.layers()[0];
        let tiles = tiles(layer, 2, 2);
        assert_eq!(tiles.len(), 6);
        let gone: Vec<bool> = (tiles.iter())
            .map(|tile| {
                let flags: Vec<u8> = tile.iter().map(|&item| kept[item as usize]).collect();
                assert!(flags.iter().all(|&flag| flag == flags[0]));
                flags[0] == 0
            })
            .collect();
        assert_eq!(gone.iter().filter(|&&gone| gone).count(), 3);
    }

    #[test]
    fn the_lowest_mean_goes_first() {
        let shape = Shape::new(&[2, 2, 2], false);
        // Rows of W0: means 2 and 1.5; W1 lies lowest and stays.
        let scores = vec![0.0, 4.0, 1.0, 2.0, 0.0, 0.0, 0.0, 0.0];
        let mut by = plan(WeightStructure::Features, Scope::Network);
        let ranking = rank(scores.clone(), &shape, &by, &[]);
        let all = Mask::all_kept(8);
        assert_eq!(ranking.cut(0.5, &all).to_bytes(), [1, 1, 0, 0, 1, 1, 1, 1]);
        assert_eq!(ranking.threshold(&ranking.cut(0.5, &all)), Some(1.5));
        assert_eq!(ranking.cut(1.0, &all).to_bytes(), [0, 0, 0, 0, 1, 1, 1, 1]);
        // And by their maxima, 4 and 2, the same one; with the first row's 4 gone the other.
        by.by_max = true;
        let kept = |scores| rank(scores, &shape, &by, &[]).cut(0.5, &all).to_bytes();
        assert_eq!(kept(scores), [1, 1, 0, 0, 1, 1, 1, 1]);
        let other = vec![1.75, 1.75, 1.0, 2.0, 0.0, 0.0, 0.0, 0.0];
        assert_eq!(kept(other), [0, 0, 1, 1, 1, 1, 1, 1]);
    }

    #[test]
    fn the_last_layer_can_be_spared() {
        let shape = Shape::new(&[3, 2, 2], false);
        for structure in [WeightStructure::Single, WeightStructure::BlocksOfTwo] {
            let scores = vec![1.0; shape.weights()];
            let by = WeightPlan {
                keep_last: true,
                ..plan(structure, Scope::Network)
            };
            let ranking = rank(scores, &shape, &by, &[]);
            let mask = ranking.cut(1.0, &Mask::all_kept(shape.weights()));
            let last = shape.layers()[1].weights();
            assert_eq!(mask.count_kept(), last.len());
            assert!(last.into_iter().all(|item| mask.kept(item)));
        }
    }

    #[test]
    fn cuts_of_every_structure_nest() {
        let shape = Shape::new(&[7, 5, 3], true);
        for structure in [
            WeightStructure::Single,
            WeightStructure::OfFour,
            WeightStructure::OfMany,
            WeightStructure::BlocksOfTwo,
            WeightStructure::BlocksOfFour,
            WeightStructure::Features,
        ] {
            for scope in [Scope::Network, Scope::Layer] {
                let mut before = vec![1; shape.weights()];
                for step in 0..=20 {
                    let kept = cut(&shape, structure, scope, f64::from(step) / 20.0);
                    assert!(kept.iter().zip(&before).all(|(now, before)| now <= before));
                    before = kept;
                }
            }
        }
    }

    #[test]
    fn many_must_divide_the_inputs_of_what_is_cut() {
        let mut by = plan(WeightStructure::OfMany, Scope::Network);
        assert_eq!(check(&by, &Shape::new(&[6, 3, 2], false)), Ok(()));
        let shape = Shape::new(&[6, 4, 2], false);
        let refused = Error::Indivisible {
            layer: 1,
            inputs: 4,
            of: 3,
        };
        assert_eq!(check(&by, &shape), Err(refused));
        by.keep_last = true;
        assert_eq!(check(&by, &shape), Ok(()));
    }
}
