//! Marks of the hand: apart from the rule, stronger than it, weaker than what training has healed
//! around; and what a node hears.

mod common;

use common::{karate_spec, small_plans};
use secateur::engine::CurveRequest;
use secateur::prune::Mark;
use secateur::{Card, Engine, Plan, Rewind, Spec};

const CARDS: [Card; 4] = Card::ALL;

fn trained(spec: &Spec) -> Engine {
    let mut engine = Engine::new(spec.clone()).expect("valid");
    engine.train(60).expect("trains");
    engine
}

fn karate() -> Engine {
    trained(&karate_spec(3))
}

/// The first that the plan's rule keeps and the first that it removes.
fn either_side(engine: &mut Engine, card: Card, removed: u32) -> (u32, u32) {
    let order = engine.order(card);
    (order[removed as usize], order[0])
}

#[test]
fn the_rule_counts_apart_from_the_hand() {
    let mut engine = karate();
    let plan = Plan::default().with_ratio(Card::Edges, 0.5);
    let before = engine.prune(plan).expect("valid");
    let order = engine.order(Card::Edges);
    let marked = engine
        .set_hand(Card::Edges, &order[70..72], &order[..1])
        .expect("valid");
    let count = marked.edges;
    assert_eq!((count.by_rule, count.hand_cut, count.hand_kept), (39, 2, 1));
    assert_eq!(count.removed, 40);
    assert_eq!(marked.edges_asked, 39);
    assert_eq!(
        marked.edge_threshold, before.edge_threshold,
        "the rule's cut is where it was"
    );
    // What the rule does already is no mark that counts.
    let same = engine
        .set_hand(Card::Edges, &order[..3], &order[70..])
        .expect("valid");
    assert_eq!(same.fingerprint, before.fingerprint);
    assert_eq!((same.edges.hand_cut, same.edges.hand_kept), (0, 0));
    // Without marks all is as before.
    assert_eq!(engine.set_hand(Card::Edges, &[], &[]), Ok(before));
}

#[test]
fn marks_stay_under_every_plan_and_the_order_of_verbs_is_no_matter() {
    for plan in small_plans() {
        for card in CARDS {
            let mut first = karate();
            first.prune(plan).expect("valid");
            let told = first.set_hand(card, &[1, 5], &[0, 2]).expect("valid");
            let mask = |engine: &Engine| match card {
                Card::Weights => Vec::new(), // Neurons take weights along.
                Card::Neurons => engine.neuron_mask(),
                Card::Edges => engine.edge_mask(),
                Card::Nodes => engine.node_mask(),
            };
            if card != Card::Weights {
                let mask = mask(&first);
                assert_eq!([mask[1], mask[5], mask[0], mask[2]], [0, 0, 1, 1]);
            }
            let mut second = karate();
            second.set_hand(card, &[5, 1, 1], &[2, 0]).expect("valid");
            assert_eq!(second.prune(plan).expect("valid"), told);
            assert_eq!(first.set_hand(card, &[1, 5], &[0, 2]), Ok(told));
        }
    }
}

#[test]
fn training_commits_what_the_hand_has_cut() {
    for card in CARDS {
        let mut engine = karate();
        engine
            .prune(Plan::default().with_ratio(card, 0.25))
            .expect("valid");
        let count = |report: &secateur::engine::PruneReport| match card {
            Card::Weights => report.weights,
            Card::Neurons => report.neurons,
            Card::Edges => report.edges,
            Card::Nodes => report.nodes,
        };
        let removed = count(&engine.report()).removed;
        let (kept, gone) = either_side(&mut engine, card, removed);
        let report = engine.set_hand(card, &[kept], &[gone]).expect("valid");
        assert_eq!(count(&report).removed, removed);
        engine.train(5).expect("trains");
        let healed = engine.report();
        assert_eq!(count(&healed).floor, removed);
        assert_eq!(count(&healed).removed, removed);
        // The cut one is gone for good, the kept one is not.
        let free = engine.prune(Plan::default()).expect("valid");
        assert_eq!(count(&free).removed, removed);
        let error = engine.set_hand(card, &[], &[kept]).expect_err("refused");
        assert_eq!(error.code(), "healed-around");
        assert_eq!(
            engine.hand(card).cut,
            [kept],
            "what was refused changes nothing"
        );
        assert!(engine.set_hand(card, &[], &[gone]).is_ok());
    }
}

