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
        NeuronCriterion::OverEdges => {
            let data = facts.network.data().clone();
            let hidden = facts.network.hidden(l);
            let mut sum = 0.0;
            for &[u, v] in data.graph.pairs() {
                let (a, b) = (hidden[(u as usize, k)], hidden[(v as usize, k)]);
                sum += (f64::from(a) - f64::from(b)).abs();
            }
            let edges = data.graph.edges() as f64;
            let mean = if edges > 0.0 { sum / edges } else { 0.0 };
            vec![term("pairs", edges), term("meanDifference", mean)]
        }
        NeuronCriterion::Gradient => {
            let slope = slope(facts, l);
            column(&slope, k)
        }
        NeuronCriterion::Taylor => {
            let hidden = facts.network.hidden(l).to_owned();
            let slope = slope(facts, l);
            let mut sum = 0.0;
            for (&h, &s) in hidden.column(k).iter().zip(slope.column(k)) {
                sum += f64::from(h) * f64::from(s);
            }
            vec![term("change", sum)]
        }
        NeuronCriterion::Redundancy => {
            let hidden = facts.network.hidden(l);
            let mut nearest = f64::INFINITY;
            for j in (0..hidden.ncols()).filter(|&j| j != k) {
                let mut sum = 0.0;
                for (&a, &b) in hidden.column(k).iter().zip(hidden.column(j)) {
                    sum += (f64::from(a) - f64::from(b)).abs();
                }
                if sum < nearest {
                    nearest = sum;
                }
            }
            // Of all neurons, while none is gone; a neuron alone in its layer is nearest to itself.
            let nearest = if nearest.is_finite() { nearest } else { 0.0 };
            vec![term("nearestDistance", nearest)]
        }
        NeuronCriterion::IncomingL1 | NeuronCriterion::IncomingL2 => {
            let own = facts.network.shape().layers()[l];
            let incoming = &facts.reference[own.weights()];
            let incoming = incoming[k..].iter().step_by(own.outputs);
            lengths(incoming)
        }
        NeuronCriterion::OutgoingL1 | NeuronCriterion::OutgoingL2 => lengths(outgoing.iter()),
        NeuronCriterion::Apoz => {
            let hidden = facts.network.hidden(l);
            let fires = hidden.column(k).iter().filter(|&&h| h != 0.0).count();
            vec![
                term("fires", fires as f64),
                term("nodes", hidden.nrows() as f64),
            ]
        }
        NeuronCriterion::Fpgm => {
            let own = facts.network.shape().layers()[l];
            let weights = &facts.reference[own.weights()];
            let mut terms = Vec::new();
            for j in 0..own.outputs {
                let mut square = 0.0;
                for row in weights.chunks_exact(own.outputs) {
                    let difference = f64::from(row[k]) - f64::from(row[j]);
                    square += difference * difference;
                }
                terms.push(term("distance", square.sqrt()));
            }
            terms
        }
        NeuronCriterion::Random => Vec::new(),
    }
}

/// ∂L/∂h of a hidden layer.
fn slope(facts: &mut Facts, layer: usize) -> Array2<f32> {
    let judge = facts.network.judge(facts.seed);
    let _ = facts.network.judged_gradient(facts.reference, &judge);
    facts.network.hidden_slope(layer, facts.reference)
}

/// Σ |w| and √Σ w².
fn lengths<'a>(weights: impl Iterator<Item = &'a f32>) -> Vec<Term> {
    let (mut sum, mut square) = (0.0, 0.0);
    for &w in weights {
        sum += f64::from(w).abs();
        square += f64::from(w) * f64::from(w);
    }
    vec![term("sizes", sum), term("squares", square)]
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
