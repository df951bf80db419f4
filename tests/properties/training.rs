//! Training under masks, and on a cut graph.

use crate::experiment::*;
use proptest::prelude::*;
use secateur::graph::Laid;
use secateur::mask::Mask;
use secateur::prune::{
    AfterEdges, Card, EdgeCriterion, NodeCriterion, Plan, Pruner, WeightPlan, kept_params,
};
use secateur::train::{Measure, Network, Run, Trainer};
use std::rc::Rc;

proptest! {
    #![proptest_config(config())]

    #[test]
    fn learning_again_is_training_anew_on_the_cut_graph(
        experiment in experiments(),
        plan in plans(),
        epochs in 0..8u32,
    ) {
        let mut plan = plan.with_ratio(Card::Neurons, 0.0);
        plan.weights = WeightPlan::default();
        plan.edges.after = AfterEdges::LearnAgain;
        plan.edges.frozen = false;
        if matches!(plan.edges.criterion, EdgeCriterion::Gradient | EdgeCriterion::Embedding) {
            // What they cut changes with the weights, and here one cut is to stand for all epochs.
            plan.edges.criterion = EdgeCriterion::Jaccard;
        }
        plan.nodes.criterion = NodeCriterion::Degree;
        let mut pruner = Pruner::new(experiment.network(), experiment.training, experiment.seed);
        let masks = pruner.masks(&plan);
        let edges = masks.edges_in_force(&pruner.network().data().graph).into_owned();
        let laid = Laid::new(edges, pruner.edge_strengths(&plan), false);
        let data = Rc::new(experiment.cut_dataset(&laid));
        let network = Network::new(data, &experiment.model);
        let mut anew = Pruner::new(network, experiment.training, experiment.seed);
        for epochs in [epochs, 2] {
            pruner.train(&Plan::default(), epochs, Measure::Epochs, |_| {});
            anew.train(&Plan::default(), epochs, Measure::Epochs, |_| {});
            pruner.evaluate(&plan);
            // Adding zeros for the edges that are gone changes no sum.
            prop_assert_eq!(pruner.effective(), &anew.state().reference[..]);
        }
    }

    #[test]
    fn masked_stays_masked_through_training_with_momentum(
        experiment in experiments(),
        plan in plans(),
    ) {
        let mut plan = plan;
        plan.edges.after = AfterEdges::Keep;
        // Trained already, so the optimiser pushes in some direction.
        let mut pruner = experiment.pruner();
        let masks = pruner.masks(&plan);
        let kept = kept_params(pruner.network().shape(), &masks);
        let before = pruner.state().reference.clone();
        pruner.train(&plan, 5, Measure::Epochs, |_| {});
        let state = pruner.state();
        let memory = &state.trainer.optimizer;
        for i in (0..kept.len()).filter(|&i| !kept[i]) {
            prop_assert_eq!(state.reference[i], 0.0);
            prop_assert_eq!(memory.first[i], 0.0);
            prop_assert_eq!(memory.second.get(i).copied().unwrap_or(0.0), 0.0);
        }
        // Decay alone moves the first matrix, so training did something.
        let first = pruner.network().shape().layers()[0].weights();
        for i in first.filter(|&i| kept[i] && before[i] != 0.0) {
            prop_assert_ne!(state.reference[i], before[i]);
        }
        // What was cut before is the floor now: no smaller ratio brings it back.
        prop_assert_eq!(&state.floor, &masks);
        let nothing = plan.cleared();
        prop_assert_eq!(pruner.masks(&nothing), masks.clone());
        let everything = CARDS.iter().fold(item_by_item(plan), |plan, &card| plan.with_ratio(card, 1.0));
        let all = pruner.masks(&everything);
        for card in CARDS {
            // Two nodes train, and are never removed.
            let stays = if card == Card::Nodes { 2 } else { 0 };
            prop_assert_eq!(of(&all, card).count_kept(), stays);
        }
    }

    #[test]
    fn regrowth_exchanges_at_constant_counts_and_momentum_revives_nothing(
        experiment in experiments(),
        plan in plans(),
        share in 0.0..=1.0,
    ) {
        let mut plan = item_by_item(plan);
        plan.edges.after = AfterEdges::Keep;
        let mut pruner = experiment.pruner();
        pruner.train(&plan, 3, Measure::Last, |_| {});
        let before = pruner.masks(&plan);
        let reference = pruner.state().reference.clone();
        pruner.regrow(&plan, share);
        let after = pruner.state().floor.clone();
        for layer in pruner.network().shape().layers() {
            let count = |mask: &Mask| layer.weights().filter(|&i| mask.kept(i)).count();
            prop_assert_eq!(count(&after.weights), count(&before.weights));
        }
        for (i, &value) in pruner.state().reference.iter().enumerate().take(after.weights.len()) {
            let stays = before.weights.kept(i) && after.weights.kept(i);
            prop_assert_eq!(value, if stays { reference[i] } else { 0.0 });
        }
        for card in [Card::Neurons, Card::Edges, Card::Nodes] {
            prop_assert_eq!(of(&after, card), of(&before, card));
        }
        pruner.train(&plan, 3, Measure::Last, |_| {});
        prop_assert_eq!(&pruner.state().floor.weights, &after.weights);
        let memory = &pruner.state().trainer.optimizer;
        for i in (0..after.weights.len()).filter(|&i| !after.weights.kept(i)) {
            prop_assert_eq!(pruner.state().reference[i], 0.0);
            prop_assert_eq!(memory.first[i], 0.0);
            prop_assert_eq!(memory.second.get(i).copied().unwrap_or(0.0), 0.0);
        }
    }

    #[test]
    fn counts_include_the_floor(experiment in experiments(), plan in plans(), then in plans()) {
        let mut pruner = experiment.pruner();
        pruner.train(&plan, 2, Measure::Epochs, |_| {});
        let floor = pruner.state().floor.clone();
        let then = item_by_item(then);
        let masks = pruner.masks(&then);
        for card in CARDS {
            prop_assert!(contains(of(&masks, card), of(&floor, card)));
            for group in groups(pruner.network(), &then, card) {
                let asked = (then.ratio(card) * group.len() as f64 + 0.5).floor() as usize;
                let count = |mask: &Mask| group.clone().filter(|&i| !mask.kept(i)).count();
                prop_assert_eq!(count(of(&masks, card)), asked.max(count(of(&floor, card))));
            }
        }
    }

    #[test]
    fn epochs_in_several_calls_or_measured_give_the_bits_of_one(
        experiment in experiments(),
        plan in plans(),
        first in 0..6u32,
    ) {
        let run = |chunks: &[u32], measure| {
            let mut pruner = Pruner::new(experiment.network(), experiment.training, 1);
            let masks = pruner.masks(&plan);
            let kept = kept_params(pruner.network().shape(), &masks);
            let mut params = pruner.state().reference.clone();
            let mut network = experiment.network();
            network.set_edges(&masks.edges);
            let mut trainer = Trainer::new(experiment.training, params.len());
            let mut losses = Vec::new();
            for &epochs in chunks {
                let run = Run { epochs, seed: 7, kept: Some(&kept), measure };
                trainer.run(&mut network, &mut params, run, |epoch| {
                    losses.push(epoch.loss.to_bits());
                });
            }
            (bits(&params), losses)
        };
        let chunked = run(&[first, 6 - first], Measure::Epochs);
        prop_assert_eq!(chunked, run(&[6], Measure::Last));
    }

    #[test]
    fn resetting_gives_the_first_state_again(experiment in experiments(), plan in plans()) {
        let mut pruner = Pruner::new(experiment.network(), experiment.training, experiment.seed);
        let first = pruner.state().clone();
        pruner.train(&Plan::default(), 3, Measure::Epochs, |_| {});
        pruner.evaluate(&plan);
        pruner.train(&plan, 3, Measure::Epochs, |_| {});
        pruner.reset();
        prop_assert_eq!(pruner.state(), &first);
    }
}
