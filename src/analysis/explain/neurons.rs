//! The terms of neuron criteria.

use super::{Facts, Term, neuron, term};
use crate::prune::{NeuronCriterion, NeuronPlan};
use ndarray::Array2;

#[inline(never)]
pub fn terms(facts: &mut Facts, plan: &NeuronPlan, item: usize) -> Vec<Term> {
    let (l, k) = neuron(facts.network.shape(), item);
    let next = facts.network.shape().layers()[l + 1];
    let outgoing = &facts.reference[next.weight + k * next.outputs..][..next.outputs];
    let mut norm = 0.0;
    for &w in outgoing {
        norm += f64::from(w) * f64::from(w);
    }
    match plan.criterion {
        NeuronCriterion::Spread => {
            let hidden = facts.network.hidden(l).to_owned();
            column(&hidden, k)
        }
        NeuronCriterion::ScaleSafe => {
            let propagated = facts.network.propagated(l);
            let mut terms = column(&propagated, k);
            terms.push(term("outgoingNorm", norm.sqrt()));
            terms
        }
        NeuronCriterion::Literal => {
            let hidden = facts.network.hidden(l);
            let mut terms = Vec::new();
            for (j, values) in hidden.columns().into_iter().enumerate() {
                let sum: f64 = values.iter().map(|&v| f64::from(v)).sum();
                let mean = sum / hidden.nrows() as f64;
                terms.push(term(if j == k { "mean" } else { "otherMean" }, mean));
            }
            terms
        }
        NeuronCriterion::Greedy => {
            let propagated = facts.network.propagated(l);
            let mut square = 0.0;
            for &value in propagated.column(k) {
                square += f64::from(value) * f64::from(value);
            }
            vec![
                term("messagesSquare", square),
                term("outgoingSquare", norm),
                // G_kk: the change when it is the first to go.
                term("aloneChange", square * norm),
            ]
        }
        NeuronCriterion::Measured => {
            let judge = facts.network.judge(facts.seed);
            vec![term("loss", judge.loss(facts.network.logits()))]
        }
        NeuronCriterion::Random => Vec::new(),
    }
}

/// What the spread of a column comes from: its mean difference over pairs of nodes, and their number.
#[inline(never)]
fn column(values: &Array2<f32>, k: usize) -> Vec<Term> {
    let mut column: Vec<f32> = values.column(k).to_vec();
    column.sort_unstable_by(f32::total_cmp);
    let n = column.len() as f64;
    let mut spread = 0.0;
    for (i, &value) in column.iter().enumerate() {
        spread += (2.0 * i as f64 - n + 1.0) * f64::from(value);
    }
    let pairs = n * (n - 1.0) / 2.0;
    vec![
        term("pairs", pairs),
        term(
            "meanDifference",
            if pairs > 0.0 { spread / pairs } else { 0.0 },
        ),
        term("lowest", column.first().copied().unwrap_or(0.0).into()),
        term("highest", column.last().copied().unwrap_or(0.0).into()),
    ]
}
