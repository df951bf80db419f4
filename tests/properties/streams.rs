//! Each purpose draws from a stream of its own: what one setting decides, no other changes.

use crate::common::karate_spec;
use crate::experiment::{config, trainings};
use proptest::prelude::*;
use secateur::data::{BlockModel, KarateLabels, LinkShares, Source, SplitChoice};
use secateur::nn::Dropout;
use secateur::train::{Task, TrainingConfig};
use secateur::{Card, Engine, Plan, Spec};

/// Settings that only training sees.
#[derive(Debug, Clone)]
struct Pace {
    dropout: Dropout,
    training: TrainingConfig,
    /// Epochs before anything is asked.
    epochs: u32,
}

fn paces() -> impl Strategy<Value = Pace> {
    let share = || prop::sample::select(vec![0.0, 0.2, 0.6]);
    (share(), share(), trainings(), 0..4u32).prop_map(|(input, hidden, training, epochs)| Pace {
        dropout: Dropout { input, hidden },
        training,
        epochs,
    })
}

fn tasks() -> impl Strategy<Value = Task> {
    let links = Task::Links {
        dimensions: 3,
        shares: LinkShares {
            validation: 0.1,
            test: 0.2,
            bipartite: false,
        },
    };
    prop::sample::select(vec![Task::NodeClasses, Task::Communities, links])
}

fn graphs() -> impl Strategy<Value = Source> {
    let blocks = Source::BlockModel(BlockModel {
        nodes: 30,
        edges: 60,
        blocks: 3,
        homophily: 0.8,
        features: 4,
        signal: 1.0,
        labels: 2,
    });
    let club = Source::KarateClub {
        labels: KarateLabels::Communities,
    };
    prop::sample::select(vec![blocks, club])
}

fn spec(seed: u32, graph: Source, task: Task) -> Spec {
    let mut spec = karate_spec(seed);
    spec.graph = graph;
    spec.task = task;
    spec.split = SplitChoice::Stratified {
        train: 2,
        validation: 1,
    };
    spec
}

impl Pace {
    fn engine(&self, mut spec: Spec) -> Engine {
        spec.model.dropout = self.dropout;
        spec.training = self.training;
        Engine::new(spec).expect("valid")
    }
}

/// Everything that is drawn at random beside dropout.
#[derive(Debug, PartialEq)]
struct Drawn {
    /// Of a generated graph; without the held-out ones where edges are predicted.
    edges: Vec<u32>,
    roles: Vec<u8>,
    initial: Vec<f32>,
    positions: Vec<f32>,
    /// Of each kind, pruned at random.
    masks: [Vec<u8>; 4],
}

