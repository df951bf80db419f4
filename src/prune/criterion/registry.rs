//! What there is to know of every criterion, as data for the page.

use crate::data::Features;
use crate::error::{Error, Result, check_range};
use crate::prune::{Card, EdgeCriterion, Plan};
use crate::told::told;
use crate::train::Network;

/// A criterion, and whether it can be used on this graph. Its name and its pitfall stand in the
/// page's catalogues under its id.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub struct CriterionInfo {
    pub card: Card,
    pub group: CriterionGroup,
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

told!(CriterionInfo {
    card,
    group,
    id,
    formula,
    source,
    cost,
    lacks
});

/// What a criterion looks at, by which the page groups its list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub enum CriterionGroup {
    /// The weights alone.
    Weights,
    /// What neurons and outputs say.
    Activations,
    /// Slopes of a loss, or losses themselves.
    Loss,
    /// The structure of the graph.
    Graph,
    /// What is known of nodes and edges.
    Data,
    /// What no rule knows in earnest: the lot, and the answers.
    Controls,
}

told!(CriterionGroup: Weights, Activations, Loss, Graph, Data, Controls);

use CriterionGroup::{Activations, Controls, Data, Graph, Loss, Weights};

/// Group, id, formula, source, cost: the one table of all criteria, in the order of the page.
type Row = (
    CriterionGroup,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
);

const PASS: &str = "O((E + N · F) · H)";
const RESISTANCE: &str = "N ≤ 500: O(N³ + E · N²); N > 500: O(64 · 500 · E)";

#[rustfmt::skip]
const WEIGHTS: [Row; 11] = [
    (Weights, "magnitude", "|w|", "Han et al. 2015", "O(n log n)"),
    (Weights, "deviation", "|w| / std(W)", "Han et al. 2015", "O(n log n)"),
    (Weights, "lamp", "w² / Σ v², |v| ≥ |w|", "Lee et al. 2021", "O(n log n)"),
    (Weights, "synflow", "|w| · ∂R/∂|w|", "Tanaka et al. 2020", "O(100 · n log n)"),
    (Loss, "taylor", "|w · ∂L/∂w|", "Molchanov et al. 2017", PASS),
    (Loss, "obd", "½ w² · mean (∂Lᵥ/∂w)²", "LeCun, Denker & Solla 1990", "O(V · n)"),
    (Loss, "snip", "|θ₀ · g₀| / Σ |θ₀ · g₀|", "Lee, Ajanthan & Torr 2019", PASS),
    (Loss, "grasp", "θ₀ · (H g)₀, T = 200", "Wang, Zhang & Grosse 2020", "O(3 (E + N · F) · H)"),
    (Loss, "movement", "−Σ wₜ · ∂L/∂wₜ", "Sanh, Wolf & Rush 2020", "O(60 (E + N · F) · H)"),
    (Loss, "learned", "|m_θ|, min L + λ ‖m_g‖₁ + λ ‖m_θ‖₁", "Chen et al. 2021", "O(200 (E + N · F) · H)"),
    (Controls, "random", "", "", "O(n)"),
];

#[rustfmt::skip]
const NEURONS: [Row; 16] = [
    (Activations, "spread", "Σ |hᵤₖ − hᵥₖ|, u < v", "", "O(H · N log N)"),
    (Activations, "scaleSafe", "Σ |(Âh)ᵤₖ − (Âh)ᵥₖ| · ‖Wₖ‖₂, u < v", "", "O(H · (E + N log N))"),
    (Activations, "literal", "Σⱼ |aᵢ − aⱼ|", "", "O(H²)"),
    (Activations, "overEdges", "Σ |hᵤₖ − hᵥₖ|, uv ∈ E", "", "O(H · E)"),
    (Activations, "redundancy", "minⱼ ‖hₖ − hⱼ‖₁", "", "O(N · H² + H³)"),
    (Activations, "greedy", "argmin 2 Gₖ · x + Gₖₖ, G = (PᵀP) ⊙ (WWᵀ), P = ÂH", "", "O(N · H² + H³)"),
    (Activations, "apoz", "|{u: hᵤₖ ≠ 0}| / N", "Hu et al. 2016", "O(H · N)"),
    (Loss, "gradient", "Σ |gᵤₖ − gᵥₖ|, g = ∂L/∂h, u < v", "", "O(H · N log N)"),
    (Loss, "taylor", "|Σ hᵤₖ · ∂L/∂hᵤₖ|", "Molchanov et al. 2017", PASS),
    (Loss, "measured", "L₋ₖ − L", "", "O(H · N · C)"),
    (Weights, "incomingL1", "Σ |w| in", "Li et al. 2017", "O(n)"),
    (Weights, "incomingL2", "√Σ w² in", "", "O(n)"),
    (Weights, "outgoingL1", "Σ |w| out", "", "O(n)"),
    (Weights, "outgoingL2", "√Σ w² out", "", "O(n)"),
    (Weights, "fpgm", "Σⱼ ‖wₖ − wⱼ‖₂", "He et al. 2019", "O(H · n)"),
    (Controls, "random", "", "", "O(H)"),
];

