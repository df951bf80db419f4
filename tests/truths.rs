//! What the playground must let people find, each over twenty graphs. `-- --nocapture` prints the
//! figures. Differences are paired; intervals are of 95 %.

#[path = "truths/lab.rs"]
mod lab;
#[path = "truths/ratings.rs"]
mod ratings;
#[path = "truths/speed.rs"]
mod speed;

use lab::{accuracy, difference, finetuned, homophily, over_seeds, spec, trained, untrained};
use secateur::nn::Dropout;
use secateur::{
    AfterEdges, Card, EdgeCriterion, Engine, NeuronCriterion, Plan, Rewind, RewindTo, Scope,
    WeightCriterion,
};

/// A claim of no difference: the interval lies within this many points.
const NOISE: f64 = 3.0;

fn weights(criterion: WeightCriterion, scope: Scope, ratio: f64) -> Plan {
    let mut plan = Plan::default().with_ratio(Card::Weights, ratio);
    plan.weights.criterion = criterion;
    plan.weights.scope = scope;
    plan
}

fn neurons(criterion: NeuronCriterion, ratio: f64) -> Plan {
    let mut plan = Plan::default().with_ratio(Card::Neurons, ratio);
    plan.neurons.criterion = criterion;
    plan
}

fn edges(criterion: EdgeCriterion, after: AfterEdges, ratio: f64) -> Plan {
    let mut plan = Plan::default().with_ratio(Card::Edges, ratio);
    plan.edges.criterion = criterion;
    plan.edges.after = after;
    plan
}

#[test]
fn network_wide_beats_layer_wise_at_high_sparsity() {
    for ratio in [0.9, 0.95] {
        let [network, layer] = over_seeds(|seed| {
            [Scope::Network, Scope::Layer].map(|scope| {
                let plan = weights(WeightCriterion::Magnitude, scope, ratio);
                finetuned(&mut trained(&spec(seed)), plan, 60)
            })
        });
        let title = format!("network against layer, {ratio} and 60 epochs");
        assert!(difference(&title, &network, &layer).low() > 0.0);
    }
}

#[test]
fn magnitude_is_far_better_than_random_for_weights() {
    let [magnitude, random] = over_seeds(|seed| {
        let mut engine = trained(&spec(seed));
        [WeightCriterion::Magnitude, WeightCriterion::Random]
            .map(|criterion| accuracy(&mut engine, weights(criterion, Scope::Network, 0.8)))
    });
    assert!(difference("magnitude against random, 0.8", &magnitude, &random).low() > 20.0);
}

#[test]
fn finetuning_matters_more_than_the_criterion() {
    const CRITERIA: [WeightCriterion; 3] = [
        WeightCriterion::Magnitude,
        WeightCriterion::Lamp,
        WeightCriterion::Snip,
    ];
    let before_and_after = CRITERIA.map(|criterion| {
        over_seeds(|seed| {
            let plan = weights(criterion, Scope::Network, 0.9);
            let mut engine = trained(&spec(seed));
            [
                accuracy(&mut engine, plan),
                finetuned(&mut engine, plan, 60),
            ]
        })
    });
    let [magnitude, others @ ..] = &before_and_after;
    let gain = difference(
        "60 epochs after magnitude, 0.9",
        &magnitude[1],
        &magnitude[0],
    );
    for (other, criterion) in others.iter().zip(&CRITERIA[1..]) {
        let title = format!("magnitude against {criterion:?}, 0.9 and 60 epochs");
        let between = difference(&title, &magnitude[1], &other[1]);
        assert!(gain.low() > between.high() && gain.low() > -between.low());
    }
}

#[test]
fn layers_collapse_under_magnitude_at_initialisation_and_not_under_synflow() {
    let [magnitude, synflow] = over_seeds(|seed| {
        [
            (WeightCriterion::Magnitude, 0.98),
            (WeightCriterion::Synflow, 0.99),
        ]
        .map(|(criterion, ratio)| {
            let mut engine = untrained(&spec(seed));
            let plan = weights(criterion, Scope::Network, ratio);
            engine.prune(plan).expect("a valid plan");
            f64::from(u8::from(has_empty_layer(&engine)))
        })
    });
    let count = |collapsed: Vec<f64>| collapsed.iter().sum::<f64>();
    let (magnitude, synflow) = (count(magnitude), count(synflow));
    println!("networks with an empty layer, of 20: magnitude {magnitude}, SynFlow {synflow}");
    assert!(magnitude >= 15.0);
    assert_eq!(synflow, 0.0);
}

fn has_empty_layer(engine: &Engine) -> bool {
    let mask = engine.weight_mask();
    engine.info().layers.iter().any(|layer| {
        let from = layer.offset as usize;
        let weights = from..from + (layer.inputs * layer.outputs) as usize;
        mask[weights].iter().all(|&kept| kept == 0)
    })
}

