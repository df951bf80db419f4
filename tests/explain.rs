//! Explanations: the terms give the score, the effect is what happens, the ranks are the cut's.

mod common;

use common::karate_spec;
use secateur::data::{EdgeColumn, OwnData, OwnFeatures};
use secateur::engine::Explanation;
use secateur::{AfterEdges, Card, Engine, Plan, Scope, Spec};

const CARDS: [Card; 4] = Card::ALL;

/// Two hidden layers and biases.
fn deep() -> Spec {
    let mut spec = serde_json::to_value(karate_spec(3)).expect("serialises");
    spec["model"]["hidden"] = serde_json::json!([8, 5]);
    spec["model"]["bias"] = true.into();
    serde_json::from_value(spec).expect("valid")
}

fn trained(spec: Spec) -> Engine {
    let mut engine = Engine::new(spec).expect("valid");
    engine.train(60).expect("trains");
    engine
}

/// A ring of ten with a chord, weighted, with features of three numbers and nodes that validate.
fn ring() -> Engine {
    let mut spec = serde_json::to_value(deep()).expect("serialises");
    spec["graph"] = serde_json::json!({ "kind": "own", "hash": null });
    let mut edges: Vec<u32> = (0..10).flat_map(|i| [i, (i + 1) % 10]).collect();
    edges.extend([0, 5]);
    let data = OwnData {
        nodes: 10,
        edges,
        edge_weights: Some((1..=11).map(|i| i as f32 / 4.0).collect()),
        edge_columns: vec![EdgeColumn {
            name: "years".into(),
            values: (0..11).map(|i| (i * 5 % 7) as f32 - 1.5).collect(),
        }],
        features: OwnFeatures::Dense {
            columns: 3,
            values: (0..30).map(|i| ((i * 7 % 11) as f32 - 5.0) / 4.0).collect(),
        },
        classes: (0..10).map(|i| i / 5).collect(),
        roles: (0..10).map(|i| [1, 2, 3, 3, 3][i % 5]).collect(),
        node_names: vec![],
        class_names: vec![],
    };
    let spec = serde_json::from_value(spec).expect("valid");
    let mut engine = Engine::with_own_data(spec, data).expect("valid");
    engine.train(30).expect("trains");
    engine
}

fn items(engine: &Engine, card: Card) -> u32 {
    let info = engine.info();
    match card {
        Card::Weights => info.weights,
        Card::Neurons => info.neurons,
        Card::Edges => info.edges,
        Card::Nodes => info.nodes,
    }
}

/// The criteria of a card that can be used.
fn criteria(engine: &Engine, card: Card) -> Vec<String> {
    let infos = engine.criteria().into_iter();
    infos
        .filter(|info| info.card == card && info.lacks.is_none())
        .map(|info| info.id)
        .collect()
}

/// Scores that are an order, or that no few numbers give.
const NO_FORMULA: [&str; 8] = [
    "movement",
    "random",
    "synflow",
    "greedy",
    "resistance",
    "learned",
    "redundancy",
    "degreeSampled",
];