#[test]
fn snips_go_round_and_leave_what_is_healed_alone() {
    for card in CARDS {
        let mut engine = karate();
        engine
            .prune(Plan::default().with_ratio(card, 0.25))
            .expect("valid");
        let removed = engine.order(card)[0];
        let kept = *engine.order(card).last().expect("items");
        for (item, round) in [
            (kept, [Mark::Cut, Mark::Kept, Mark::Rule]),
            (removed, [Mark::Kept, Mark::Cut, Mark::Rule]),
        ] {
            for expected in round {
                let mark = engine.next_mark(card, item).expect("exists");
                assert_eq!(mark, expected, "{card:?}");
                let one = [item];
                let (cut, keep): (&[u32], &[u32]) = match mark {
                    Mark::Rule => (&[], &[]),
                    Mark::Cut => (&one, &[]),
                    Mark::Kept => (&[], &one),
                };
                engine.set_hand(card, cut, keep).expect("valid");
            }
        }
        assert!(engine.next_mark(card, 100_000).is_err());
        assert!(!engine.explain(card, removed).expect("exists").in_floor);
        engine.train(3).expect("trains");
        assert_eq!(engine.next_mark(card, removed), Ok(Mark::Rule));
        assert!(engine.explain(card, removed).expect("exists").in_floor);
    }
}

#[test]
fn a_model_cut_by_hand_alone_is_not_the_dense_one() {
    let mut engine = karate();
    let dense = engine.report().dense;
    engine
        .set_hand(Card::Neurons, &[0, 1, 2], &[])
        .expect("valid");
    engine.train(20).expect("trains");
    let report = engine.report();
    assert_eq!(report.dense, dense);
    assert_eq!((report.neurons.floor, report.neurons.floor_ratio), (3, 0.0));
    let weights = engine.weights();
    // W0[:, 0] and W1[0, :]
    assert!((0..34).all(|input| weights[input * 16] == 0.0));
    assert!(weights[34 * 16..][..2].iter().all(|&weight| weight == 0.0));
}

#[test]
fn snapshots_carry_marks_and_reset_and_rewinding_know_them() {
    let mut engine = karate();
    let plan = Plan::default().with_ratio(Card::Weights, 0.4);
    engine.prune(plan).expect("valid");
    engine.set_hand(Card::Edges, &[3], &[4]).expect("valid");
    let marked = engine.set_hand(Card::Weights, &[9], &[7]).expect("valid");
    let state = engine.snapshot();
    let mut other = Engine::new(karate_spec(3)).expect("valid");
    other.prune(plan).expect("valid");
    other.restore(&state).expect("its own");
    assert_eq!(other.report(), marked);
    assert_eq!(other.hand(Card::Edges).cut, [3]);
    assert_eq!(other.hand(Card::Weights).kept, [7]);

    let rewound = other.rewind(Rewind::default());
    assert_eq!(rewound.edges.floor, 1);
    assert_eq!(other.weight_mask(), engine.weight_mask());

    engine.reset();
    assert!(CARDS.iter().all(|&card| engine.hand(card).is_empty()));
    assert_eq!(
        engine.report(),
        Engine::new(karate_spec(3)).expect("valid").report()
    );
    // Undo brings them back.
    engine.restore(&state).expect("its own");
    engine.prune(plan).expect("valid");
    assert_eq!(engine.report(), marked);
}

