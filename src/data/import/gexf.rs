//! GEXF: attributes, nodes and edges with their values; hierarchies are read flat, times are not used.
//!
//! Source: <https://gexf.net/primer.html>.

use super::builder::Builder;
use super::text::Source;
use super::xml::{Item, Xml};
use crate::error::{Fault, Result};
use std::collections::BTreeMap;

/// What an `<attribute>` states.
struct Attribute {
    title: String,
    is_text: bool,
    default: String,
}

#[derive(Clone, Copy, PartialEq)]
enum Owner {
    Node(u32),
    Edge(u32),
}

/// # Errors
/// What is no GEXF, with its place.
pub fn read(source: Source, builder: &mut Builder) -> Result<()> {
    let mut xml = Xml::new(source);
    // By class and id: the ids of nodes' and edges' attributes may be the same.
    let mut attributes: BTreeMap<(bool, String), Attribute> = BTreeMap::new();
    let mut is_edge_class = false;
    let mut stated: Option<(bool, String)> = None;
    let mut owners: Vec<Owner> = Vec::new();
    let mut is_default = false;
    loop {
        match xml.next()? {
            Item::Open(element) => match element.name() {
                "graph" => {
                    let kind = element.attribute("defaultedgetype", source)?;
                    builder.directed = Some(kind.as_deref() == Some("directed"));
                }
                "attributes" => {
                    is_edge_class = element.attribute("class", source)?.as_deref() == Some("edge");
                }
                "attribute" => {
                    let id = element.needed("id", source)?;
                    let title = element.attribute("title", source)?;
                    let kind = element.attribute("type", source)?;
                    let key = (is_edge_class, id.clone());
                    attributes.insert(
                        key.clone(),
                        Attribute {
                            title: title.unwrap_or(id),
                            is_text: kind.as_deref() == Some("string"),
                            default: String::new(),
                        },
                    );
                    stated = Some(key);
                }
                "default" => is_default = true,
                "node" => {
                    let id = element.needed("id", source)?;
                    let duplicate = || source.fault(element.offset, Fault::DuplicateNode, &id);
                    let node = builder.state(&id)?.ok_or_else(duplicate)?;
                    let label = element.attribute("label", source)?;
                    builder
                        .nodes
                        .put("label", node, label.as_deref().unwrap_or_default())?;
                    owners.push(Owner::Node(node));
                }
                "edge" => {
                    let from = element.needed("source", source)?;
                    let to = element.needed("target", source)?;
                    let from = builder.mention(&from, element.offset)?;
                    let to = builder.mention(&to, element.offset)?;
                    let edge = builder.edge(from, to)?;
                    for name in ["weight", "label"] {
                        if let Some(value) = element.attribute(name, source)? {
                            builder.edges.put(name, edge, &value)?;
                        }
                    }
                    if element.attribute("type", source)?.as_deref() == Some("directed") {
                        builder.directed = Some(true);
                    }
                    owners.push(Owner::Edge(edge));
                }
                "attvalue" => {
                    let id = match element.attribute("for", source)? {
                        Some(id) => id,
                        None => element.needed("id", source)?,
                    };
                    let value = element.needed("value", source)?;
                    let (columns, row, is_edge) = match owners.last() {
                        Some(Owner::Node(row)) => (&mut builder.nodes, *row, false),
                        Some(Owner::Edge(row)) => (&mut builder.edges, *row, true),
                        None => continue,
                    };
                    let attribute = attributes.get(&(is_edge, id.clone()));
                    let column = columns.column(attribute.map_or(&id, |known| &known.title))?;
                    columns.set(column, row, value.trim())?;
                    if attribute.is_some_and(|known| known.is_text) {
                        columns.mark_text(column);
                    }
                }
                _ => {}
            },
            Item::Text(part) => {
                let known = stated.as_ref().filter(|_| is_default);
                if let Some(attribute) = known.and_then(|key| attributes.get_mut(key)) {
                    attribute.default.push_str(part.trim());
                }
            }
            Item::Close(name) => match name.as_str() {
                "node" | "edge" => drop(owners.pop()),
                "default" => is_default = false,
                _ => {}
            },
            Item::End => break,
        }
    }
    for ((is_edge, _), attribute) in &attributes {
        if attribute.default.is_empty() {
            continue;
        }
        let (nodes, edges) = (builder.node_count(), builder.edge_count());
        let (columns, rows) = match is_edge {
            true => (&mut builder.edges, edges),
            false => (&mut builder.nodes, nodes),
        };
        columns.fill(
            &attribute.title,
            rows,
            &attribute.default,
            attribute.is_text,
        )?;
    }
    Ok(())
}