/// The score by its formula, from the terms; `None` where the score is an order of removal.
fn by_formula(id: &str, told: &Explanation) -> Option<f64> {
    let term = |name: &str| {
        let found = told.terms.iter().find(|term| term.name == name);
        found.unwrap_or_else(|| panic!("{id} has {name}")).value
    };
    let all = |name: &str| -> Vec<f64> {
        let terms = told.terms.iter().filter(|term| term.name == name);
        terms.map(|term| term.value).collect()
    };
    let raw = match (told.card, id) {
        (_, "random") => {
            assert!(told.terms.is_empty());
            return None;
        }
        (_, "magnitude") => term("weight").abs(),
        (_, "deviation") => term("weight").abs() / term("deviation"),
        (_, "lamp") => term("square") / term("largerSquares"),
        (_, "learned" | "movement" | "redundancy" | "degreeSampled") => {
            assert!(!told.terms.is_empty());
            return None;
        }
        (_, "obd") => 0.5 * term("weight") * term("weight") * term("fisher"),
        (_, "grasp") => term("initialWeight") * term("curvature"),
        (Card::Neurons, "taylor") => term("change").abs(),
        (_, "overEdges") => term("pairs") * term("meanDifference"),
        (Card::Neurons, "gradient") => term("pairs") * term("meanDifference"),
        (_, "incomingL1" | "outgoingL1") => term("sizes"),
        (_, "incomingL2" | "outgoingL2") => term("squares").sqrt(),
        (_, "apoz") => term("fires") / term("nodes"),
        (_, "fpgm") => all("distance").iter().sum(),
        (_, "attribute") => term("value"),
        (_, "embedding") => {
            let norms = term("firstNorm") * term("secondNorm");
            if norms > 0.0 {
                term("inner") / norms
            } else {
                0.0
            }
        }
        (_, "resistanceSampled") => term("edgeWeight") * term("resistance") / term("lot"),
        (_, "teddy") => term("first") * term("second"),
        (_, "betweenness") => -term("paths"),
        (_, "gradient") => -term("slope"),
        (_, "oracle") => f64::from(u8::from(term("firstClass") == term("secondClass"))),
        (_, "taylor") => (term("weight") * term("gradient")).abs(),
        (_, "snip") => (term("initialWeight") * term("initialGradient")).abs() / term("total"),
        (_, "synflow" | "greedy" | "resistance") => {
            assert!(!told.terms.is_empty());
            return None;
        }
        (Card::Nodes, "spread" | "overNeighbours") => term("others") * term("meanDistance"),
        (Card::Nodes, "degree") => term("degree"),
        (_, "spread") => term("pairs") * term("meanDifference"),
        (_, "scaleSafe") => term("pairs") * term("meanDifference") * term("outgoingNorm"),
        (_, "literal") => {
            let own = term("mean");
            all("otherMean")
                .iter()
                .map(|other| (own - other).abs())
                .sum()
        }
        (_, "measured") => told.otherwise.judged_loss - term("loss"),
        (_, "jaccard") => term("shared") / term("either"),
        (_, "cosine") => term("inner") / (term("firstNorm") * term("secondNorm")),
        (_, "weight") => term("edgeWeight"),
        (_, "agreement") => all("product").iter().sum(),
        (_, "degree") => 1.0 / term("firstDegree") + 1.0 / term("secondDegree"),
        (card, id) => panic!("{card:?}: the formula of {id} is not known here"),
    };
    Some(raw / told.layer_mean.unwrap_or(1.0))
}

#[test]
fn terms_put_into_the_formula_give_the_score() {
    for mut engine in [trained(deep()), ring()] {
        for card in CARDS {
            for id in criteria(&engine, card) {
                let plan = Plan::default().with_criterion(card, &id).expect("known");
                engine.prune(plan).expect("valid");
                let mut checked = 0;
                for item in (0..items(&engine, card)).step_by(3) {
                    let told = engine.explain(card, item).expect("there");
                    if let Some(expected) = by_formula(&id, &told) {
                        let near = 1e-5 * expected.abs() + 1e-9;
                        assert!(
                            (told.score - expected).abs() <= near,
                            "{id}: {} is not {expected}",
                            told.score
                        );
                        checked += 1;
                    }
                }
                let is_order = NO_FORMULA.contains(&&id[..]);
                assert!(checked > 0 || is_order);
            }
        }
    }
}

