//! Classes from a column of the nodes.

use super::Classes;
use crate::data::{NodeColumn, NodeValues, RawGraph};
use crate::error::{Error, Result, check_range};
use crate::kernels::ascending;
use std::collections::BTreeMap;

/// More classes than this are taken for names or numbers of the nodes.
const MOST_CLASSES: usize = 100;
/// Columns of numbers with more values than this are suggested in ranges.
const MOST_NUMBERS: usize = 12;
/// Ranges that are suggested, and most that can be had.
const BINS: u32 = 4;
const MOST_BINS: f64 = 20.0;

/// What columns of classes are called, in lower case.
const NAMES: [&str; 12] = [
    "label",
    "class",
    "category",
    "group",
    "type",
    "faction",
    "club",
    "community",
    "block",
    "value",
    "target",
    "y",
];

/// The column that is most likely meant as the classes, and how many ranges to make of it.
pub fn likeliest(raw: &RawGraph) -> Option<(String, Option<u32>)> {
    let mut best: Option<(usize, &NodeColumn, Option<u32>)> = None;
    for column in &raw.node_columns {
        let bins = match &column.values {
            NodeValues::Numbers(values) => {
                let distinct = numbers(values).names.len();
                let is_whole = values.iter().all(|v| v.is_nan() || v.trunc() == *v);
                (distinct > MOST_NUMBERS || !is_whole).then_some(BINS)
            }
            NodeValues::Texts(_) => None,
        };
        let Ok(found) = classes(column, bins) else {
            continue;
        };
        let labelled = found.of_node.iter().flatten().count();
        // Two members a class, on average: one to learn from and one to test.
        if labelled < 2 * found.names.len() {
            continue;
        }
        let lower = column.name.to_ascii_lowercase();
        let called = NAMES.iter().position(|name| *name == lower);
        let place = called.unwrap_or(if bins.is_some() {
            NAMES.len() + 1
        } else {
            NAMES.len()
        });
        if best.is_none_or(|(before, ..)| place < before) {
            best = Some((place, column, bins));
        }
    }
    best.map(|(_, column, bins)| (column.name.clone(), bins))
}

/// The classes that a column holds.
///
/// # Errors
/// Fewer than 2 classes or more than 100; ranges of texts, fewer than 2 ranges or more than 20.
pub fn classes(column: &NodeColumn, bins: Option<u32>) -> Result<Classes> {
    let found = match (&column.values, bins) {
        (NodeValues::Texts(_), Some(_)) => {
            return Err(Error::Malformed {
                what: "bins".into(),
                reason: ["`", &column.name, "` is no column of numbers"].concat(),
            });
        }
        (NodeValues::Texts(values), None) => texts(values),
        (NodeValues::Numbers(values), None) => numbers(values),
        (NodeValues::Numbers(values), Some(bins)) => {
            check_range("bins", f64::from(bins), 2.0, MOST_BINS)?;
            ranges(values, bins as usize)
        }
    };
    match found.names.len() {
        got @ 0..2 => Err(Error::TooFewClasses { got: got as u32 }),
        got => check_range("classes", got as f64, 2.0, MOST_CLASSES as f64).map(|()| found),
    }
}

/// One class a text, in the order of their code points; of numbers written as texts, in that of numbers.
fn texts(values: &[String]) -> Classes {
    let mut names: BTreeMap<&str, u32> = BTreeMap::new();
    for value in values.iter().filter(|value| !value.is_empty()) {
        names.insert(value, 0);
    }
    let mut keys = Vec::new();
    for (place, (name, _)) in names.iter().enumerate() {
        let number: Option<f64> = name.parse().ok().filter(|number: &f64| number.is_finite());
        keys.push(number.unwrap_or(f64::NAN));
        if keys[place].is_nan() {
            // One that is no number: all go by their letters.
            keys = (0..names.len()).map(|place| place as f64).collect();
            break;
        }
    }
    let sorted: Vec<&str> = names.keys().copied().collect();
    let order = ascending(&keys);
    for (class, &place) in order.iter().enumerate() {
        names.insert(sorted[place as usize], class as u32);
    }
    Classes {
        of_node: (values.iter())
            .map(|value| names.get(value.as_str()).copied())
            .collect(),
        names: (order.iter())
            .map(|&place| sorted[place as usize].to_string())
            .collect(),
    }
}

/// The nodes that have a number, lowest first.
fn sorted(values: &[f32]) -> Vec<u32> {
    let keys: Vec<f64> = values.iter().map(|&v| f64::from(v)).collect();
    let mut order = ascending(&keys);
    order.retain(|&node| !values[node as usize].is_nan());
    order
}

/// One class a number, ascending.
fn numbers(values: &[f32]) -> Classes {
    let mut names = Vec::new();
    let mut of_node = vec![None; values.len()];
    let mut last = f32::NAN;
    for node in sorted(values) {
        let value = values[node as usize];
        if value != last {
            names.push(value.to_string());
            last = value;
        }
        of_node[node as usize] = Some(names.len() as u32 - 1);
    }
    Classes { of_node, names }
}

/// Ranges of numbers with as many nodes each as ties allow: equal numbers stay together. A name gives
/// the lowest and the highest number of its range.
fn ranges(values: &[f32], bins: usize) -> Classes {
    let order = sorted(values);
    let value = |place: usize| values[order[place] as usize];
    let mut names: Vec<String> = Vec::new();
    let mut of_node = vec![None; values.len()];
    let mut start = 0;
    for bin in 0..bins {
        // A range ends behind the equals of the last node that belongs to it by rank.
        let mut end = (order.len() * (bin + 1) / bins).max(start);
        while end > start && end < order.len() && value(end) == value(end - 1) {
            end += 1;
        }
        if end == start {
            continue;
        }
        for &node in &order[start..end] {
            of_node[node as usize] = Some(names.len() as u32);
        }
        let (low, high) = (value(start), value(end - 1));
        names.push(if low == high {
            low.to_string()
        } else {
            [low.to_string(), high.to_string()].join("–")
        });
        start = end;
    }
    Classes { of_node, names }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_are_numbers_go_by_their_size() {
        let column = |values: &[&str]| NodeColumn {
            name: "year".into(),
            values: NodeValues::Texts(values.iter().map(|v| v.to_string()).collect()),
        };
        let found = classes(&column(&["10", "9", "", "10"]), None).expect("valid");
        assert_eq!(found.names, ["9", "10"]);
        assert_eq!(found.of_node, [Some(1), Some(0), None, Some(1)]);
        let found = classes(&column(&["10", "9", "b"]), None).expect("valid");
        assert_eq!(found.names, ["10", "9", "b"]);
    }

    #[test]
    fn ties_stay_together() {
        let found = ranges(&[1.0, 1.0, 1.0, 2.0, f32::NAN, 3.0], 3);
        assert_eq!(found.names, ["1", "2–3"]);
        let found = ranges(&[1.0, 1.0, 1.0, 1.0], 3);
        assert_eq!(found.names, ["1"]);
    }

    #[test]
    fn a_column_of_names_is_no_label() {
        let raw = |values: Vec<String>| RawGraph {
            node_names: values.clone(),
            node_columns: vec![NodeColumn {
                name: "label".into(),
                values: NodeValues::Texts(values),
            }],
            ..RawGraph::default()
        };
        let names = (0..30u32).map(|i| i.to_string()).collect();
        assert_eq!(likeliest(&raw(names)), None);
        let groups = (0..30u32).map(|i| (i % 3).to_string()).collect();
        assert_eq!(likeliest(&raw(groups)), Some(("label".into(), None)));
    }
}
