//! The terms of edge criteria.

use super::{Facts, Term, term};
use crate::data::Features;
use crate::graph::Graph;
use crate::nn::{link_logits, softmax};
use crate::prune::{EdgeCriterion, EdgePlan, betweenness, lot_of_edge, resistance, teddy_of_node};

#[inline(never)]
pub fn terms(facts: &mut Facts, plan: &EdgePlan, item: usize) -> Vec<Term> {
    let data = facts.network.data().clone();
    let graph = &data.graph;
    let [i, j] = graph.pairs()[item];
    let degree = |node: u32| graph.degree(node as usize) as f64;
    match plan.criterion {
        EdgeCriterion::Jaccard => {
            let shared = shared_neighbours(graph, i, j) + 2.0;
            vec![
                term("shared", shared),
                term("either", degree(i) + degree(j) + 2.0 - shared),
            ]
        }
        EdgeCriterion::Cosine => vec![
            term("inner", inner(&data.features, i, j)),
            term("firstNorm", inner(&data.features, i, i).sqrt()),
            term("secondNorm", inner(&data.features, j, j).sqrt()),
        ],
        EdgeCriterion::Weight | EdgeCriterion::Resistance | EdgeCriterion::Learned => {
            vec![term("edgeWeight", graph.weight(item).into())]
        }
        EdgeCriterion::ResistanceSampled => vec![
            term("edgeWeight", graph.weight(item).into()),
            term("resistance", resistance(graph, facts.seed)[item]),
            term("lot", lot_of_edge(facts.seed, plan.draw, item)),
        ],
        EdgeCriterion::Agreement => {
            if facts.network.held_out().is_some() {
                let logit = link_logits(facts.network.logits(), &[[i, j]])[0];
                return vec![term("logit", logit.into())];
            }
            let p = softmax(facts.network.logits());
            let mut terms = Vec::new();
            for class in 0..p.ncols() {
                let product = f64::from(p[(i as usize, class)]) * f64::from(p[(j as usize, class)]);
                terms.push(Term {
                    class: Some(class as u32),
                    ..term("product", product)
                });
            }
            terms
        }
        EdgeCriterion::Degree | EdgeCriterion::DegreeSampled => {
            vec![
                term("firstDegree", degree(i)),
                term("secondDegree", degree(j)),
            ]
        }
        EdgeCriterion::Measured => {
            let judge = facts.network.judge(facts.seed);
            vec![term("loss", judge.loss(facts.network.logits()))]
        }
        EdgeCriterion::Attribute => match data.edge_columns.get(plan.column as usize) {
            Some(column) => vec![term("value", column.values[item].into())],
            None => Vec::new(),
        },
        EdgeCriterion::Embedding => {
            let values = Features::Dense(facts.network.embedding().to_owned());
            vec![
                term("inner", inner(&values, i, j)),
                term("firstNorm", inner(&values, i, i).sqrt()),
                term("secondNorm", inner(&values, j, j).sqrt()),
            ]
        }
        EdgeCriterion::Teddy => vec![
            term("first", teddy_of_node(graph, i)),
            term("second", teddy_of_node(graph, j)),
        ],
        EdgeCriterion::Betweenness => vec![term("paths", -betweenness(graph)[item])],
        EdgeCriterion::Gradient => {
            let judge = facts.network.judge(facts.seed);
            let _ = facts.network.judged_gradient(facts.reference, &judge);
            let slopes = facts.network.strength_slopes(facts.reference, plan.frozen);
            vec![term("slope", slopes[item])]
        }
        EdgeCriterion::Oracle => {
            let class = |node: u32| data.classes[node as usize].map_or(-1.0, f64::from);
            vec![term("firstClass", class(i)), term("secondClass", class(j))]
        }
        EdgeCriterion::Random => Vec::new(),
    }
}

#[inline(never)]
fn shared_neighbours(graph: &Graph, i: u32, j: u32) -> f64 {
    let others = graph.neighbours(j as usize);
    let mut shared = 0.0;
    for &neighbour in graph.neighbours(i as usize) {
        if others.binary_search(&neighbour).is_ok() {
            shared += 1.0;
        }
    }
    shared
}

#[inline(never)]
fn inner(features: &Features, i: u32, j: u32) -> f64 {
    let (i, j) = (i as usize, j as usize);
    match features {
        Features::Identity(_) => f64::from(u8::from(i == j)),
        Features::Dense(x) => {
            let mut sum = 0.0;
            for (&a, &b) in x.row(i).iter().zip(x.row(j)) {
                sum += f64::from(a) * f64::from(b);
            }
            sum
        }
        Features::Sparse(rows) => {
            let x = rows.matrix();
            let other = x.ptr[j] as usize..x.ptr[j + 1] as usize;
            let mut sum = 0.0;
            for at in x.ptr[i] as usize..x.ptr[i + 1] as usize {
                if let Ok(place) = x.col[other.clone()].binary_search(&x.col[at]) {
                    sum += f64::from(x.val[at]) * f64::from(x.val[other.start + place]);
                }
            }
            sum
        }
    }
}