fn drawn(pace: &Pace, spec: Spec) -> Drawn {
    let mut engine = pace.engine(spec);
    let initial = engine.weights();
    engine.train(pace.epochs).expect("trains");
    let mut masks = Card::ALL.map(|card| {
        let plan = Plan::default().with_ratio(card, 0.5).with_random(card, 1);
        engine.prune(plan).expect("valid");
        match card {
            Card::Weights => engine.weight_mask(),
            Card::Neurons => engine.neuron_mask(),
            Card::Edges => engine.edge_mask(),
            Card::Nodes => engine.node_mask(),
        }
    });
    masks.iter_mut().for_each(|mask| assert!(mask.contains(&0)));
    Drawn {
        edges: engine.edges(),
        roles: engine.roles(),
        initial,
        positions: engine.positions(),
        masks,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..config() })]

    #[test]
    fn how_it_trains_changes_nothing_else_that_is_drawn(
        seed in any::<u32>(),
        graph in graphs(),
        task in tasks(),
        paces in [paces(), paces()],
    ) {
        let [a, b] = paces.each_ref().map(|pace| drawn(pace, spec(seed, graph.clone(), task)));
        prop_assert_eq!(a, b);
    }

    #[test]
    fn the_split_changes_neither_graph_nor_first_weights(
        seed in any::<u32>(),
        graph in graphs(),
        pace in paces(),
        sizes in (1..3u32, 0..3u32),
    ) {
        let base = spec(seed, graph, Task::NodeClasses);
        let mut other = base.clone();
        other.split = SplitChoice::Stratified { train: sizes.0, validation: sizes.1 };
        let (mut a, mut b) = (pace.engine(base), pace.engine(other));
        prop_assert_eq!(a.edges(), b.edges());
        prop_assert_eq!(a.weights(), b.weights());
        prop_assert_eq!(a.positions(), b.positions());
    }

    #[test]
    fn the_model_changes_neither_graph_nor_split(
        seed in any::<u32>(),
        graph in graphs(),
        task in tasks(),
        pace in paces(),
        hidden in prop::collection::vec(1..9u32, 0..3),
    ) {
        let base = spec(seed, graph, task);
        let mut other = base.clone();
        other.model.hidden = hidden;
        other.model.bias = !other.model.bias;
        let (a, b) = (pace.engine(base), pace.engine(other));
        prop_assert_eq!(a.edges(), b.edges());
        prop_assert_eq!(a.roles(), b.roles());
    }

    #[test]
    fn a_draw_of_one_card_moves_no_other_and_every_draw_differs(
        seed in any::<u32>(),
        graph in graphs(),
        draws in (0..50u32, 50..99u32),
    ) {
        let mut engine = Engine::new(spec(seed, graph, Task::NodeClasses)).expect("valid");
        let cards = [Card::Weights, Card::Neurons, Card::Edges];
        let all = |draw| cards.into_iter().fold(Plan::default(), |plan, card| {
            plan.with_ratio(card, 0.5).with_random(card, draw)
        });
        let mut masks = |plan: Plan| {
            engine.prune(plan).expect("valid");
            [engine.weights().iter().map(|w| u8::from(*w != 0.0)).collect(),
                engine.neuron_mask(), engine.edge_mask()]
        };
        let base = masks(all(draws.0));
        prop_assert_eq!(&masks(all(draws.0)), &base);
        for (at, &card) in cards.iter().enumerate().skip(1) {
            let moved = masks(all(draws.0).with_random(card, draws.1));
            for other in 1..3 {
                prop_assert_eq!(moved[other] == base[other], other != at);
            }
        }
        let moved = masks(all(draws.0).with_random(Card::Weights, draws.1));
        prop_assert_eq!(&moved[1..], &base[1..]);
        prop_assert!(moved[0] != base[0]);
    }

    #[test]
    fn the_seed_changes_everything_that_is_drawn(
        seeds in (0..1000u32, 1000..2000u32),
        graph in graphs(),
        pace in paces(),
    ) {
        let generated = matches!(graph, Source::BlockModel(_));
        let [a, b] = [seeds.0, seeds.1]
            .map(|seed| drawn(&pace, spec(seed, graph.clone(), Task::NodeClasses)));
        prop_assert_eq!(a.edges != b.edges, generated);
        prop_assert_ne!(a.roles, b.roles);
        prop_assert_ne!(a.initial, b.initial);
        // The club stands where it is kept, whatever the seed.
        prop_assert_eq!(a.positions != b.positions, generated);
        for (a, b) in a.masks.iter().zip(&b.masks) {
            prop_assert_ne!(a, b);
        }
    }

    #[test]
    fn dropout_is_drawn_anew_in_every_epoch_and_for_every_seed(seed in 0..1000u32, graph in graphs()) {
        // At a rate of 0 nothing but dropout can change the loss.
        let losses = |seed: u32| {
            let mut spec = spec(seed, graph.clone(), Task::NodeClasses);
            spec.model.dropout = Dropout { input: 0.3, hidden: 0.5 };
            spec.training.optimizer = spec.training.optimizer.with_learning_rate(0.0);
            let mut engine = Engine::new(spec).expect("valid");
            let epochs = engine.train(6).expect("trains").epochs;
            epochs.into_iter().map(|epoch| epoch.loss.to_bits()).collect::<Vec<_>>()
        };
        let first = losses(seed);
        let mut distinct = first.clone();
        distinct.sort_unstable();
        distinct.dedup();
        prop_assert_eq!(distinct.len(), 6);
        prop_assert_eq!(&losses(seed), &first);
        prop_assert_ne!(losses(seed + 1), first);
    }
}