#[rustfmt::skip]
const EDGES: [Row; 17] = [
    (Graph, "jaccard", "|N[i] ∩ N[j]| / |N[i] ∪ N[j]|", "Jaccard 1901", "O(Σ dᵢ + dⱼ)"),
    (Graph, "resistance", "(eᵢ − eⱼ)ᵀ L⁺ (eᵢ − eⱼ)", "Spielman & Srivastava 2008", RESISTANCE),
    (Graph, "resistanceSampled", "wᵢⱼ · Rᵢⱼ / u, R = (eᵢ − eⱼ)ᵀ L⁺ (eᵢ − eⱼ)", "Spielman & Srivastava 2008; Duffield, Lund & Thorup 2007", RESISTANCE),
    (Graph, "betweenness", "−Σ σₛₜ(ij) / σₛₜ", "Girvan & Newman 2002; Brandes 2001", "O(N · E)"),
    (Graph, "degree", "1/dᵢ + 1/dⱼ", "Liu et al. 2023", "O(E)"),
    (Graph, "degreeSampled", "log u / (1/dᵢ + 1/dⱼ)", "Liu et al. 2023", "O(E)"),
    (Graph, "teddy", "qᵢ · qⱼ, qᵥ = Σ dᵤ^−½ / dᵥ²", "Seo, Yun & Yang 2024", "O(E)"),
    (Data, "cosine", "xᵢ · xⱼ / (‖xᵢ‖ ‖xⱼ‖)", "", "O(E · F)"),
    (Data, "weight", "wᵢⱼ", "", "O(E)"),
    (Data, "attribute", "±aᵢⱼ", "", "O(E)"),
    (Activations, "agreement", "pᵢ · pⱼ", "", "O(E · C)"),
    (Activations, "embedding", "hᵢ · hⱼ / (‖hᵢ‖ ‖hⱼ‖)", "", "O(E · H)"),
    (Loss, "gradient", "−∂L/∂mᵢⱼ", "", PASS),
    (Loss, "learned", "|m_g|, min L + λ ‖m_g‖₁ + λ ‖m_θ‖₁", "Chen et al. 2021", "O(200 (E + N · F) · H)"),
    (Loss, "measured", "L₋ᵢⱼ − L", "", "O(E · (E + N · F) · H)"),
    (Controls, "random", "", "", "O(E)"),
    (Controls, "oracle", "yᵢ = yⱼ", "", "O(E)"),
];

#[rustfmt::skip]
const NODES: [Row; 4] = [
    (Activations, "spread", "Σⱼ ‖hᵢ − hⱼ‖₁", "", "O(H · N log N)"),
    (Activations, "overNeighbours", "Σ ‖hᵢ − hⱼ‖₁, ij ∈ E", "", "O(H · E)"),
    (Graph, "degree", "dᵢ", "", "O(N)"),
    (Controls, "random", "", "", "O(N)"),
];

/// Every criterion, card by card.
pub fn registry(network: &Network) -> Vec<CriterionInfo> {
    let rows = |card: Card, rows: &[Row]| -> Vec<CriterionInfo> {
        rows.iter()
            .map(|&(group, id, formula, source, cost)| CriterionInfo {
                card,
                group,
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
        rows(Card::Nodes, &NODES),
    ]
    .concat()
}

/// Refuses criteria that the graph has nothing for.
pub fn check(plan: &Plan, network: &Network) -> Result<()> {
    #[cfg(not(feature = "whole"))]
    super::later::refuse(plan)?;
    let id = match plan.edges.criterion {
        EdgeCriterion::Cosine => "cosine",
        EdgeCriterion::Weight => "weight",
        EdgeCriterion::Measured => "measured",
        EdgeCriterion::Attribute => "attribute",
        EdgeCriterion::Betweenness => "betweenness",
        _ => return Ok(()),
    };
    let columns = network.data().edge_columns.len();
    if id == "attribute" && columns > 0 {
        let most = columns as f64 - 1.0;
        check_range("edges.column", f64::from(plan.edges.column), 0.0, most)?;
    }
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

/// Most nodes times edges that shortest paths are counted on.
const MOST_STEPS: usize = 2_000_000_000;

fn lacks(id: &str, network: &Network) -> Option<&'static str> {
    let data = network.data();
    match id {
        "cosine" => matches!(data.features, Features::Identity(_)).then_some("features"),
        "weight" => (!data.graph.is_weighted()).then_some("edgeWeights"),
        "attribute" => data.edge_columns.is_empty().then_some("edgeColumns"),
        // N · E steps: seconds on the largest graphs that the page lays out.
        "betweenness" => (data.graph.nodes().saturating_mul(data.graph.edges()) > MOST_STEPS)
            .then_some("fewerEdges"),
        "measured" => (data.graph.edges() > MOST_MEASURED).then_some("fewerEdges"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prune::{NeuronCriterion, NodeCriterion, WeightCriterion};
    use crate::value::{Read, Value};

    fn is_known<T: Read>(rows: &[Row]) -> bool {
        (rows.iter()).all(|&(_, id, ..)| T::read(Value::Text(id.into())).is_ok())
    }

    #[test]
    fn every_id_is_a_criterion_of_a_plan() {
        assert!(is_known::<WeightCriterion>(&WEIGHTS));
        assert!(is_known::<NeuronCriterion>(&NEURONS));
        assert!(is_known::<EdgeCriterion>(&EDGES));
        assert!(is_known::<NodeCriterion>(&NODES));
    }
}