#[test]
fn keeping_the_spectrum_is_not_keeping_the_accuracy() {
    for after in [AfterEdges::Keep, AfterEdges::LearnAgain] {
        let [resistance, random] = over_seeds(|seed| {
            let mut engine = trained(&spec(seed));
            [EdgeCriterion::Resistance, EdgeCriterion::Random]
                .map(|criterion| accuracy(&mut engine, edges(criterion, after, 0.5)))
        });
        let title = format!("resistance against random, 0.5, {after:?}");
        assert!(difference(&title, &resistance, &random).high() < NOISE);
    }
}

#[test]
fn pruning_for_inference_is_not_pruning_for_training() {
    let [keep, again] = over_seeds(|seed| {
        let mut engine = trained(&spec(seed));
        [AfterEdges::Keep, AfterEdges::LearnAgain]
            .map(|after| accuracy(&mut engine, edges(EdgeCriterion::Random, after, 0.9)))
    });
    assert!(difference("keep against learn again, random 0.9", &keep, &again).low() > 5.0);
    let [anew, frozen] = over_seeds(|seed| {
        let mut engine = trained(&spec(seed));
        [false, true].map(|frozen| {
            let mut plan = edges(EdgeCriterion::Random, AfterEdges::Keep, 0.9);
            plan.edges.frozen = frozen;
            accuracy(&mut engine, plan)
        })
    });
    assert!(difference("Â normalised anew against frozen", &anew, &frozen).low() > 5.0);
}

/// Rounds that each remove a fifth of what is left, then `rewind`, then the whole training again.
fn ticket(seed: u32, rounds: i32, rewind: Rewind) -> f64 {
    let spec = spec(seed);
    let mut engine = trained(&spec);
    for round in 1..=rounds {
        let plan = weights(
            WeightCriterion::Magnitude,
            Scope::Network,
            1.0 - 0.8f64.powi(round),
        );
        engine.prune(plan).expect("a valid plan");
        // The controls concern the last round only: the mask is found by rewinding.
        let last = round == rounds;
        engine.rewind(if last { rewind } else { Rewind::default() });
        engine.train(spec.training.epochs).expect("trains");
    }
    let plan = *engine.plan();
    accuracy(&mut engine, plan)
}

#[test]
fn tickets_exist_and_rewinding_matters_at_the_extreme_only() {
    let new_start = Rewind {
        to: RewindTo::NewStart,
        ..Rewind::default()
    };
    let shuffled = Rewind {
        shuffled: true,
        ..Rewind::default()
    };
    for (rounds, share) in [(5, "0.67"), (16, "0.972")] {
        let [rewound, new_start, shuffled] = over_seeds(|seed| {
            [Rewind::default(), new_start, shuffled].map(|rewind| ticket(seed, rounds, rewind))
        });
        let from_new = difference(
            &format!("rewound against new start, {share}"),
            &rewound,
            &new_start,
        );
        let from_mixed = difference(
            &format!("rewound against shuffled, {share}"),
            &rewound,
            &shuffled,
        );
        if rounds > 5 {
            assert!(from_new.low() > 0.0 && from_mixed.low() > 10.0);
        } else {
            assert!(from_new.low() > -NOISE && from_new.high() < NOISE);
        }
    }
}

#[test]
fn the_last_layer_is_fragile_weight_by_weight() {
    // As many weights of the first layer as there are in 80 % of it, and 80 % of the last.
    let [first, last] = over_seeds(|seed| {
        let mut engine = trained(&spec(seed));
        let mut plan = weights(WeightCriterion::Magnitude, Scope::Layer, 0.8);
        plan.weights.keep_last = true;
        let first = accuracy(&mut engine, plan);
        plan.weights.keep_last = false;
        [first, accuracy(&mut engine, plan)]
    });
    assert!(difference("first layer alone against both, 0.8", &first, &last).low() > 5.0);
}

#[test]
fn a_refit_recovers_nearly_everything_whatever_chose_the_neurons() {
    let [dense, random, spread] = over_seeds(|seed| {
        let mut dense = trained(&spec(seed));
        let [random, spread] =
            [NeuronCriterion::Random, NeuronCriterion::Spread].map(|criterion| {
                let plan = neurons(criterion, 0.5);
                let mut engine = trained(&spec(seed));
                engine.prune(plan).expect("a valid plan");
                engine.refit();
                accuracy(&mut engine, plan)
            });
        [accuracy(&mut dense, Plan::default()), random, spread]
    });
    for (title, refitted) in [("random", &random), ("spread", &spread)] {
        let title = format!("refit after {title} 0.5 against dense");
        let difference = difference(&title, refitted, &dense);
        assert!(difference.low() > -NOISE && difference.high() < NOISE);
    }
}

