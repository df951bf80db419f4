//! The core against values that others computed: PyTorch Geometric for the network, plain NumPy for
//! pruning. `reference/` holds the scripts, `golden/` what they wrote.

#[path = "golden/cases.rs"]
mod cases;
#[path = "golden/criteria.rs"]
mod criteria;

use cases::*;
use secateur::data::{Dataset, KarateLabels, OwnData, OwnFeatures, Source, SplitChoice};
use secateur::mask::Mask;
use secateur::nn::DropoutKey;
use secateur::prune::{Masks, NeuronCriterion, Plan, Pruner, Ranking, Scope, kept_params};
use secateur::train::{Measure, Network, Run, Trainer, TrainingConfig};
use secateur::{Card, Engine, Spec};

impl GcnCase {
    /// The network with the masked edges gone, and which parameters are kept.
    fn masked_network(&self) -> (Network, Option<Vec<bool>>) {
        let mut network = self.problem.network();
        let kept = self.masks.as_ref().map(|masks| {
            let masks = Masks {
                weights: flags(masks.weights.concat()),
                neurons: flags(masks.neurons.concat()),
                edges: flags(masks.edges.clone()),
                nodes: Mask::all_kept(network.data().graph.nodes()),
            };
            network.set_edges(&masks.edges);
            kept_params(network.shape(), &masks)
        });
        (network, kept)
    }

    /// The initial parameters, 0 where masked.
    fn effective(&self, kept: Option<&[bool]>) -> Vec<f32> {
        let mut params = self.problem.params();
        if let Some(kept) = kept {
            zero_where_pruned(&mut params, kept);
        }
        params
    }
}

fn zero_where_pruned(values: &mut [f32], kept: &[bool]) {
    for (value, &kept) in values.iter_mut().zip(kept) {
        if !kept {
            *value = 0.0;
        }
    }
}

#[test]
fn logits_loss_and_gradients_equal_those_of_pytorch_geometric() {
    for (name, case) in gcn_cases() {
        let (mut network, kept) = case.masked_network();
        let params = case.effective(kept.as_deref());
        let mut gradient = vec![f32::NAN; params.len()];
        let key = DropoutKey {
            seed: case.seed,
            epoch: 0,
        };
        network.forward_training(&params, key);
        let logits = wide(network.logits());
        assert_close(&format!("{name}: logits"), logits, &case.expected.logits);
        let loss = network.backward(&params, &mut gradient);
        assert_close(&format!("{name}: loss"), [loss], &[case.expected.loss]);
        if let Some(kept) = &kept {
            zero_where_pruned(&mut gradient, kept);
        }
        for (l, layer) in network.shape().layers().iter().enumerate() {
            let of = |places: std::ops::Range<usize>| gradient[places].iter().map(|&g| g.into());
            let what = format!("{name}: gradient of W{l}");
            assert_close(
                &what,
                of(layer.weights()),
                &case.expected.weight_gradients[l],
            );
            if let Some(places) = layer.biases() {
                let what = format!("{name}: gradient of b{l}");
                assert_close(&what, of(places), &case.expected.bias_gradients[l]);
            }
        }
    }
}

#[test]
fn ten_epochs_equal_those_of_pytorch() {
    for (name, case) in gcn_cases() {
        let (mut network, kept) = case.masked_network();
        let mut params = case.problem.params();
        let mut losses = Vec::new();
        let mut trainer = Trainer::new(case.training, params.len());
        for epochs in [5, 5] {
            let run = Run {
                epochs,
                seed: case.seed,
                kept: kept.as_deref(),
                measure: Measure::Last,
            };
            trainer.run(&mut network, &mut params, run, |epoch| {
                losses.push(epoch.loss);
            });
            if let Some(rate) = case.later_rate {
                let optimizer = &mut trainer.config.optimizer;
                *optimizer = optimizer.with_learning_rate(rate);
            }
        }
        assert_eq!(losses.len(), 10);
        for (epoch, (&got, &expected)) in losses.iter().zip(&case.expected.losses).enumerate() {
            assert_close(
                &format!("{name}: loss of epoch {epoch}"),
                [got],
                &[expected],
            );
        }
        network.forward(&params);
        let logits = wide(network.logits());
        let what = format!("{name}: logits after ten epochs");
        assert_close(&what, logits, &case.expected.logits_after);
    }
}

#[test]
fn the_built_in_karate_club_is_the_published_one() {
    for (file, labels) in [
        ("gcn-karate.json", KarateLabels::Factions),
        ("gcn-karate-weighted-elu.json", KarateLabels::Communities),
    ] {
        let (_, case) = golden::<GcnCase>(file, 1).remove(0);
        let built_in = Dataset::load(&Source::KarateClub { labels }, 1).expect("built in");
        let published = case.problem.dataset();
        let sorted = |data: &Dataset| {
            let mut pairs = data.graph.pairs().to_vec();
            pairs.iter_mut().for_each(|pair| pair.sort_unstable());
            pairs.sort_unstable();
            pairs
        };
        assert_eq!(sorted(&built_in), sorted(&published));
        assert_eq!(built_in.classes, published.classes);
        if labels == KarateLabels::Factions {
            assert_eq!(built_in.split, published.split);
        }
    }
}

