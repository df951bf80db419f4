//! Generated graphs, seeded: each model as its paper has it, in a file of its own.

mod barabasi_albert;
mod block_model;
mod core_periphery;
mod holme_kim;
mod lfr;
mod planted_partition;
mod relaxed_caveman;
mod watts_strogatz;
mod wiring;

pub use barabasi_albert::BarabasiAlbert;
pub use block_model::BlockModel;
pub use core_periphery::CorePeriphery;
pub use holme_kim::HolmeKim;
pub use lfr::Lfr;
pub use planted_partition::PlantedPartition;
pub use relaxed_caveman::RelaxedCaveman;
pub use watts_strogatz::WattsStrogatz;

use super::{Choice, FeatureChoice, NodeColumn, NodeValues, RawGraph};
use crate::error::{Result, check_range};
use crate::rng::{Rng, Stream};
use crate::told::told;
use crate::value::{Fields, Read, Value, deserializable, kind_of};

/// The largest graph that is generated.
const MAX_NODES: f64 = 25_000.0;
/// Most edges, on average.
const MAX_EDGES: f64 = 250_000.0;
/// Ranges of degrees that stand for classes where a model has none.
const DEGREE_CLASSES: u32 = 3;

/// A model of graphs with its parameters.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(tag = "kind", rename_all = "camelCase"))]
pub enum Generator {
    BlockModel(BlockModel),
    PlantedPartition(PlantedPartition),
    Lfr(Lfr),
    RelaxedCaveman(RelaxedCaveman),
    CorePeriphery(CorePeriphery),
    BarabasiAlbert(BarabasiAlbert),
    HolmeKim(HolmeKim),
    WattsStrogatz(WattsStrogatz),
}

told!(Generator by kind: BlockModel(inner), PlantedPartition(inner), Lfr(inner), RelaxedCaveman(inner), CorePeriphery(inner), BarabasiAlbert(inner), HolmeKim(inner), WattsStrogatz(inner));

impl Read for Generator {
    fn read(value: Value) -> Result<Self> {
        let mut fields = Fields::open(value)?;
        let kinds = &[
            "BlockModel",
            "PlantedPartition",
            "Lfr",
            "RelaxedCaveman",
            "CorePeriphery",
            "BarabasiAlbert",
            "HolmeKim",
            "WattsStrogatz",
        ];
        match kind_of(&mut fields, kinds)? {
            0 => fields.rest().map(Generator::BlockModel),
            1 => fields.rest().map(Generator::PlantedPartition),
            2 => fields.rest().map(Generator::Lfr),
            3 => fields.rest().map(Generator::RelaxedCaveman),
            4 => fields.rest().map(Generator::CorePeriphery),
            5 => fields.rest().map(Generator::BarabasiAlbert),
            6 => fields.rest().map(Generator::HolmeKim),
            _ => fields.rest().map(Generator::WattsStrogatz),
        }
    }
}

deserializable!(Generator);

/// What a model draws: pairs, and what it knows of the nodes.
struct Drawn {
    pairs: Vec<[u32; 2]>,
    /// What the classes are called, and a name or number for each node.
    label: NodeColumn,
}

impl Generator {
    /// Draws a graph. Its nodes are named 1, 2, …; its column is what the model tells nodes apart by:
    /// blocks, communities, caves, core and periphery, arcs of the ring, and where it tells nothing
    /// (Barabási & Albert, Holme & Kim) the degree.
    ///
    /// # Errors
    /// Parameters outside their ranges, or that no graph was found for.
    pub fn generate(&self, seed: u32) -> Result<RawGraph> {
        let mut rng = Rng::new(seed, Stream::Generator, 0);
        let (nodes, drawn) = match self {
            Generator::BlockModel(model) => return model.raw(seed),
            Generator::PlantedPartition(model) => (model.nodes(), model.draw(&mut rng)?),
            Generator::Lfr(model) => (model.nodes, model.draw(&mut rng)?),
            Generator::RelaxedCaveman(model) => (model.nodes(), model.draw(&mut rng)?),
            Generator::CorePeriphery(model) => (model.nodes, model.draw(&mut rng)?),
            Generator::BarabasiAlbert(model) => (model.nodes, model.draw(&mut rng)?),
            Generator::HolmeKim(model) => (model.nodes, model.draw(&mut rng)?),
            Generator::WattsStrogatz(model) => (model.nodes, model.draw(&mut rng)?),
        };
        Ok(RawGraph {
            node_names: names(nodes),
            pairs: drawn.pairs,
            node_columns: vec![drawn.label],
            ..RawGraph::default()
        })
    }

    /// What suits a graph that this model drew: see [`Choice::suggest`]; degrees in three ranges.
    pub fn choice(&self, raw: &RawGraph, features: Option<FeatureChoice>) -> Choice {
        let mut choice = Choice::suggest_with(raw, features);
        if let [column] = &raw.node_columns[..] {
            choice.label = Some(column.name.clone());
            if matches!(column.values, NodeValues::Numbers(_)) {
                choice.bins = Some(DEGREE_CLASSES);
            }
        }
        if let Generator::BlockModel(model) = self {
            (choice.train, choice.validation) = (model.labels, model.labels);
        }
        choice
    }
}