#[test]
fn states_without_marks_can_still_be_read() {
    let mut engine = karate();
    let (report, bytes) = (engine.report(), engine.snapshot());
    // Before the sum's eight bytes, from the end: the last layer's threshold and that there is no sample,
    // which version 8 had not; the threshold that version 7 had not; the nodes' floor with its ratio and
    // their two lists of marks, which version 6 had not; and those of the other kinds, which version 5
    // had not.
    let sample = 8 + 4;
    let threshold = sample + 8;
    let nodes = threshold + 8 + (4 + 34) + 2 * 4;
    let tails = [
        (8, sample),
        (7, threshold),
        (6, nodes),
        (5, nodes + 3 * 2 * 4),
    ];
    for (version, newer) in tails {
        let mut bytes = bytes[..bytes.len() - 8 - newer].to_vec();
        bytes[8] = version;
        let sum = xxhash_rust::xxh64::xxh64(&bytes, 0);
        bytes.extend_from_slice(&sum.to_le_bytes());
        engine.set_hand(Card::Edges, &[3], &[]).expect("valid");
        engine.set_hand(Card::Nodes, &[3], &[]).expect("valid");
        engine.restore(&bytes).expect("an older state");
        assert_eq!(engine.report(), report);
    }
}

#[test]
fn curves_keep_to_the_marks() {
    let mut engine = karate();
    engine
        .set_hand(Card::Edges, &[0, 1, 2], &[10])
        .expect("valid");
    let before = engine.report();
    let request = CurveRequest {
        card: Card::Edges,
        draws: 0,
    };
    engine.curve_start(request).expect("valid");
    let curve = engine.curve_step(u32::MAX).curve.expect("all points");
    assert_eq!(curve.test.correct[0], before.pruned.correct);
    assert_eq!(engine.report(), before);
    for at in [20, 60, 78] {
        let plan = Plan::default().with_ratio(Card::Edges, curve.ratios[at]);
        let report = engine.prune(plan).expect("valid");
        assert_eq!(report.pruned.correct, curve.test.correct[at]);
    }
}

#[test]
fn explanations_say_who_decided() {
    let mut engine = karate();
    let plan = Plan::default().with_ratio(Card::Neurons, 0.5);
    engine.prune(plan).expect("valid");
    let (stays, goes) = either_side(&mut engine, Card::Neurons, 8);
    let before = engine.explain(Card::Neurons, goes).expect("there");
    assert_eq!((before.mark, before.kept), (Mark::Rule, false));
    engine
        .set_hand(Card::Neurons, &[stays], &[goes])
        .expect("valid");
    let cut = engine.explain(Card::Neurons, stays).expect("there");
    assert_eq!((cut.mark, cut.kept), (Mark::Cut, false));
    let kept = engine.explain(Card::Neurons, goes).expect("there");
    assert_eq!((kept.mark, kept.kept), (Mark::Kept, true));
    assert_eq!((kept.rank, kept.score), (before.rank, before.score));
}

#[test]
fn marks_that_make_no_sense_are_refused_and_change_nothing() {
    let mut engine = karate();
    engine.set_hand(Card::Edges, &[1], &[2]).expect("valid");
    let before = (engine.report(), engine.snapshot());
    for (card, beyond) in [
        (Card::Weights, 576),
        (Card::Neurons, 16),
        (Card::Edges, 78),
        (Card::Nodes, 34),
    ] {
        for (cut, kept, code) in [
            (vec![beyond], vec![], "out-of-range"),
            (vec![], vec![u32::MAX], "out-of-range"),
            (vec![3], vec![4, 3], "cut-and-kept"),
        ] {
            let error = engine.set_hand(card, &cut, &kept).expect_err("refused");
            assert_eq!(error.code(), code);
            assert_eq!((engine.report(), engine.snapshot()), before);
        }
    }
}

#[test]
fn a_node_says_whether_its_removal_was_healed_around() {
    let mut engine = karate();
    let plan = Plan::default().with_ratio(Card::Nodes, 0.3);
    engine.prune(plan).expect("valid");
    engine.train(5).expect("heals");
    let healed = engine.node_mask();
    // Some go that nothing has been trained without yet.
    engine
        .prune(plan.with_ratio(Card::Nodes, 0.6))
        .expect("valid");
    assert_ne!(engine.node_mask(), healed);
    for node in 0..34 {
        let told = engine.explain_node(node).expect("there");
        assert_eq!(told.in_floor, healed[node as usize] == 0, "{node}");
    }
}

