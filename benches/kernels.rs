//! One bench a kernel, at the sizes of the block model of 1,000 nodes, the training nodes' reach and
//! all rows.

mod support;

use criterion::{Criterion, criterion_group, criterion_main};
use ndarray::Array2;
use secateur::graph::{Adjacency, Graph, Normalization};
use secateur::kernels::{
    ByColumns, Restriction, Rows, matmul, matmul_transposed_left, spmm, spmm_restricted,
    spmm_transposed,
};
use secateur::mask::Mask;
use std::hint::black_box;
use std::time::Duration;
use support::workload::{Workload, built_in};

const FEATURES: usize = 64;
const HIDDEN: usize = 32;
const CLASSES: usize = 4;

fn workload() -> Workload {
    let mut all = built_in().into_iter();
    all.find(|workload| workload.name == "block1k")
        .expect("it is built in")
}

fn graph() -> Graph {
    let data = workload().data;
    let pairs = data.edges.chunks_exact(2).map(|pair| [pair[0], pair[1]]);
    Graph::new(data.nodes, pairs.collect(), None).expect("valid")
}

fn filled(rows: usize, columns: usize) -> Array2<f32> {
    Array2::from_shape_fn((rows, columns), |(r, c)| {
        ((r * 31 + c * 17) % 23) as f32 / 7.0
    })
}

/// Every eleventh node, as if these trained.
fn some(nodes: usize) -> Vec<u32> {
    (0..nodes as u32).step_by(11).collect()
}

fn products(c: &mut Criterion) {
    let nodes = graph().nodes();
    let (x, w) = (filled(nodes, FEATURES), filled(FEATURES, HIDDEN));
    let d = filled(nodes, HIDDEN);
    let mut out = Array2::zeros((nodes, HIDDEN));
    let mut gradient = Array2::zeros((FEATURES, HIDDEN));
    let rows = some(nodes);
    c.bench_function("matmul", |b| {
        b.iter(|| matmul(x.view(), w.view(), Rows::All(nodes), out.view_mut()));
    });
    c.bench_function("matmul, some rows", |b| {
        b.iter(|| matmul(x.view(), w.view(), Rows::Some(&rows), out.view_mut()));
    });
    let mut transposed = |name: &str, rows: Rows| {
        c.bench_function(name, |b| {
            b.iter(|| matmul_transposed_left(x.view(), d.view(), rows, gradient.view_mut()));
        });
    };
    transposed("matmul_transposed_left", Rows::All(nodes));
    transposed("matmul_transposed_left, some rows", Rows::Some(&rows));
}

fn sparse_products(c: &mut Criterion) {
    let graph = graph();
    let nodes = graph.nodes();
    let adjacency = Adjacency::new(&graph, Normalization::Symmetric, true);
    for width in [CLASSES, 7, 16, HIDDEN, FEATURES] {
        let x = filled(nodes, width);
        let mut out = Array2::zeros((nodes, width));
        c.bench_function(&format!("spmm, {width} columns"), |b| {
            b.iter(|| {
                spmm(
                    adjacency.matrix(),
                    x.view(),
                    Rows::All(nodes),
                    out.view_mut(),
                )
            });
        });
    }
    let (x, mut out) = (filled(nodes, HIDDEN), Array2::zeros((nodes, HIDDEN)));
    let matrix = adjacency.matrix();
    let restriction = Restriction::new(matrix.ptr, matrix.col, &some(nodes));
    c.bench_function("spmm_restricted", |b| {
        b.iter(|| spmm_restricted(matrix, &restriction, x.view(), out.view_mut()));
    });
    let columns = ByColumns::new(matrix, nodes, Rows::All(nodes));
    for (name, other) in [
        ("spmm_transposed", None),
        ("spmm_transposed, other values", Some(matrix.val)),
    ] {
        c.bench_function(name, |b| {
            b.iter(|| spmm_transposed(&columns, other, x.view(), out.view_mut()));
        });
    }
}

fn renormalisation(c: &mut Criterion) {
    let graph = graph();
    let mut adjacency = Adjacency::new(&graph, Normalization::Symmetric, true);
    let mut mask = Mask::all_kept(graph.edges());
    for edge in (0..graph.edges()).step_by(3) {
        mask.prune(edge);
    }
    c.bench_function("renormalize", |b| {
        b.iter(|| adjacency.renormalize(black_box(&graph), Some(&mask)));
    });
}

criterion_group! {
    name = kernels;
    config = Criterion::default()
        .sample_size(20)
        .warm_up_time(Duration::from_millis(200))
        .measurement_time(Duration::from_secs(1));
    targets = products, sparse_products, renormalisation
}
criterion_main!(kernels);
