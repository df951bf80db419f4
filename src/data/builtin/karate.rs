//! Zachary's karate club: 34 members, 78 friendships outside the club.
//!
//! W. W. Zachary, "An information flow model for conflict and fission in small groups", Journal of
//! Anthropological Research 33 (1977). The two factions are the two sides of the real quarrel; the
//! four communities are those of the graph's usual benchmark form. Provenance and licences: NOTICE.

use super::super::{Dataset, Features, KarateLabels, Split, stratified};
use crate::error::Result;
use crate::graph::Graph;

const MEMBERS: usize = 34;
/// The instructor, and the club's president with whom he fell out.
const LEADERS: [(u32, &str); 2] = [(0, "Mr. Hi"), (33, "Officer")];

#[rustfmt::skip]
const FRIENDSHIPS: [[u32; 2]; 78] = [
    [0, 1], [0, 2], [0, 3], [0, 4], [0, 5], [0, 6], [0, 7], [0, 8], [0, 10], [0, 11], [0, 12],
    [0, 13], [0, 17], [0, 19], [0, 21], [0, 31], [1, 2], [1, 3], [1, 7], [1, 13], [1, 17],
    [1, 19], [1, 21], [1, 30], [2, 3], [2, 7], [2, 8], [2, 9], [2, 13], [2, 27], [2, 28], [2, 32],
    [3, 7], [3, 12], [3, 13], [4, 6], [4, 10], [5, 6], [5, 10], [5, 16], [6, 16], [8, 30],
    [8, 32], [8, 33], [9, 33], [13, 33], [14, 32], [14, 33], [15, 32], [15, 33], [18, 32],
    [18, 33], [19, 33], [20, 32], [20, 33], [22, 32], [22, 33], [23, 25], [23, 27], [23, 29],
    [23, 32], [23, 33], [24, 25], [24, 27], [24, 31], [25, 31], [26, 29], [26, 33], [27, 33],
    [28, 31], [28, 33], [29, 32], [29, 33], [30, 32], [30, 33], [31, 32], [31, 33], [32, 33],
];

/// 0: stays with Mr. Hi; 1: goes with the officers.
#[rustfmt::skip]
const FACTION: [u32; MEMBERS] = [
    0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 1, 0,
    0, 1, 0, 1, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
];

#[rustfmt::skip]
const COMMUNITY: [u32; MEMBERS] = [
    1, 1, 1, 1, 3, 3, 3, 1, 0, 1, 3, 1, 1, 1, 0, 0, 3,
    1, 0, 1, 0, 1, 0, 0, 2, 2, 0, 0, 2, 0, 0, 2, 0, 0,
];

/// Where its members stand in the picture: the layout of its graph for seed 6, kept.
#[rustfmt::skip]
const POSITIONS: [[f32; 2]; MEMBERS] = [
    [0.5603, 0.6045], [0.5810, 0.5332], [0.5325, 0.4229], [0.6851, 0.5389], [0.3802, 0.7643],
    [0.6358, 0.8048], [0.5288, 0.8252], [0.4421, 0.5757], [0.4688, 0.3894], [0.3821, 0.2734],
    [0.4834, 0.7693], [0.8258, 0.6114], [0.7792, 0.6828], [0.6406, 0.4100], [0.4121, 0.0130],
    [0.7270, 0.1317], [0.5934, 1.0], [0.3726, 0.6688], [0.5548, 0.0], [0.7104, 0.3921],
    [0.3414, 0.0625], [0.6979, 0.7024], [0.6289, 0.0548], [0.3006, 0.1478], [0.1862, 0.4438],
    [0.1742, 0.3159], [0.6943, 0.0247], [0.3202, 0.3104], [0.6468, 0.2606], [0.4803, 0.0372],
    [0.6016, 0.3167], [0.3973, 0.3988], [0.4660, 0.1932], [0.5377, 0.2010],
];

/// x and y of each member inside the unit square, y downwards.
pub fn karate_positions() -> Vec<f32> {
    POSITIONS.concat()
}

/// The club, its members one-hot, told apart by `labels`.
pub fn karate_club(labels: KarateLabels, seed: u32) -> Result<Dataset> {
    let graph = Graph::new(MEMBERS as u32, FRIENDSHIPS.to_vec(), None)?;
    let (classes, class_names): (Vec<Option<u32>>, Vec<String>) = match labels {
        KarateLabels::Factions => (
            FACTION.map(Some).to_vec(),
            LEADERS.map(|(_, name)| name.into()).to_vec(),
        ),
        KarateLabels::Communities => (COMMUNITY.map(Some).to_vec(), Vec::new()),
    };
    let split = match labels {
        // No validation nodes can be spared: all 32 others are predicted and counted.
        KarateLabels::Factions => Split {
            train: LEADERS.map(|(node, _)| node).to_vec(),
            validation: Vec::new(),
            test: (1..MEMBERS as u32 - 1).collect(),
        },
        KarateLabels::Communities => stratified(&classes, 4, 2, 2, seed),
    };
    let mut node_names: Vec<String> = (1..=MEMBERS).map(|number| number.to_string()).collect();
    for (node, name) in LEADERS {
        node_names[node as usize] = name.into();
    }
    let mut dataset = Dataset::new(graph, Features::Identity(MEMBERS), classes, split)?;
    dataset.class_names = class_names;
    dataset.node_names = node_names;
    Ok(dataset)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_club_is_the_published_one() {
        let club = karate_club(KarateLabels::Factions, 1).expect("valid");
        assert_eq!((club.graph.nodes(), club.graph.edges()), (34, 78));
        assert_eq!((club.graph.degree(0), club.graph.degree(33)), (16, 17));
        assert_eq!(FACTION.iter().filter(|&&side| side == 0).count(), 17);
        assert_eq!((club.split.train.len(), club.split.test.len()), (2, 32));
    }

    #[test]
    fn four_communities_have_eight_labels() {
        let club = karate_club(KarateLabels::Communities, 1).expect("valid");
        let split = &club.split;
        assert_eq!(
            (split.train.len(), split.validation.len(), split.test.len()),
            (8, 8, 18)
        );
    }
}
