//! The terms of weight criteria.

use super::{Facts, Term, term};
use crate::prune::WeightCriterion;

#[inline(never)]
pub fn terms(facts: &mut Facts, criterion: WeightCriterion, item: usize) -> Vec<Term> {
    let weight = f64::from(facts.reference[item]);
    match criterion {
        WeightCriterion::Magnitude | WeightCriterion::Synflow | WeightCriterion::Movement => {
            vec![term("weight", weight)]
        }
        WeightCriterion::Learned => vec![term("initialWeight", facts.initial[item].into())],
        WeightCriterion::Obd => {
            let judge = facts.network.judge(facts.seed);
            let fisher = facts.network.fisher(facts.reference, &judge);
            vec![term("weight", weight), term("fisher", fisher[item])]
        }
        WeightCriterion::Grasp => {
            let judge = facts.network.training_judge(facts.seed, 0);
            let curvature = facts.network.curvature(facts.initial, &judge);
            vec![
                term("initialWeight", facts.initial[item].into()),
                term("curvature", curvature[item]),
            ]
        }
        WeightCriterion::Lamp => {
            let shape = facts.network.shape();
            let layer = shape.layers()[shape.layer_of_weight(item)];
            let mut larger = 0.0;
            for &other in &facts.reference[layer.weights()] {
                let square = f64::from(other) * f64::from(other);
                if square >= weight * weight {
                    larger += square;
                }
            }
            vec![
                term("square", weight * weight),
                term("largerSquares", larger),
            ]
        }
        WeightCriterion::Taylor => {
            let judge = facts.network.judge(facts.seed);
            let gradient = facts.network.judged_gradient(facts.reference, &judge);
            vec![
                term("weight", weight),
                term("gradient", gradient[item].into()),
            ]
        }
        WeightCriterion::Snip => {
            let judge = facts.network.training_judge(facts.seed, 0);
            let gradient = facts.network.judged_gradient(facts.initial, &judge);
            let weights = facts.network.shape().weights();
            let mut total = 0.0;
            for (&w, &g) in facts.initial[..weights].iter().zip(&gradient) {
                total += (f64::from(w) * f64::from(g)).abs();
            }
            vec![
                term("initialWeight", facts.initial[item].into()),
                term("initialGradient", gradient[item].into()),
                term("total", total),
            ]
        }
        WeightCriterion::Deviation => {
            let shape = facts.network.shape();
            let layer = shape.layers()[shape.layer_of_weight(item)];
            let weights = &facts.reference[layer.weights()];
            let (mut sum, mut square) = (0.0, 0.0);
            for &other in weights {
                sum += f64::from(other);
                square += f64::from(other) * f64::from(other);
            }
            let mean = sum / weights.len() as f64;
            let variance = square / weights.len() as f64 - mean * mean;
            vec![term("weight", weight), term("deviation", variance.sqrt())]
        }
        WeightCriterion::Random => Vec::new(),
    }
}
