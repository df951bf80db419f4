//! The most that can go, and what new edges do to the dense and the pruned model.

mod common;

use common::karate_spec;
use secateur::engine::{SearchRequest, WatchRequest, Watched};
use secateur::experiment::Found;
use secateur::{AfterEdges, Card, Engine, Plan};

fn trained(seed: u32) -> Engine {
    let mut engine = Engine::new(karate_spec(seed)).expect("valid");
    engine.train(60).expect("trains");
    engine
}

fn find(engine: &mut Engine, card: Card, items: u32, cuts: u32) -> Found {
    let share = 0.0;
    let request = SearchRequest { card, items, share };
    engine.search_start(request).expect("valid");
    let mut before = 0;
    loop {
        let progress = engine.search_step(cuts);
        assert!(progress.done >= before && progress.of == 1000);
        before = progress.done;
        if let Some(found) = progress.found {
            return found;
        }
    }
}

fn watch(engine: &mut Engine, request: WatchRequest) -> Watched {
    engine.watch_start(request).expect("valid");
    loop {
        let progress = engine.watch_step().expect("grows");
        if let Some(watched) = progress.watched {
            return watched;
        }
    }
}

const ARRIVALS: WatchRequest = WatchRequest {
    batches: 6,
    share: 0.05,
    random: 0.2,
    draw: 0,
};

#[test]
fn what_is_found_is_what_trying_every_cut_finds() {
    for seed in 1..4 {
        let mut engine = trained(seed);
        for card in [Card::Weights, Card::Neurons, Card::Edges] {
            for items in [0, 1, 3] {
                let mut plan = Plan::default();
                if card != Card::Weights {
                    plan.weights.ratio = 0.2;
                }
                let before = engine.prune(plan).expect("valid");
                let found = find(&mut engine, card, items, 7);
                assert_eq!(engine.report(), before, "searching changes nothing");
                assert_eq!((found.of, found.validated), (32, false));
                assert_eq!(found.before, before.pruned.correct);
                // Every thousandth, until one loses too much.
                let mut most = (0, before.pruned.correct);
                let mut next = None;
                for thousandth in 0..=1000 {
                    let ratio = f64::from(thousandth) / 1000.0;
                    let report = engine.prune(plan.with_ratio(card, ratio)).expect("valid");
                    let lost = found.before.saturating_sub(report.pruned.correct);
                    if lost > items {
                        next = Some(lost);
                        break;
                    }
                    let count = [report.weights, report.neurons, report.edges][card as usize];
                    most = (count.removed, report.pruned.correct);
                }
                assert_eq!((found.removed, found.correct), most, "{card:?} {items}");
                assert_eq!(found.next_lost, next);
                // The ratio is the one of the slider, and nothing less removes as much.
                let at = engine.prune(plan.with_ratio(card, found.ratio));
                let count = |report: secateur::engine::PruneReport| {
                    [report.weights, report.neurons, report.edges][card as usize].removed
                };
                assert_eq!(count(at.expect("valid")), found.removed);
                if found.ratio > 0.0 && found.removed < found.total {
                    let less = plan.with_ratio(card, found.ratio - 0.001);
                    assert!(count(engine.prune(less).expect("valid")) < found.removed);
                }
            }
        }
    }
}

#[test]
fn where_everything_may_go_the_slider_goes_to_its_end() {
    let mut engine = trained(1);
    for card in [Card::Weights, Card::Neurons, Card::Edges] {
        engine.prune(Plan::default()).expect("valid");
        let found = find(&mut engine, card, 32, 7);
        assert_eq!((found.removed, found.ratio), (found.total, 1.0), "{card:?}");
    }
}

#[test]
fn a_search_does_not_depend_on_its_steps_and_goes_up_from_the_floor() {
    let mut engine = trained(2);
    let plan = Plan::default().with_ratio(Card::Weights, 0.4);
    engine.prune(plan).expect("valid");
    engine.train(5).expect("trains");
    let all = find(&mut engine, Card::Weights, 1, u32::MAX);
    assert_eq!(find(&mut engine, Card::Weights, 1, 1), all);
    assert!(all.ratio >= 0.4);
    assert_eq!(all.total, 576);
    // Everything may be lost: everything can go.
    let share = SearchRequest {
        card: Card::Weights,
        items: 0,
        share: 1.0,
    };
    engine.search_start(share).expect("valid");
    let found = engine.search_step(u32::MAX).found.expect("done");
    assert_eq!(
        (found.ratio, found.removed, found.next_lost),
        (1.0, 576, None)
    );
    assert!(
        (engine.search_start(SearchRequest {
            share: 1.1,
            ..share
        }))
        .is_err(),
        "no share"
    );
    assert_eq!(engine.search_step(1).of, 0, "refused is not begun");
}