fn names(nodes: u32) -> Vec<String> {
    (1..=nodes).map(|node| node.to_string()).collect()
}

/// A column of whole numbers from 0, told from 1.
fn numbered(name: &str, values: &mut dyn Iterator<Item = u32>) -> NodeColumn {
    NodeColumn {
        name: name.into(),
        values: NodeValues::Texts(values.map(|value| (value + 1).to_string()).collect()),
    }
}

/// How many neighbours each node has.
#[inline(never)]
fn degrees(nodes: u32, pairs: &[[u32; 2]]) -> NodeColumn {
    let mut degree = vec![0f32; nodes as usize];
    for &end in pairs.iter().flatten() {
        degree[end as usize] += 1.0;
    }
    NodeColumn {
        name: "degree".into(),
        values: NodeValues::Numbers(degree),
    }
}

#[inline(never)]
fn check_nodes(nodes: u32, least: f64) -> Result<()> {
    check_range("nodes", f64::from(nodes), least, MAX_NODES)
}

/// Refuses models with too many edges on average.
#[inline(never)]
fn check_edges(edges: f64) -> Result<()> {
    check_range("edges", edges, 0.0, MAX_EDGES)
}

/// A number in 0..1 that is never 0 nor 1, as fine as 32 bits.
#[inline(never)]
fn fine_unit(rng: &mut Rng) -> f64 {
    (f64::from(rng.next_u32()) + 0.5) / 4_294_967_296.0
}

/// Each of the pairs of `source` with `targets` with the probability `share`, by the distances between
/// those that are taken (Batagelj & Brandes 2005).
#[inline(never)]
fn some_of(
    source: u32,
    targets: std::ops::Range<u32>,
    share: f64,
    rng: &mut Rng,
    pairs: &mut Vec<[u32; 2]>,
) {
    if share <= 0.0 || targets.is_empty() {
        return;
    }
    let scale = if share < 1.0 {
        1.0 / libm::log(1.0 - share)
    } else {
        0.0
    };
    let mut next = f64::from(targets.start);
    loop {
        next += (libm::log(fine_unit(rng)) * scale).floor();
        if next >= f64::from(targets.end) {
            return;
        }
        pairs.push([source, next as u32]);
        next += 1.0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn read(value: serde_json::Value) -> Generator {
        serde_json::from_value(value).expect("reads")
    }

    #[test]
    fn the_seed_decides_everything_and_every_model_can_be_learned_from() {
        for model in [
            json!({ "kind": "blockModel", "nodes": 60, "edges": 150, "blocks": 3, "homophily": 0.8,
                    "features": 4, "signal": 1, "labels": 4 }),
            json!({ "kind": "plantedPartition", "groups": 3, "size": 20, "inside": 0.4,
                    "between": 0.02 }),
            json!({ "kind": "lfr", "nodes": 120, "degree": 6, "maxDegree": 20, "degreeExponent": 2.5,
                    "sizeExponent": 1.5, "mixing": 0.2, "minSize": 15, "maxSize": 40 }),
            json!({ "kind": "relaxedCaveman", "caves": 4, "size": 10, "rewired": 0.1 }),
            json!({ "kind": "corePeriphery", "nodes": 60, "core": 15, "inside": 0.5,
                    "between": 0.1, "outside": 0.01 }),
            json!({ "kind": "barabasiAlbert", "nodes": 80, "edges": 2 }),
            json!({ "kind": "holmeKim", "nodes": 80, "edges": 3, "triangles": 0.7 }),
            json!({ "kind": "wattsStrogatz", "nodes": 80, "neighbours": 4, "rewired": 0.1 }),
        ] {
            let generator = read(model.clone());
            let written = serde_json::to_value(generator).expect("writes");
            assert_eq!(
                (read(written.clone()), &written["kind"]),
                (generator, &model["kind"])
            );
            let raw = generator.generate(5).expect("drawn");
            assert_eq!(raw.pairs, generator.generate(5).expect("drawn").pairs);
            assert_ne!(raw.pairs, generator.generate(6).expect("drawn").pairs);
            let choice = generator.choice(&raw, None);
            let data = choice.apply(&raw, 1).expect("valid");
            let data = data.into_dataset().expect("valid");
            data.check_classes().expect("every class trains");
        }
    }

    #[test]
    fn shares_are_taken_evenly_from_a_row() {
        let mut rng = Rng::new(1, Stream::Generator, 0);
        let mut taken = vec![0; 20];
        let mut pairs = Vec::new();
        for _ in 0..4_000 {
            some_of(0, 3..20, 0.25, &mut rng, &mut pairs);
        }
        pairs.iter().for_each(|pair| taken[pair[1] as usize] += 1);
        assert!(taken[..3].iter().all(|&count| count == 0));
        assert!(
            taken[3..]
                .iter()
                .all(|&count| (880..1_120).contains(&count)),
            "{taken:?}"
        );
        pairs.clear();
        some_of(0, 1..5, 1.0, &mut rng, &mut pairs);
        some_of(0, 1..5, 0.0, &mut rng, &mut pairs);
        assert_eq!(pairs, [[0, 1], [0, 2], [0, 3], [0, 4]]);
    }
}
