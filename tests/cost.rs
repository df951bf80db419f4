//! The report of everything that a plan gained and cost, as the engine gives it.

mod common;

use common::{karate_spec, links, small_plans};
use secateur::analysis::Kernel;
use secateur::analysis::storage::Format;
use secateur::engine::CostReport;
use secateur::{Card, Engine, Plan, Spec};

fn trained(spec: Spec) -> Engine {
    let epochs = spec.training.epochs;
    let mut engine = Engine::new(spec).expect("valid");
    engine.train(epochs).expect("trains");
    engine
}

fn karate() -> Engine {
    trained(karate_spec(3))
}

fn with(card: Card, ratio: f64) -> Plan {
    Plan::default().with_ratio(card, ratio)
}

fn bytes(report: &CostReport, format: Format) -> f64 {
    let storage = report.storage.iter().find(|s| s.format == format);
    storage.expect("every format").bytes.expect("fits")
}

#[test]
fn with_nothing_removed_all_models_are_one() {
    let mut engine = karate();
    let report = engine.cost_report();
    assert_eq!(report.dense, report.pruned);
    assert_eq!(report.cut, None);
    let dense = &report.dense;
    assert_eq!((dense.quality.correct, dense.quality.total), (31, 32));
    assert_eq!(dense.quality.agreement, 1.0);
    assert_eq!((dense.structure.edges, dense.structure.components), (78, 1));
    assert_eq!(
        (dense.cost.parameters, dense.cost.speed_up),
        (576, Some(1.0))
    );
    // One-hot: W0 once; Ã has 190 entries, messages of 16 and of 2; 34 · 16 · 2 hidden.
    assert_eq!(dense.cost.multiply_adds, 544.0 + 190.0 * 18.0 + 1088.0);
    assert_eq!(report.dense_bytes, 4.0 * 576.0);
    assert_eq!(bytes(&report, Format::Dense), report.dense_bytes);
}

#[test]
fn the_report_agrees_with_the_ticks_and_leaves_no_trace() {
    let mut frozen = with(Card::Edges, 0.6);
    frozen.edges.frozen = true;
    for plan in small_plans().into_iter().chain([frozen]) {
        let mut engine = karate();
        let tick = engine.prune(plan).expect("valid");
        let before = (engine.report(), engine.snapshot(), engine.activations());
        let report = engine.cost_report();
        assert_eq!(
            (engine.report(), engine.snapshot(), engine.activations()),
            before
        );
        let pruned = &report.pruned;
        let footprint = tick.footprint;
        assert_eq!(pruned.cost.multiply_adds, footprint.multiply_adds);
        let dense = report.dense.cost.multiply_adds;
        assert_eq!(dense, footprint.dense_multiply_adds);
        assert_eq!(pruned.cost.compression, footprint.compression);
        for storage in &report.storage {
            let fits = storage.refused.is_none() && storage.format != Format::Huffman;
            let formula = fits.then_some(storage.formula);
            assert_eq!(footprint.bytes.in_format(storage.format), formula);
        }
        assert_eq!(pruned.quality.correct, tick.pruned.correct);
        assert_eq!(pruned.quality.loss, tick.pruned.loss);
        assert_eq!(
            (pruned.quality.gained, pruned.quality.lost),
            (tick.gained, tick.lost)
        );
        let same = pruned.quality.agreement * 34.0;
        assert_eq!(same.round() as u32, 34 - tick.changed);
        assert_eq!(pruned.structure.stranded, tick.isolated);
        assert_eq!(pruned.structure.edges, 78 - tick.edges.removed);
        assert_eq!(report.dense.quality.correct, tick.dense.correct);
        assert!(pruned.cost.nonzeros <= tick.weights_kept);
        assert_eq!(
            engine.metrics().classes.expect("classes").macro_f1,
            pruned.quality.macro_f1.expect("classes")
        );
    }
}

