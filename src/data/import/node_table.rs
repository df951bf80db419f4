//! What is known of the nodes, in a table or a partition beside the file of the edges.

use super::builder::Builder;
use super::format::Format;
use super::table::{Row, Rows, names, over_numbers};
use super::text::Source;
use super::{Reading, pajek};
use crate::error::{Fault, Result};

/// What columns of names are called, in lower case.
const IDS: [&str; 7] = ["id", "node", "nodeid", "node_id", "key", "name", "label"];

/// Joins the table to the nodes by name; how many nodes it does not list.
///
/// Nodes that only the table has are added: they have no edge.
///
/// # Errors
/// A node twice, or a choice of a column that is not there.
pub fn read(text: &str, builder: &mut Builder, reading: &Reading) -> Result<u32> {
    if pajek::is_partition(text) {
        return pajek::partition(text, builder).map(|()| 0);
    }
    let source = Source {
        format: Format::Table,
        text,
    };
    let rows: Vec<Row> = Rows::new(source).collect::<Result<_>>()?;
    let Some((first, rest)) = rows.split_first() else {
        return Err(source.fault(0, Fault::Empty, ""));
    };
    let header = is_header(first, rest, builder);
    let columns = names(first, header);
    let id = match &reading.id {
        Some(name) => (columns.iter().position(|column| column == name))
            .ok_or_else(|| source.fault(0, Fault::UnknownColumn, name))?,
        None => (IDS.iter())
            .find_map(|id| (columns.iter()).position(|column| column.to_lowercase() == *id))
            .unwrap_or(0),
    };
    let mut listed = vec![false; builder.node_count()];
    for row in &rows[usize::from(header)..] {
        let key = row.cells.get(id).map_or("", String::as_str);
        if key.is_empty() {
            return Err(source.fault(row.offset, Fault::MissingField, &columns[id]));
        }
        let node = builder.node(key)?;
        listed.resize(builder.node_count(), false);
        if std::mem::replace(&mut listed[node as usize], true) {
            return Err(source.fault(row.offset, Fault::DuplicateNode, key));
        }
        for (place, cell) in row.cells.iter().enumerate() {
            if let Some(name) = columns.get(place).filter(|_| place != id) {
                builder.nodes.put(name, node, cell)?;
            }
        }
    }
    Ok(listed.iter().filter(|listed| !**listed).count() as u32)
}

/// The first row names the columns if what would be a node's name in it is none, or where nobody has a
/// name yet, if it looks so.
fn is_header(first: &Row, rest: &[Row], builder: &Builder) -> bool {
    let is_id = |cell: &String| IDS.contains(&cell.to_lowercase().as_str());
    let id = first.cells.iter().position(is_id);
    let is_node =
        (first.cells.get(id.unwrap_or(0))).is_some_and(|cell| builder.find(cell).is_some());
    !is_node && (id.is_some() || over_numbers(first, rest) || builder.edge_count() > 0)
}
