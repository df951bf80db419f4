//! What is allocated: nothing in the epoch loop, and no dense copy of sparse or one-hot features.

use secateur::data::{Dataset, Features, OwnData, OwnFeatures, SparseRows, Split};
use secateur::graph::Graph;
use secateur::nn::{Dropout, ModelConfig, OptimizerConfig, glorot};
use secateur::train::{Measure, Network, Run, Trainer, TrainingConfig};
use secateur::{Engine, Spec};
use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::rc::Rc;

/// The system's allocator, counting for each thread by itself.
struct Counting;

thread_local! {
    static CALLS: Cell<usize> = const { Cell::new(0) };
    static NOW: Cell<isize> = const { Cell::new(0) };
    static PEAK: Cell<isize> = const { Cell::new(0) };
}

fn count(bytes: isize) {
    // While a thread ends its counters are gone.
    let _ = NOW.try_with(|now| {
        now.set(now.get() + bytes);
        let _ = PEAK.try_with(|peak| peak.set(peak.get().max(now.get())));
    });
}

// SAFETY: every call is passed on to the system's allocator as it came.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let _ = CALLS.try_with(|calls| calls.set(calls.get() + 1));
        count(layout.size() as isize);
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, place: *mut u8, layout: Layout) {
        count(-(layout.size() as isize));
        unsafe { System.dealloc(place, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// How many allocations `work` makes.
fn allocations(work: impl FnOnce()) -> usize {
    let before = CALLS.get();
    work();
    CALLS.get() - before
}

/// The most bytes that `work` holds at a time, beside what was there.
fn peak(work: impl FnOnce()) -> isize {
    let before = NOW.get();
    PEAK.set(before);
    work();
    PEAK.get() - before
}

const NODES: u32 = 60;

fn dataset(features: Features) -> Dataset {
    let pairs = (0..NODES).flat_map(|node| [1, 5].map(|step| [node, (node + step) % NODES]));
    let graph = Graph::new(NODES, pairs.collect(), None).expect("a graph");
    let classes = (0..NODES).map(|node| Some(node % 3)).collect();
    let split = Split {
        train: vec![0, 10, 20],
        validation: vec![1, 11, 21],
        test: (30..NODES).collect(),
    };
    Dataset::new(graph, features, classes, split).expect("a dataset")
}

#[test]
fn an_epoch_allocates_nothing() {
    let sparse = || {
        let rows = (0..NODES).map(|node| vec![(node % 7, 1.0), (7 + node % 5, 0.5)]);
        Features::Sparse(SparseRows::new(12, rows.collect()).expect("columns fit"))
    };
    let dense = || Features::Dense(ndarray::Array2::from_elem((NODES as usize, 9), 0.25));
    let inputs: [&dyn Fn() -> Features; 3] =
        [&|| Features::Identity(NODES as usize), &sparse, &dense];
    let adam = OptimizerConfig::Adam {
        learning_rate: 0.01,
    };
    let sgd = OptimizerConfig::Sgd {
        learning_rate: 0.1,
        momentum: 0.9,
    };
    for input in inputs {
        for (share, optimizer, patience) in
            [(0.0, adam, None), (0.5, adam, None), (0.0, sgd, Some(500))]
        {
            let config = ModelConfig {
                hidden: vec![8, 6],
                dropout: Dropout {
                    input: share,
                    hidden: share,
                },
                ..ModelConfig::default()
            };
            let training = TrainingConfig {
                optimizer,
                patience,
                ..TrainingConfig::default()
            };
            let mut network = Network::new(Rc::new(dataset(input())), &config);
            let mut params = glorot(network.shape(), 1);
            let kept = vec![true; params.len()];
            let mut run = |epochs| {
                let mut trainer = Trainer::new(training, params.len());
                let run = Run {
                    epochs,
                    seed: 1,
                    kept: Some(&kept),
                    measure: Measure::Epochs,
                };
                allocations(|| {
                    trainer.run(&mut network, &mut params, run, |_| {});
                })
            };
            let (few, many) = (run(2), run(200));
            assert_eq!(few, many, "{config:?}");
        }
    }
}

fn spec(hidden: u32) -> Spec {
    serde_json::from_value(serde_json::json!({
        "graph": { "kind": "own", "hash": null },
        "task": { "kind": "nodeClasses" },
        "split": { "kind": "given" },
        "model": {
            "hidden": [hidden], "bias": true, "activation": "relu",
            "dropout": { "input": 0.5, "hidden": 0.5 },
            "normalization": "symmetric", "selfLoops": true
        },
        "training": {
            "epochs": 3, "optimizer": { "kind": "adam", "learningRate": 0.01 },
            "weightDecay": 5e-4, "decay": "first", "patience": null
        },
        "seed": 1
    }))
    .expect("a valid spec")
}

/// A ring.
fn own(nodes: u32, features: OwnFeatures) -> OwnData {
    OwnData {
        nodes,
        edges: (0..nodes)
            .flat_map(|node| [node, (node + 1) % nodes])
            .collect(),
        edge_weights: None,
        edge_columns: Vec::new(),
        features,
        classes: (0..nodes as i32).map(|node| node % 2).collect(),
        roles: (0..nodes)
            .map(|node| if node < 20 { 1 } else { 3 })
            .collect(),
        node_names: vec![],
        class_names: vec![],
    }
}

#[test]
fn sparse_and_one_hot_features_never_become_dense() {
    let (nodes, columns) = (3_000, 100_000);
    let words = OwnFeatures::Sparse {
        columns,
        ptr: (0..=nodes).map(|node| 4 * node).collect(),
        col: (0..4 * nodes).map(|word| word * 7_919 % columns).collect(),
        val: None,
        normalize: true,
    };
    for (hidden, data, dense) in [
        (2, own(nodes, words), 4 * nodes as isize * columns as isize),
        (4, own(20_000, OwnFeatures::Identity), 4 * 20_000 * 20_000),
    ] {
        let most = peak(|| {
            let mut engine = Engine::with_own_data(spec(hidden), data).expect("valid");
            engine.train(3).expect("trains");
            engine.prune(secateur::Plan::default()).expect("valid");
        });
        assert!(
            most < dense / 20,
            "{most} bytes, where {dense} would be dense"
        );
    }
}
