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