#[test]
fn cutting_edges_between_classes_raises_accuracy_and_only_the_oracle_knows_them_all() {
    let [oracle, cosine, dense] = over_seeds(|seed| {
        let mut engine = trained(&spec(seed));
        // Two in five edges join two classes.
        let [oracle, cosine] = [EdgeCriterion::Oracle, EdgeCriterion::Cosine]
            .map(|criterion| accuracy(&mut engine, edges(criterion, AfterEdges::LearnAgain, 0.4)));
        [oracle, cosine, accuracy(&mut engine, Plan::default())]
    });
    assert!(difference("oracle 0.4 against all edges", &oracle, &dense).low() > 5.0);
    assert!(difference("oracle against feature cosine, 0.4", &oracle, &cosine).low() > 5.0);
}

#[test]
fn features_that_say_something_tell_which_edges_to_cut() {
    // A contextual block model: features speak of the class, and most edges do not.
    let contextual = |seed| {
        let mut spec = serde_json::to_value(spec(seed)).expect("serialises");
        spec["graph"]["homophily"] = 0.4.into();
        spec["graph"]["signal"] = 0.6.into();
        serde_json::from_value(spec).expect("a valid spec")
    };
    let [cosine, random, dense, cosine_left, random_left, all] = over_seeds(|seed| {
        let mut engine = trained(&contextual(seed));
        let plans = [
            edges(EdgeCriterion::Cosine, AfterEdges::LearnAgain, 0.5),
            edges(EdgeCriterion::Random, AfterEdges::LearnAgain, 0.5),
            Plan::default(),
        ];
        let [a, b, c] = plans.map(|plan| accuracy(&mut engine, plan));
        let [d, e, f] = plans.map(|plan| homophily(&mut engine, plan));
        [a, b, c, d, e, f]
    });
    let purer = difference("homophily by feature cosine, 0.5", &cosine_left, &all);
    let chance = difference("homophily at random, 0.5", &random_left, &all);
    assert!(purer.low() > 20.0);
    assert!(chance.low() > -NOISE && chance.high() < NOISE);
    let gain = difference("feature cosine 0.5 against all edges", &cosine, &dense);
    let loss = difference("random 0.5 against all edges", &random, &dense);
    assert!(gain.low() > 10.0 && loss.high() < NOISE);
}

#[test]
fn cutting_what_the_network_doubts_raises_accuracy_when_it_learns_again() {
    let [agreement, dense] = over_seeds(|seed| {
        let mut engine = trained(&spec(seed));
        let plan = edges(EdgeCriterion::Agreement, AfterEdges::LearnAgain, 0.5);
        [
            accuracy(&mut engine, plan),
            accuracy(&mut engine, Plan::default()),
        ]
    });
    assert!(difference("agreement 0.5 against all edges", &agreement, &dense).low() > 0.0);
}

#[test]
fn dropout_makes_random_neuron_pruning_competitive() {
    let [random, spread, scale_safe, greedy] = over_seeds(|seed| {
        let mut engine = trained(&spec(seed));
        [
            NeuronCriterion::Random,
            NeuronCriterion::Spread,
            NeuronCriterion::ScaleSafe,
            NeuronCriterion::Greedy,
        ]
        .map(|criterion| accuracy(&mut engine, neurons(criterion, 0.5)))
    });
    for (title, cheap) in [("spread", &spread), ("scale-safe", &scale_safe)] {
        let title = format!("random against {title}, neurons 0.5");
        assert!(difference(&title, &random, cheap).low() > -NOISE);
    }
    assert!(difference("greedy against spread, neurons 0.5", &greedy, &spread).low() > 5.0);
}

#[test]
fn random_neurons_are_competitive_without_dropout_too() {
    let [random, spread, greedy] = over_seeds(|seed| {
        let mut spec = spec(seed);
        spec.model.dropout = Dropout::default();
        let mut engine = trained(&spec);
        [
            NeuronCriterion::Random,
            NeuronCriterion::Spread,
            NeuronCriterion::Greedy,
        ]
        .map(|criterion| accuracy(&mut engine, neurons(criterion, 0.5)))
    });
    // So dropout is not what makes them so: the spread is a poor guide in either case.
    let title = "no dropout: random against spread, neurons 0.5";
    assert!(difference(title, &random, &spread).low() > -NOISE);
    let title = "no dropout: greedy against random, neurons 0.5";
    assert!(difference(title, &greedy, &random).low() > 5.0);
}

#[test]
fn drop_edge_helps_less_than_told() {
    let [dropping, dense] = over_seeds(|seed| {
        [0.2, 0.0].map(|rate| {
            let mut spec = spec(seed);
            spec.training.drop_edge = rate;
            accuracy(&mut trained(&spec), Plan::default())
        })
    });
    let gain = difference("DropEdge 0.2 against all edges", &dropping, &dense);
    assert!(gain.low() > -NOISE && gain.high() < NOISE);
}

#[test]
fn deep_networks_smooth_too_much() {
    let [two, four] = over_seeds(|seed| {
        [1, 3].map(|hidden| {
            let mut spec = spec(seed);
            spec.model.hidden = vec![32; hidden];
            accuracy(&mut trained(&spec), Plan::default())
        })
    });
    assert!(difference("two layers against four", &two, &four).low() > 0.0);
}
