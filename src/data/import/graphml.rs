//! GraphML: keys, nodes and edges with data; nested graphs are read flat.
//!
//! Source: <http://graphml.graphdrawing.org/specification.html>.

use super::builder::Builder;
use super::text::Source;
use super::xml::{Element, Item, Xml};
use crate::error::{Fault, Result};
use std::collections::BTreeMap;

/// What a `<key>` states.
#[derive(Default)]
struct Key {
    name: String,
    /// `node`, `edge`, or `all`.
    scope: String,
    is_text: bool,
    default: String,
}

#[derive(Clone, Copy)]
enum Owner {
    Node(u32),
    Edge(u32),
    Other,
}

/// # Errors
/// What is no GraphML, with its place.
pub fn read(source: Source, builder: &mut Builder) -> Result<()> {
    let mut xml = Xml::new(source);
    let mut keys: BTreeMap<String, Key> = BTreeMap::new();
    // Whose data come; the last is the innermost.
    let mut owners: Vec<Owner> = Vec::new();
    // The id of the key or datum whose text is gathered.
    let mut gathering: Option<String> = None;
    let mut text = String::new();
    let mut is_default = false;
    let mut key_id = String::new();
    loop {
        match xml.next()? {
            Item::Open(element) => match element.name() {
                "graph" => {
                    let directed =
                        element.attribute("edgedefault", source)?.as_deref() == Some("directed");
                    builder.directed = Some(builder.directed.unwrap_or(false) || directed);
                }
                "key" => {
                    key_id = element.needed("id", source)?;
                    keys.insert(key_id.clone(), key(&element, &key_id, source)?);
                }
                "default" => {
                    is_default = true;
                    text.clear();
                }
                "node" => {
                    let id = element.needed("id", source)?;
                    let duplicate = || source.fault(element.offset, Fault::DuplicateNode, &id);
                    owners.push(Owner::Node(builder.state(&id)?.ok_or_else(duplicate)?));
                }
                "edge" => {
                    let ends = [
                        element.needed("source", source)?,
                        element.needed("target", source)?,
                    ];
                    let [from, to] = &ends;
                    let from = builder.mention(from, element.offset)?;
                    let to = builder.mention(to, element.offset)?;
                    if element.attribute("directed", source)?.as_deref() == Some("true") {
                        builder.directed = Some(true);
                    }
                    owners.push(Owner::Edge(builder.edge(from, to)?));
                }
                "hyperedge" => return Err(source.fault_at(element.offset, Fault::Hyperedges)),
                "port" => owners.push(Owner::Other),
                "data" => {
                    gathering = Some(element.needed("key", source)?);
                    text.clear();
                }
                _ => {}
            },
            Item::Text(part) => {
                if gathering.is_some() || is_default {
                    text.push_str(&part);
                }
            }
            Item::Close(name) => match name.as_str() {
                "node" | "edge" | "port" => drop(owners.pop()),
                "default" => {
                    is_default = false;
                    if let Some(key) = keys.get_mut(&key_id) {
                        key.default = text.trim().to_string();
                    }
                }
                "data" => {
                    let id = gathering.take().unwrap_or_default();
                    let key = keys.get(&id);
                    let name = key.map_or(id.as_str(), |key| key.name.as_str());
                    let is_text = key.is_some_and(|key| key.is_text);
                    let columns = match owners.last() {
                        Some(Owner::Node(row)) => Some((&mut builder.nodes, *row)),
                        Some(Owner::Edge(row)) => Some((&mut builder.edges, *row)),
                        _ => None,
                    };
                    if let Some((columns, row)) = columns {
                        let column = columns.column(name)?;
                        columns.set(column, row, text.trim())?;
                        if is_text {
                            columns.mark_text(column);
                        }
                    }
                }
                _ => {}
            },
            Item::End => break,
        }
    }
    defaults(&keys, builder)
}

fn key(element: &Element, id: &str, source: Source) -> Result<Key> {
    let kind = element.attribute("attr.type", source)?;
    Ok(Key {
        // yEd's labels have no names: what is written in a node is one.
        name: match element.attribute("attr.name", source)? {
            Some(name) => name,
            None if element.attribute("yfiles.type", source)?.as_deref()
                == Some("nodegraphics") =>
            {
                "label".into()
            }
            None => id.into(),
        },
        scope: (element.attribute("for", source)?).unwrap_or_else(|| "all".into()),
        is_text: kind.as_deref() == Some("string"),
        default: String::new(),
    })
}

/// Fills in what keys state for whoever says nothing.
fn defaults(keys: &BTreeMap<String, Key>, builder: &mut Builder) -> Result<()> {
    for key in keys.values().filter(|key| !key.default.is_empty()) {
        let (nodes, edges) = (builder.node_count(), builder.edge_count());
        for (scope, columns, rows) in [
            ("node", &mut builder.nodes, nodes),
            ("edge", &mut builder.edges, edges),
        ] {
            if key.scope == scope || key.scope == "all" {
                columns.fill(&key.name, rows, &key.default, key.is_text)?;
            }
        }
    }
    Ok(())
}
