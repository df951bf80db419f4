//! What there is to know of every criterion, as data for the page.

use crate::data::Features;
use crate::error::{Error, Result};
use crate::prune::{Card, EdgeCriterion, Plan};
use crate::train::Network;
use serde::Serialize;

/// A criterion, and whether it can be used on this graph. Its name and its pitfall stand in the
/// page's catalogues under its id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct CriterionInfo {
    pub card: Card,
    /// Its name in a plan.
    pub id: String,
    /// The keep-score.
    pub formula: String,
    /// Where it was published; empty for what has no one source.
    pub source: String,
    /// Time for all scores; n items, N nodes, E edges, H neurons, C classes, F features.
    pub cost: String,
    /// What the graph lacks for it; null when it can be used.
    pub lacks: Option<String>,
}

/// (id, formula, source, cost)
type Row = (&'static str, &'static str, &'static str, &'static str);

const WEIGHTS: [Row; 6] = [
    ("magnitude", "|w|", "Han et al. 2015", "O(n log n)"),
    (
        "lamp",
        "w² / Σ v², |v| ≥ |w|",
        "Lee et al. 2021",
        "O(n log n)",
    ),
    (
        "taylor",
        "|w · ∂L/∂w|",
        "Molchanov et al. 2017",
        "O((E + N · F) · H)",
    ),
    (
        "snip",
        "|θ₀ · g₀| / Σ |θ₀ · g₀|",
        "Lee, Ajanthan & Torr 2019",
        "O((E + N · F) · H)",
    ),
    (
        "synflow",
        "|w| · ∂R/∂|w|",
        "Tanaka et al. 2020",
        "O(100 · n log n)",
    ),
    ("random", "", "", "O(n)"),
];

const NEURONS: [Row; 6] = [
    ("spread", "Σ |hᵤₖ − hᵥₖ|, u < v", "", "O(H · N log N)"),
    (
        "scaleSafe",
        "Σ |(Âh)ᵤₖ − (Âh)ᵥₖ| · ‖Wₖ‖₂, u < v",
        "",
        "O(H · (E + N log N))",
    ),
    ("literal", "Σⱼ |aᵢ − aⱼ|", "", "O(H²)"),
    (
        "greedy",
        "argmin 2 Gₖ · x + Gₖₖ, G = (PᵀP) ⊙ (WWᵀ), P = ÂH",
        "",
        "O(N · H² + H³)",
    ),
    ("measured", "L₋ₖ − L", "", "O(H · N · C)"),
    ("random", "", "", "O(H)"),
];

const EDGES: [Row; 8] = [
    (
        "jaccard",
        "|N[i] ∩ N[j]| / |N[i] ∪ N[j]|",
        "Jaccard 1901",
        "O(Σ dᵢ + dⱼ)",
    ),
    ("cosine", "xᵢ · xⱼ / (‖xᵢ‖ ‖xⱼ‖)", "", "O(E · F)"),
    ("weight", "wᵢⱼ", "", "O(E)"),
    ("agreement", "pᵢ · pⱼ", "", "O(E · C)"),
    (
        "resistance",
        "(eᵢ − eⱼ)ᵀ L⁺ (eᵢ − eⱼ)",
        "Spielman & Srivastava 2008",
        "O(N³)",
    ),
    ("degree", "1/dᵢ + 1/dⱼ", "Liu et al. 2023", "O(E)"),
    ("measured", "L₋ᵢⱼ − L", "", "O(E · (E + N · F) · H)"),
    ("random", "", "", "O(E)"),
];

/// Every criterion, card by card.
pub fn registry(network: &Network) -> Vec<CriterionInfo> {
    let rows = |card: Card, rows: &[Row]| -> Vec<CriterionInfo> {
        rows.iter()
            .map(|&(id, formula, source, cost)| CriterionInfo {
                card,
                id: id.into(),
                formula: formula.into(),
                source: source.into(),
                cost: cost.into(),
                lacks: match card {
                    Card::Edges => lacks(id, network).map(Into::into),
                    _ => None,
                },
            })
            .collect()
    };
    [
        rows(Card::Weights, &WEIGHTS),
        rows(Card::Neurons, &NEURONS),
        rows(Card::Edges, &EDGES),
    ]
    .concat()
}

/// Refuses criteria that the graph has nothing for.
pub fn check(plan: &Plan, network: &Network) -> Result<()> {
    let id = match plan.edges.criterion {
        EdgeCriterion::Cosine => "cosine",
        EdgeCriterion::Weight => "weight",
        EdgeCriterion::Measured => "measured",
        _ => return Ok(()),
    };
    match lacks(id, network) {
        Some(lacks) => Err(Error::CriterionLacks {
            criterion: id.into(),
            lacks: lacks.into(),
        }),
        None => Ok(()),
    }
}

/// Most edges that are measured one by one.
const MOST_MEASURED: usize = 20_000;

fn lacks(id: &str, network: &Network) -> Option<&'static str> {
    let data = network.data();
    match id {
        "cosine" => matches!(data.features, Features::Identity(_)).then_some("features"),
        "weight" => (!data.graph.is_weighted()).then_some("edgeWeights"),
        "measured" => (data.graph.edges() > MOST_MEASURED).then_some("fewerEdges"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prune::{NeuronCriterion, WeightCriterion};
    use crate::value::{Read, Value};

    fn is_known<T: Read>(rows: &[Row]) -> bool {
        (rows.iter()).all(|&(id, ..)| T::read(Value::Text(id.into())).is_ok())
    }

    #[test]
    fn every_id_is_a_criterion_of_a_plan() {
        assert!(is_known::<WeightCriterion>(&WEIGHTS));
        assert!(is_known::<NeuronCriterion>(&NEURONS));
        assert!(is_known::<EdgeCriterion>(&EDGES));
    }
}