#[test]
fn lossless_formats_keep_the_result_and_sparse_ones_shrink() {
    let mut engine = karate();
    let tick = engine.prune(with(Card::Weights, 0.9)).expect("valid");
    let report = engine.cost_report();
    for storage in &report.storage {
        if storage.format.is_lossless() && storage.refused.is_none() {
            assert_eq!(storage.correct, Some(tick.pruned.correct));
            assert_eq!(storage.error, 0.0);
        }
        assert_eq!(storage.bytes.is_none(), storage.refused.is_some());
        assert_eq!(storage.bytes.is_none(), storage.correct.is_none());
    }
    assert!(bytes(&report, Format::MaskDense) > bytes(&report, Format::Dense));
    for format in [Format::Bitmask, Format::Csr16, Format::Gaps4] {
        assert!(bytes(&report, format) < 0.4 * bytes(&report, Format::Dense));
    }
    let speed_up = report.pruned.cost.speed_up.expect("something is left");
    assert!(speed_up > 1.0 && speed_up < 10.0, "messages still cost");
}

#[test]
fn removed_neurons_are_not_stored() {
    let mut engine = karate();
    engine.prune(with(Card::Neurons, 0.5)).expect("valid");
    let report = engine.cost_report();
    assert!(report.idle_neurons >= 8);
    let left = 16.0 - f64::from(report.idle_neurons);
    assert_eq!(bytes(&report, Format::Dense), 4.0 * left * 36.0);
}

#[test]
fn what_was_cut_is_compared_with_what_is_healed() {
    let mut engine = karate();
    engine.prune(with(Card::Weights, 0.9)).expect("valid");
    let before = engine.cost_report();
    for _ in 0..3 {
        engine.train(10).expect("trains");
    }
    let after = engine.cost_report();
    let footprint = engine.report().footprint;
    assert_eq!(
        footprint.multiply_adds, after.pruned.cost.multiply_adds,
        "of what is healed"
    );
    assert_eq!(
        footprint.dense_multiply_adds,
        after.dense.cost.multiply_adds
    );
    assert_eq!(after.cut.as_ref(), Some(&before.pruned));
    assert_eq!(after.dense, before.dense);
    assert!(after.pruned.quality.loss < before.pruned.quality.loss);
    let restored = {
        let mut other = Engine::new(karate_spec(3)).expect("valid");
        other.restore(&engine.snapshot()).expect("the same spec");
        other.prune(with(Card::Weights, 0.9)).expect("valid");
        other.cost_report()
    };
    assert_eq!(restored, after);
    engine.reset();
    assert_eq!(engine.cost_report().cut, None);
}

#[test]
fn every_kernel_infers_the_same() {
    for plan in small_plans() {
        let mut engine = karate();
        assert_eq!(engine.infer(3), 0.0, "nothing is ready");
        engine.prune(plan).expect("valid");
        let mut sums = Vec::new();
        for kernel in [Kernel::Dense, Kernel::Compact, Kernel::Csr, Kernel::Blocks] {
            engine.prepare(kernel);
            sums.push(engine.infer(1));
            assert_eq!(engine.infer(4), sums[sums.len() - 1]);
        }
        assert!(
            sums.iter().all(|sum| (sum - sums[0]).abs() < 1e-3),
            "{sums:?}"
        );
    }
}

#[test]
fn pairs_have_areas_and_no_classes() {
    let mut engine = trained(Spec {
        task: links(8, 0.05, 0.1),
        ..karate_spec(1)
    });
    engine.prune(with(Card::Weights, 0.5)).expect("valid");
    let report = engine.cost_report();
    let quality = &report.pruned.quality;
    assert_eq!(quality.auc, engine.report().pruned.auc);
    assert_eq!(
        (quality.macro_f1, quality.low_degree_accuracy),
        (None, None)
    );
    assert!(quality.recall.is_empty());
    assert!((0.0..=0.5).contains(&quality.calibration_error));
}
