//! Which items a plan removes.

use crate::experiment::*;
use proptest::prelude::*;
use secateur::prune::{Card, NeuronCriterion, Plan};

proptest! {
    #![proptest_config(config())]

    #[test]
    fn masks_nest_as_sparsity_grows(
        experiment in experiments(),
        plan in plans(),
        steps in prop::collection::vec(0..=1000u32, 1..6),
    ) {
        let mut pruner = experiment.pruner();
        for card in CARDS {
            let mut steps = steps.clone();
            steps.sort_unstable();
            let mut before = pruner.masks(&plan.with_ratio(card, 0.0));
            for step in steps {
                let masks = pruner.masks(&plan.with_ratio(card, f64::from(step) / 1000.0));
                prop_assert!(contains(of(&masks, card), of(&before, card)));
                before = masks;
            }
        }
    }

    #[test]
    fn counts_are_exact(experiment in experiments(), plan in plans()) {
        let plan = item_by_item(plan);
        let mut pruner = experiment.pruner();
        let masks = pruner.masks(&plan);
        for card in CARDS {
            for group in groups(pruner.network(), &plan, card) {
                let n = group.len() as f64;
                let gone = group.filter(|&i| !of(&masks, card).kept(i)).count();
                prop_assert_eq!(gone, (plan.ratio(card) * n + 0.5).floor() as usize);
            }
        }
    }

    #[test]
    fn the_lowest_go_first_and_ties_by_index(experiment in experiments(), plan in plans()) {
        let plan = item_by_item(plan);
        let mut pruner = experiment.pruner();
        // A coarse grid, so that weights and with them neurons tie often.
        let mut state = pruner.state().clone();
        state.reference.iter_mut().for_each(|w| *w = (*w * 4.0).round() / 4.0);
        pruner.set_state(state);
        let masks = pruner.masks(&plan);
        for card in CARDS {
            let (scores, mask) = (scores(&mut pruner, &plan, card), of(&masks, card));
            for group in groups(pruner.network(), &plan, card) {
                let mut order: Vec<usize> = group.collect();
                order.sort_by(|&a, &b| {
                    scores[a].partial_cmp(&scores[b]).expect("finite").then(a.cmp(&b))
                });
                let kept: Vec<bool> = order.iter().map(|&i| mask.kept(i)).collect();
                prop_assert!(kept.is_sorted(), "{card:?}: {kept:?} in the order of scores");
            }
        }
    }

    #[test]
    fn a_growing_ratio_removes_in_the_ranked_order(experiment in experiments(), plan in plans()) {
        let plan = item_by_item(plan);
        let mut pruner = experiment.pruner();
        let masks = pruner.masks(&plan);
        for card in CARDS {
            let kept: Vec<bool> = pruner
                .ranking(&plan, card)
                .order()
                .into_iter()
                .map(|i| of(&masks, card).kept(i as usize))
                .collect();
            prop_assert!(kept.is_sorted(), "{card:?}: {kept:?} in the ranked order");
        }
    }

    #[test]
    fn the_two_middle_neurons_of_an_even_layer_tie_by_the_literal_formula(
        experiment in experiments(),
        half in 1..5u32,
    ) {
        let mut experiment = experiment;
        experiment.model.hidden = vec![2 * half];
        let mut pruner = experiment.pruner();
        let mut plan = Plan::default();
        plan.neurons.criterion = NeuronCriterion::Literal;
        let mut scores = scores(&mut pruner, &plan, Card::Neurons);
        scores.sort_by(f64::total_cmp);
        prop_assert_eq!(scores[0], scores[1]);
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn the_hand_changes_what_it_marks_and_nothing_else(
        experiment in experiments(),
        plan in plans(),
        marks in prop::collection::vec((any::<prop::sample::Index>(), any::<bool>()), 0..8),
    ) {
        let mut pruner = experiment.pruner();
        for card in CARDS {
            let rule = of(&pruner.masks(&plan), card).clone();
            let mut wanted = rule.clone();
            let (mut cut, mut kept) = (Vec::new(), Vec::new());
            for (index, goes) in marks.iter().filter(|_| !rule.is_empty()) {
                let item = index.index(rule.len());
                if cut.contains(&(item as u32)) || kept.contains(&(item as u32)) {
                    continue;
                }
                if *goes {
                    cut.push(item as u32);
                    wanted.prune(item);
                } else {
                    kept.push(item as u32);
                    wanted.keep(item);
                }
            }
            pruner.set_hand(card, &cut, &kept).expect("nothing was healed around");
            let masks = pruner.masks(&plan);
            prop_assert_eq!(of(&masks, card), &wanted);
            let tally = pruner.tally(&plan, card, of(&masks, card));
            prop_assert_eq!(tally.by_rule, rule.count_pruned());
            prop_assert_eq!(tally.by_rule + tally.cut - tally.kept, wanted.count_pruned());
            pruner.set_hand(card, &[], &[]).expect("nothing");
        }
    }
}