impl PruningCase {
    /// A pruner whose reference weights are the case's.
    fn pruner(&self) -> Pruner {
        let mut pruner = Pruner::new(self.problem.network(), TrainingConfig::default(), 0);
        let mut state = pruner.state().clone();
        state.reference = self.problem.params();
        pruner.set_state(state);
        pruner
    }
}

fn neuron_plan(criterion: NeuronCriterion, scope: Scope) -> Plan {
    let mut plan = Plan::default();
    plan.neurons.criterion = criterion;
    plan.neurons.scope = scope;
    plan
}

#[test]
fn scores_equal_the_formulas_written_out() {
    for (name, case) in pruning_cases() {
        let mut pruner = case.pruner();
        let scores = |ranking: &Ranking| ranking.scores().to_vec();
        let plan = Plan::default();
        let expected = case.scores.magnitude.concat();
        assert_eq!(
            scores(pruner.ranking(&plan, Card::Weights)),
            expected,
            "{name}: |w| is exact"
        );
        assert_close(
            &format!("{name}: Jaccard"),
            scores(pruner.ranking(&plan, Card::Edges)),
            &case.scores.jaccard,
        );
        use NeuronCriterion::{Literal, Spread};
        use Scope::{Layer, Network};
        for (criterion, scope, expected) in [
            (Spread, Layer, &case.scores.spread),
            (Spread, Network, &case.scores.spread_by_layer_mean),
            (Literal, Layer, &case.scores.literal),
            (Literal, Network, &case.scores.literal_by_layer_mean),
        ] {
            let got = scores(pruner.ranking(&neuron_plan(criterion, scope), Card::Neurons));
            // Layer by layer: their scales differ.
            let mut at = 0;
            for (l, expected) in expected.iter().enumerate() {
                let what = format!("{name}: {criterion:?}, {scope:?}, hidden layer {l}");
                let of_layer = got[at..at + expected.len()].iter().copied();
                assert_close(&what, of_layer, expected);
                at += expected.len();
            }
            assert_eq!(at, got.len());
        }
    }
}

#[test]
fn plans_remove_exactly_what_the_reference_removes() {
    for (name, case) in pruning_cases() {
        let mut pruner = case.pruner();
        pruner.evaluate(&Plan::default());
        let dense = pruner.network().predictions();
        for expected in &case.plans {
            let plan = &expected.plan;
            let what = format!("{name}: {plan:?}");
            let masks = pruner.evaluate(plan);
            assert_eq!(
                masks.weights.to_bytes(),
                digits(&expected.weights),
                "{what}"
            );
            assert_eq!(
                masks.neurons.to_bytes(),
                digits(&expected.neurons),
                "{what}"
            );
            assert_eq!(
                masks.edges.to_bytes(),
                digits(std::slice::from_ref(&expected.edges)),
                "{what}"
            );
            let kept = kept_params(pruner.network().shape(), &masks);
            let weights = &kept[..pruner.network().shape().weights()];
            let weights_kept = weights.iter().filter(|&&kept| kept).count();
            assert_eq!(weights_kept, expected.weights_kept, "{what}");
            assert_close(&what, wide(pruner.network().logits()), &expected.logits);
            assert_eq!(
                pruner.network().evaluated().correct,
                expected.correct,
                "{what}"
            );
            let predictions = pruner.network().predictions();
            let changed = predictions.iter().zip(&dense).filter(|(a, b)| a != b);
            assert_eq!(changed.count(), expected.changed, "{what}");
        }
    }
}

#[test]
fn nodes_that_a_plan_leaves_alone_are_counted_without_those_that_were() {
    for (name, case) in pruning_cases() {
        let Problem {
            graph,
            labels,
            train,
            model,
            ..
        } = &case.problem;
        // Edges are scored by the graph alone, so features and weights do not matter here.
        let data = OwnData {
            nodes: graph.nodes,
            edges: graph.pairs.concat(),
            edge_weights: graph.weights.clone(),
            edge_columns: Vec::new(),
            features: OwnFeatures::Identity,
            classes: labels.iter().map(|&class| class as i32).collect(),
            roles: (0..graph.nodes)
                .map(|node| if train.contains(&node) { 1 } else { 3 })
                .collect(),
            node_names: vec![],
            class_names: vec![],
        };
        let spec = Spec {
            task: secateur::train::Task::NodeClasses,
            split: SplitChoice::Given,
            graph: Source::Own { hash: None },
            model: model.clone(),
            training: TrainingConfig::default(),
            seed: 0,
        };
        let mut engine = Engine::with_own_data(spec, data).expect("a dataset");
        for expected in &case.plans {
            let report = engine.prune(expected.plan).expect("a plan");
            assert_eq!(
                report.isolated, expected.isolated,
                "{name}: {:?}",
                expected.plan
            );
        }
    }
}
