//! What masks do to the work that is done, and what removal does.

use crate::lab::{SEEDS, spec, trained};
use secateur::analysis::Kernel;
use secateur::nn::Shape;
use secateur::prune::compact;
use secateur::{Card, Engine, Plan, WeightCriterion};
use std::time::Instant;

/// The multiply-adds of a dense product of every layer, whatever its weights are.
fn executed(shape: &Shape, nodes: usize) -> usize {
    let layers = shape.layers().iter();
    layers
        .map(|layer| nodes * layer.inputs * layer.outputs)
        .sum()
}

/// The model that the engine's dense kernels compute once what can be taken out is out.
fn removed_for_real(engine: &mut Engine, widths: &[usize]) -> Shape {
    let shape = Shape::new(widths, true);
    compact(&shape, &engine.parameters()).shape
}

fn seconds(engine: &mut Engine, kernel: Kernel) -> f64 {
    engine.prepare(kernel);
    engine.infer(20);
    let mut times: Vec<f64> = (0..15)
        .map(|_| {
            let start = Instant::now();
            engine.infer(20);
            start.elapsed().as_secs_f64()
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

#[test]
fn masks_alone_give_no_speed() {
    let widths = [32, 32, 4];
    let whole = executed(&Shape::new(&widths, true), 200);
    let mut ratios = [const { Vec::new() }; 3];
    for seed in 1..=SEEDS {
        let mut engine = trained(&spec(seed));
        let time = seconds(&mut engine, Kernel::Dense);
        // Half of the weights: by formula half of the products, in fact all of them.
        let mut half = Plan::default().with_ratio(Card::Weights, 0.5);
        half.weights.criterion = WeightCriterion::Magnitude;
        let footprint = engine.prune(half).expect("valid").footprint;
        assert!(footprint.multiply_adds < 0.75 * footprint.dense_multiply_adds);
        let left = executed(&removed_for_real(&mut engine, &widths), 200);
        assert!(left as f64 > 0.9 * whole as f64, "{left} of {whole}");
        ratios[0].push(seconds(&mut engine, Kernel::Dense) / time);
        // Half of the neurons: half of the products, once they are taken out.
        let neurons = Plan::default().with_ratio(Card::Neurons, 0.5);
        engine.prune(neurons).expect("valid");
        assert_eq!(
            executed(&removed_for_real(&mut engine, &widths), 200) * 2,
            whole
        );
        ratios[1].push(seconds(&mut engine, Kernel::Compact) / time);
        // Nine in ten weights, and products that skip them.
        let most = Plan::default().with_ratio(Card::Weights, 0.9);
        engine.prune(most).expect("valid");
        ratios[2].push(seconds(&mut engine, Kernel::Csr) / time);
    }
    let names = [
        "half masked",
        "half the neurons taken out",
        "nine in ten skipped (CSR)",
    ];
    for (name, mut ratios) in names.into_iter().zip(ratios) {
        ratios.sort_by(f64::total_cmp);
        let median = ratios[ratios.len() / 2];
        println!("{name}: a pass takes {median:.2} times as long as with nothing removed");
    }
}