#[test]
fn a_node_says_which_edges_it_would_have_if_it_were_kept() {
    let mut engine = karate();
    let plan = Plan::default().with_ratio(Card::Nodes, 0.2);
    engine.prune(plan).expect("valid");
    engine.train(5).expect("heals");
    let plan = plan.with_ratio(Card::Nodes, 0.5);
    engine
        .prune(plan.with_ratio(Card::Edges, 0.7))
        .expect("valid");
    let removed = engine.node_mask();
    let (mut some, mut none) = (0, 0);
    for node in 0..34 {
        let told = engine.explain_node(node).expect("there");
        if removed[node as usize] == 1 {
            assert_eq!(told.degree_if_kept, told.kept_degree, "{node}");
        } else if told.in_floor {
            assert_eq!(told.degree_if_kept, 0, "{node}");
        } else {
            engine.set_hand(Card::Nodes, &[], &[node]).expect("valid");
            let kept = engine.explain_node(node).expect("there");
            assert_eq!(told.degree_if_kept, kept.kept_degree, "{node}");
            engine.set_hand(Card::Nodes, &[], &[]).expect("valid");
            if kept.kept_degree > 0 {
                some += 1;
            } else {
                none += 1;
            }
        }
    }
    assert!(some > 0 && none > 0, "{some}, {none}");
}

#[test]
fn a_node_hears_what_the_adjacency_says() {
    let mut engine = karate();
    let dense = engine.probabilities();
    let plan = Plan::default().with_ratio(Card::Edges, 0.5);
    let report = engine.prune(plan).expect("valid");
    let (mask, pairs) = (engine.edge_mask(), engine.edges());
    let pruned = engine.probabilities();
    let degree = |node: u32, all: bool| {
        let at = (0..mask.len()).filter(|&e| all || mask[e] == 1);
        at.filter(|&e| pairs[2 * e..2 * e + 2].contains(&node))
            .count() as f64
            + 1.0
    };
    for node in 0..34 {
        let told = engine.explain_node(node).expect("there");
        let own = 2 * node as usize..2 * node as usize + 2;
        let wide = |p: &[f32]| -> Vec<f64> { p.iter().map(|&p| p.into()).collect() };
        assert_eq!(told.dense, wide(&dense[own.clone()]));
        assert_eq!(told.pruned, wide(&pruned[own]));
        assert_eq!(told.class, Some(engine.labels()[node as usize] as u32));
        assert_eq!(told.role, u32::from(engine.roles()[node as usize]));
        assert_eq!(f64::from(told.degree), degree(node, true) - 1.0);
        assert_eq!(f64::from(told.kept_degree), degree(node, false) - 1.0);
        assert_eq!(told.heard, told.degree + 1);
        assert_eq!(told.messages.len(), told.heard as usize);
        assert!(told.messages.is_sorted_by(|a, b| a.before >= b.before));
        let mut seen = 0;
        for message in &told.messages {
            let weight = |all| 1.0 / (degree(node, all) * degree(message.from, all)).sqrt();
            assert!((message.before - weight(true)).abs() < 1e-6);
            match message.edge {
                None => assert_eq!((message.from, message.kept), (node, true)),
                Some(edge) => {
                    let ends = &pairs[2 * edge as usize..2 * edge as usize + 2];
                    assert!(ends.contains(&node) && ends.contains(&message.from));
                    assert_eq!(message.kept, mask[edge as usize] == 1);
                    seen += 1;
                }
            }
            let after = if message.kept { weight(false) } else { 0.0 };
            assert!((message.after - after).abs() < 1e-6);
        }
        assert_eq!(seen, told.degree);
    }
    assert_eq!(engine.report(), report, "no trace");
    assert_eq!(
        engine.explain_node(34).expect_err("refused").code(),
        "out-of-range"
    );
}

#[test]
fn of_many_messages_the_heaviest_are_listed() {
    let mut spec = serde_json::to_value(karate_spec(1)).expect("serialises");
    spec["graph"] = serde_json::json!({
        "kind": "blockModel", "nodes": 200, "edges": 7000, "blocks": 2, "homophily": 0.6,
        "features": 8, "signal": 1, "labels": 5
    });
    let spec: Spec = serde_json::from_value(spec).expect("valid");
    let mut engine = Engine::new(spec).expect("valid");
    let told = engine.explain_node(0).expect("there");
    assert!(told.heard > 50 && told.heard == told.degree + 1);
    assert_eq!(told.messages.len(), 50);
}
