//! What removal does to weights, neurons, edges and results.

use crate::experiment::*;
use ndarray::Array2;
use proptest::prelude::*;
use secateur::analysis::{Inference, Kernel};
use secateur::graph::{Adjacency, Laid, Normalization};
use secateur::mask::Mask;
use secateur::nn::ModelConfig;
use secateur::prune::{AfterEdges, Plan, compact, kept_params};
use secateur::train::Network;
use std::rc::Rc;

proptest! {
    #![proptest_config(config())]

    #[test]
    fn sparsity_0_is_the_identity(experiment in experiments(), plan in plans()) {
        let mut pruner = experiment.pruner();
        let nothing = plan.cleared();
        let result = outcome(&mut pruner, &nothing);
        prop_assert!(result.masks.keep_everything());
        prop_assert_eq!(&result.effective, &bits(&pruner.state().reference));
        // A network that has never seen a mask.
        let mut network = experiment.network();
        network.forward(&pruner.state().reference);
        prop_assert_eq!(result.logits, bits(network.logits()));
        prop_assert_eq!(network.predictions(), pruner.state().dense.predictions.clone());
    }

    #[test]
    fn back_to_0_restores_bit_for_bit(
        experiment in experiments(),
        detour in prop::collection::vec(plans(), 1..4),
    ) {
        let mut pruner = experiment.pruner();
        let reference = bits(&pruner.state().reference);
        let before = outcome(&mut pruner, &Plan::default());
        for plan in &detour {
            pruner.evaluate(plan);
        }
        prop_assert_eq!(outcome(&mut pruner, &Plan::default()), before);
        prop_assert_eq!(bits(&pruner.state().reference), reference);
    }

    #[test]
    fn a_plan_gives_the_same_bits_whatever_came_before(
        experiment in experiments(),
        plan in plans(),
        detour in prop::collection::vec(plans(), 0..4),
    ) {
        let fresh = outcome(&mut experiment.pruner(), &plan);
        let mut pruner = experiment.pruner();
        for earlier in &detour {
            pruner.evaluate(earlier);
        }
        prop_assert_eq!(&outcome(&mut pruner, &plan), &fresh);
        prop_assert_eq!(&outcome(&mut pruner, &plan), &fresh, "the same plan again");
        for card in CARDS {
            pruner.ranking(&Plan::default(), card);
        }
        pruner.ensure_evaluated(&plan);
        prop_assert_eq!(bits(pruner.network().logits()), fresh.logits);
    }

    #[test]
    fn what_is_pruned_is_zero_and_what_is_kept_untouched(
        experiment in experiments(),
        plan in plans(),
    ) {
        let mut plan = plan;
        plan.edges.after = AfterEdges::Keep;
        let mut pruner = experiment.pruner();
        let masks = pruner.evaluate(&plan);
        let kept = kept_params(pruner.network().shape(), &masks);
        for ((&kept, &effective), &reference) in
            kept.iter().zip(pruner.effective()).zip(&pruner.state().reference)
        {
            let expected = if kept { reference } else { 0.0 };
            prop_assert_eq!(effective.to_bits(), expected.to_bits());
        }
        // A neuron that is gone says nothing of any node, its bias included.
        for (l, (first, layer)) in pruner.network().shape().hidden().enumerate() {
            let hidden = pruner.network().hidden(l);
            for k in (0..layer.outputs).filter(|k| !masks.neurons.kept(first + k)) {
                prop_assert!(hidden.column(k).iter().all(|&h| h == 0.0));
            }
        }
    }

    #[test]
    fn adjacency_under_a_mask_is_that_of_the_smaller_graph(
        experiment in experiments(),
        share in 0.0..1.0f32,
    ) {
        let rng = &mut experiment.rng();
        let graph = experiment.dataset().graph;
        let mask = Mask::from_flags((0..graph.edges()).map(|_| rng.unit() >= share).collect());
        let smaller = experiment.cut_dataset(&Laid::plain(mask.clone())).graph;
        let ModelConfig { normalization, self_loops, .. } = experiment.model;
        let mut masked = Adjacency::new(&graph, normalization, self_loops);
        masked.renormalize(&graph, Some(&mask));
        let n = graph.nodes();
        // The definition, written out in f64.
        let mut a = Array2::<f64>::zeros((n, n));
        for (edge, &[u, v]) in smaller.pairs().iter().enumerate() {
            a[(u as usize, v as usize)] = smaller.weight(edge).into();
            a[(v as usize, u as usize)] = smaller.weight(edge).into();
        }
        if self_loops {
            a.diag_mut().fill(1.0);
        }
        let degree: Vec<f64> = a.rows().into_iter().map(|row| row.sum()).collect();
        for u in 0..n {
            for v in 0..n {
                let got = masked.value(u, v);
                let expected = match normalization {
                    _ if a[(u, v)] == 0.0 => 0.0,
                    Normalization::Symmetric => a[(u, v)] / (degree[u] * degree[v]).sqrt(),
                    Normalization::Row => a[(u, v)] / degree[u],
                };
                prop_assert!((f64::from(got) - expected).abs() < 1e-6, "{got} for {expected}");
                prop_assert_eq!(got == 0.0, expected == 0.0);
                if normalization == Normalization::Symmetric {
                    prop_assert_eq!(got.to_bits(), masked.value(v, u).to_bits());
                }
            }
        }
        // Nothing of the mask stays behind.
        let untouched = Adjacency::new(&graph, normalization, self_loops);
        masked.renormalize(&graph, None);
        prop_assert_eq!(bits(masked.matrix().val), bits(untouched.matrix().val));
        prop_assert_eq!(bits(masked.transposed().val), bits(untouched.transposed().val));
    }

    #[test]
    fn removing_for_real_gives_the_logits_of_masking(
        experiment in experiments(),
        plan in plans(),
    ) {
        let mut plan = plan;
        plan.edges.after = AfterEdges::Keep;
        // The smaller model has a graph of its own, with an Â of its own.
        plan.edges.frozen = false;
        let mut pruner = experiment.pruner();
        let masks = pruner.evaluate(&plan);
        let laid = pruner.network().laid_edges();
        let smaller = compact(pruner.network().shape(), pruner.effective());
        for ((first, layer), left) in pruner.network().shape().hidden().zip(&smaller.neurons) {
            let gone = (0..layer.outputs).filter(|&k| !masks.neurons.kept(first + k));
            for k in gone {
                prop_assert!(!left.contains(&(k as u32)), "neuron {k} is masked");
            }
        }
        let config = ModelConfig {
            hidden: smaller.neurons.iter().map(|layer| layer.len() as u32).collect(),
            ..experiment.model.clone()
        };
        let mut network = Network::new(Rc::new(experiment.cut_dataset(laid)), &config);
        prop_assert_eq!(network.shape(), &smaller.shape);
        network.forward(&smaller.params);
        for (a, b) in network.logits().iter().zip(pruner.network().logits()) {
            prop_assert!((a - b).abs() <= 1e-5 * b.abs().max(1.0), "{a} for {b}");
        }
    }

    #[test]
    fn every_kernel_computes_what_masking_does(
        experiment in experiments(),
        plan in plans(),
    ) {
        let mut pruner = experiment.pruner();
        pruner.evaluate(&plan);
        for kernel in [Kernel::Dense, Kernel::Compact, Kernel::Csr, Kernel::Blocks] {
            let mut ready = Inference::new(pruner.network(), pruner.effective(), kernel);
            let first = ready.run().to_owned();
            for (a, b) in first.iter().zip(pruner.network().logits()) {
                prop_assert!((a - b).abs() <= 1e-5 * b.abs().max(1.0), "{kernel:?}: {a} for {b}");
            }
            prop_assert_eq!(bits(ready.run()), bits(&first), "a second run changes nothing");
        }
    }
}
