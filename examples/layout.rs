//! Where the page would draw the nodes of a graph.
//!
//! `cargo run --release --example layout < pairs.txt`: the number of nodes, then one pair of node numbers
//! a line; writes x and y of each node, inside the unit square. `tools/gallery.py` lets it lay out the
//! graphs of the gallery.

use secateur::graph::{Graph, positions};
use std::error::Error;
use std::io::{Read, stdin};

fn main() -> Result<(), Box<dyn Error>> {
    let mut text = String::new();
    stdin().read_to_string(&mut text)?;
    let mut numbers = text.split_whitespace().map(str::parse::<u32>);
    let nodes = numbers.next().ok_or("the number of nodes is missing")??;
    let rest = numbers.collect::<Result<Vec<u32>, _>>()?;
    let pairs = rest.chunks_exact(2).map(|pair| [pair[0], pair[1]]);
    let graph = Graph::new(nodes, pairs.collect(), None)?;
    for place in positions(&graph, 1).chunks_exact(2) {
        println!("{} {}", place[0], place[1]);
    }
    Ok(())
}
