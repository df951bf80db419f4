//! The graph without the edges that are gone, as GraphML and as an edge list. Both read back here.

use super::Pruned;
use super::tables::row;
use quick_xml::escape::escape;

/// Kept edges: ends, weight, and values of the edges' columns.
fn kept(pruned: &Pruned) -> impl Iterator<Item = (usize, [u32; 2])> {
    let pairs = pruned.data.graph.pairs().iter().copied().enumerate();
    pairs.filter(|(edge, _)| pruned.edge_mask[*edge])
}

/// Nodes by number, with name and class.
pub fn graphml(pruned: &Pruned) -> String {
    let data = &pruned.data;
    let mut out = String::from(concat!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n",
        "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n",
        "<key id=\"name\" for=\"node\" attr.name=\"name\" attr.type=\"string\"/>\n",
        "<key id=\"class\" for=\"node\" attr.name=\"class\" attr.type=\"string\"/>\n",
        "<key id=\"weight\" for=\"edge\" attr.name=\"weight\" attr.type=\"double\"/>\n",
    ));
    for (place, column) in data.edge_columns.iter().enumerate() {
        out += &format!(
            "<key id=\"e{place}\" for=\"edge\" attr.name=\"{}\" attr.type=\"double\"/>\n",
            escape(&column.name)
        );
    }
    out += "<graph edgedefault=\"undirected\">\n";
    for (node, class) in data.classes.iter().enumerate() {
        let name = pruned.node_name(node);
        out += &format!(
            "<node id=\"{node}\"><data key=\"name\">{}</data>",
            escape(&name)
        );
        if let Some(class) = class {
            let class = pruned.class_name(*class);
            out += &format!("<data key=\"class\">{}</data>", escape(&class));
        }
        out += "</node>\n";
    }
    for (edge, [source, target]) in kept(pruned) {
        let weight = pruned.edge_weight(edge);
        out += &format!(
            "<edge source=\"{source}\" target=\"{target}\"><data key=\"weight\">{weight}</data>"
        );
        for (place, column) in data.edge_columns.iter().enumerate() {
            out += &format!("<data key=\"e{place}\">{}</data>", column.values[edge]);
        }
        out += "</edge>\n";
    }
    out + "</graph>\n</graphml>\n"
}

/// One row an edge: names of its ends, weight, values of the edges' columns.
pub fn edge_list(pruned: &Pruned) -> String {
    let data = &pruned.data;
    let mut out = String::new();
    let mut head = ["source", "target", "weight"].map(String::from).to_vec();
    head.extend(data.edge_columns.iter().map(|column| column.name.clone()));
    row(&mut out, &head);
    for (edge, ends) in kept(pruned) {
        let mut cells = ends.map(|node| pruned.node_name(node as usize)).to_vec();
        cells.push(pruned.edge_weight(edge).to_string());
        cells.extend(
            data.edge_columns
                .iter()
                .map(|column| column.values[edge].to_string()),
        );
        row(&mut out, &cells);
    }
    out
}