#[test]
fn ranks_and_thresholds_are_those_of_the_cut() {
    for (card, scope) in CARDS
        .into_iter()
        .flat_map(|card| [(card, Scope::Network), (card, Scope::Layer)])
    {
        let mut engine = trained(deep());
        let mut plan = Plan::default().with_ratio(card, 0.4);
        plan.weights.scope = scope;
        plan.neurons.scope = scope;
        engine.prune(plan).expect("valid");
        let told: Vec<Explanation> = (0..items(&engine, card))
            .map(|item| engine.explain(card, item).expect("there"))
            .collect();
        let (told, never): (Vec<_>, Vec<_>) = told.into_iter().partition(|told| told.of > 0);
        assert!(never.iter().all(|told| told.kept && told.rank == 0));
        // The two nodes that train.
        assert_eq!(never.len(), if card == Card::Nodes { 2 } else { 0 });
        for told in &told {
            let removed = (0.4 * f64::from(told.of) + 0.5).floor();
            assert_eq!(told.kept, f64::from(told.rank) > removed);
            let distance = told.distance.expect("something went");
            assert_eq!(
                distance,
                told.score - told.threshold.expect("something went")
            );
            assert!(if told.kept {
                distance >= 0.0
            } else {
                distance <= 0.0
            });
        }
        let first = told.iter().filter(|told| told.rank == 1).count();
        let groups = match (card, scope) {
            (Card::Weights, Scope::Layer) => 3,
            (Card::Neurons, Scope::Layer) => 2,
            _ => 1,
        };
        assert_eq!(first, groups, "{card:?} {scope:?}");
    }
}

#[test]
fn the_effect_is_what_happens() {
    let mut engine = ring();
    // Three neurons of thirteen, and what each would do if it came back or went.
    let plan = Plan::default().with_ratio(Card::Neurons, 0.25);
    let report = engine.prune(plan).expect("valid");
    let before = (engine.report(), engine.weights());
    for item in 0..items(&engine, Card::Neurons) {
        let told = engine.explain(Card::Neurons, item).expect("there");
        assert_eq!(told.now.correct, report.pruned.correct);
        assert_eq!(told.now.loss, report.pruned.loss);
        // The next or the last neuron in the order: a plan of one more or one less does the same.
        let removed = report.neurons.removed;
        let ratio = if told.rank == removed {
            f64::from(removed - 1)
        } else if told.rank == removed + 1 {
            f64::from(removed + 1)
        } else {
            continue;
        } / f64::from(told.of);
        let other = engine
            .prune(plan.with_ratio(Card::Neurons, ratio))
            .expect("valid");
        assert_eq!(told.otherwise.correct, other.pruned.correct);
        assert_eq!(told.otherwise.loss, other.pruned.loss);
        engine.prune(plan).expect("valid");
    }
    assert_eq!((engine.report(), engine.weights()), before, "no trace");
}

#[test]
fn other_criteria_say_what_they_would_if_chosen() {
    let mut engine = ring();
    for card in CARDS {
        let ids = criteria(&engine, card);
        engine.prune(Plan::default()).expect("valid");
        let told = engine.explain(card, 4).expect("there");
        assert_eq!(told.others.len(), ids.len() - 1);
        for opinion in told.others {
            let plan = Plan::default().with_criterion(card, &opinion.criterion);
            engine.prune(plan.expect("known")).expect("valid");
            let chosen = engine.explain(card, 4).expect("there");
            assert_eq!((opinion.score, opinion.rank), (chosen.score, chosen.rank));
        }
    }
}

#[test]
fn places_are_layers_and_ends() {
    let mut engine = ring();
    let mut at = |card, item| engine.explain(card, item).expect("there").place;
    // W0 (3, 8), W1 (8, 5), W2 (5, 2).
    let weight = at(Card::Weights, 24 + 5 * 7 + 2);
    assert_eq!(
        (weight.layer, weight.first, weight.second),
        (Some(1), 7, Some(2))
    );
    let neuron = at(Card::Neurons, 8 + 4);
    assert_eq!(
        (neuron.layer, neuron.first, neuron.second),
        (Some(1), 4, None)
    );
    let edge = at(Card::Edges, 10);
    assert_eq!((edge.layer, edge.first, edge.second), (None, 0, Some(5)));
}

#[test]
fn what_is_not_there_is_refused() {
    let mut engine = ring();
    for card in CARDS {
        let beyond = items(&engine, card);
        let error = engine.explain(card, beyond).expect_err("refused");
        assert_eq!(error.code(), "out-of-range");
        assert!(engine.explain(card, beyond - 1).is_ok());
    }
}