#[test]
fn a_search_judges_on_validation_nodes_where_there_are_some() {
    let mut spec = karate_spec(3);
    spec.split = secateur::data::SplitChoice::Stratified {
        train: 2,
        validation: 5,
    };
    let mut engine = Engine::new(spec).expect("valid");
    engine.train(60).expect("trains");
    let found = find(&mut engine, Card::Edges, 0, u32::MAX);
    assert_eq!((found.of, found.validated), (10, true));
}

#[test]
fn where_every_cut_is_a_training_run_the_search_goes_by_two_per_cent() {
    let mut engine = trained(3);
    let mut plan = Plan::default();
    plan.edges.after = AfterEdges::LearnAgain;
    engine.prune(plan).expect("valid");
    let found = find(&mut engine, Card::Edges, 2, 4);
    assert!(found.ratio > 0.0, "something may go");
    let steps = found.ratio / 0.02;
    assert!((steps - steps.round()).abs() < 1e-9, "{}", found.ratio);
}

#[test]
fn before_anything_arrives_both_models_are_as_the_report_says() {
    for (plan, seed) in [(Plan::default(), 1), (Plan::default(), 2)] {
        for frozen in [false, true] {
            let mut engine = trained(seed);
            let mut plan = plan
                .with_ratio(Card::Weights, 0.5)
                .with_ratio(Card::Edges, 0.4);
            plan.edges.frozen = frozen;
            let report = engine.prune(plan).expect("valid");
            let watched = watch(&mut engine, ARRIVALS);
            assert_eq!(engine.report(), report, "watching changes nothing");
            assert_eq!(watched.dense[0], report.dense.correct);
            assert_eq!(watched.pruned[0], report.pruned.correct);
            assert_eq!(watched.agree[0], 34 - report.changed);
            assert_eq!((watched.total, watched.of), (32, 34));
            // And a pass on another graph leaves nothing behind.
            let mut fresh = trained(seed);
            assert_eq!(fresh.prune(plan).expect("valid"), report);
        }
    }
}

#[test]
fn arrivals_repeat_come_in_batches_and_mostly_close_triangles() {
    let mut engine = trained(3);
    let first = watch(&mut engine, ARRIVALS);
    assert_eq!(watch(&mut engine, ARRIVALS), first);
    assert_eq!(first.arrived, [0, 4, 8, 12, 16, 20, 24]);
    assert_eq!(first.closing.len(), 7);
    // What the dense model hears does not depend on the plan.
    let plan = Plan::default().with_ratio(Card::Edges, 0.9);
    engine.prune(plan).expect("valid");
    let pruned = watch(&mut engine, ARRIVALS);
    assert_eq!(
        (&pruned.dense, &pruned.closing),
        (&first.dense, &first.closing)
    );
    let request = WatchRequest {
        batches: 20,
        random: 0.0,
        ..ARRIVALS
    };
    let friends = watch(&mut engine, request);
    assert_eq!(friends.closing, friends.arrived, "friends of friends");
    let any = watch(
        &mut engine,
        WatchRequest {
            random: 1.0,
            ..request
        },
    );
    assert!(any.closing.last() < friends.closing.last());
    assert_ne!(
        watch(&mut engine, WatchRequest { draw: 1, ..request }),
        friends
    );
}

#[test]
fn with_nothing_removed_both_models_are_one() {
    let mut engine = trained(5);
    let watched = watch(&mut engine, ARRIVALS);
    assert_eq!(watched.dense, watched.pruned);
    assert!(watched.agree.iter().all(|&agree| agree == 34));
}

#[test]
fn a_full_graph_gets_what_there_is_room_for_and_odd_requests_are_refused() {
    let mut engine = trained(1);
    let request = WatchRequest {
        batches: 8,
        share: 1.0,
        random: 0.5,
        draw: 0,
    };
    let watched = watch(&mut engine, request);
    let room = 34 * 33 / 2 - 78;
    assert!(*watched.arrived.last().expect("batches") <= room);
    assert!(watched.arrived[4] > 200);
    for odd in [
        WatchRequest {
            batches: 0,
            ..request
        },
        WatchRequest {
            batches: 101,
            ..request
        },
        WatchRequest {
            share: 0.0,
            ..request
        },
        WatchRequest {
            random: f64::NAN,
            ..request
        },
    ] {
        let refused = engine.watch_start(odd).expect_err("refused");
        assert_eq!(refused.code(), "out-of-range");
    }
}