#[test]
fn measuring_agrees_with_itself_alone() {
    let mut engine = ring();
    for card in [Card::Neurons, Card::Edges] {
        let plan = Plan::default().with_criterion(card, "measured");
        engine.prune(plan.expect("known")).expect("valid");
        let perfect = engine.correlation(card).expect("few").expect("measurable");
        assert!((perfect.spearman.expect("not equal") - 1.0).abs() < 1e-12);
        assert!((perfect.kendall.expect("not equal") - 1.0).abs() < 1e-12);
        assert_eq!(perfect.items, items(&engine, card));
        engine.prune(Plan::default()).expect("valid");
        let guess = engine.correlation(card).expect("few").expect("measurable");
        assert!(guess.spearman.expect("not equal") < 1.0);
    }
    assert_eq!(engine.correlation(Card::Weights), Ok(None));
    assert_eq!(engine.correlation(Card::Nodes), Ok(None));
}

#[test]
fn measuring_in_steps_changes_no_bit() {
    let mut at_once = ring();
    let whole = at_once.correlation(Card::Edges).expect("few");
    let mut engine = ring();
    let of = items(&engine, Card::Edges);
    for (step, done) in [(0, 0), (3, 3), (2, 5), (1, 6)] {
        let progress = engine.correlation_step(Card::Edges, step).expect("few");
        assert_eq!((progress.done, progress.of), (done, of));
        assert_eq!(progress.correlation, None);
        // Others are answered in between, and of another plan.
        assert_eq!(
            engine.explain(Card::Neurons, 1).expect("there"),
            at_once.explain(Card::Neurons, 1).expect("there")
        );
        engine
            .prune(Plan::default().with_ratio(Card::Weights, 0.5))
            .expect("valid");
        assert_ne!(engine.parameters(), at_once.parameters());
        engine.prune(Plan::default()).expect("valid");
        assert_eq!(engine.logits(), at_once.logits());
    }
    let end = engine.correlation_step(Card::Edges, u32::MAX).expect("few");
    assert_eq!((end.done, end.correlation), (of, whole));
    let again = engine.correlation_step(Card::Edges, 0).expect("few");
    assert_eq!(again, end, "nothing is measured twice");
    // Other weights are measured anew.
    engine.train(1).expect("trains");
    let anew = engine.correlation_step(Card::Edges, 1).expect("few");
    assert_eq!((anew.done, anew.correlation), (1, None));
    let neurons = engine.correlation_step(Card::Neurons, 1).expect("few");
    assert_eq!(
        neurons.correlation,
        engine.correlation(Card::Neurons).expect("few")
    );
    assert_eq!(
        engine.correlation_step(Card::Weights, 9).expect("none").of,
        0
    );
}

#[test]
fn measuring_goes_on_whatever_happens_to_edges_that_go_and_stay() {
    let whole = ring().correlation(Card::Edges).expect("few");
    let mut engine = ring();
    let of = items(&engine, Card::Edges);
    let mut sparing = Plan::default();
    sparing.edges.never_strand = true;
    let mut anew = sparing;
    anew.edges.after = AfterEdges::LearnAgain;
    for (plan, step, done) in [(Plan::default(), 3, 3), (sparing, 2, 5), (anew, of, of)] {
        engine.prune(plan).expect("valid");
        let progress = engine.correlation_step(Card::Edges, step).expect("few");
        assert_eq!((progress.done, progress.of), (done, of));
        assert_eq!(progress.correlation, whole.filter(|_| done == of));
    }
    // What is finished is kept for all of them.
    for plan in [Plan::default(), sparing, anew] {
        engine.prune(plan).expect("valid");
        let progress = engine.correlation_step(Card::Edges, 0).expect("few");
        assert_eq!((progress.done, progress.correlation), (of, whole));
    }
    // A frozen Â gives other losses.
    let mut frozen = Plan::default();
    frozen.edges.frozen = true;
    engine.prune(frozen).expect("valid");
    let progress = engine.correlation_step(Card::Edges, 1).expect("few");
    assert_eq!((progress.done, progress.correlation), (1, None));
}
