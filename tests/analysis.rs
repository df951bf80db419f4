//! What is said of a pruned model, against networkx, SciPy and NumPy.

#[path = "golden/cases.rs"]
mod cases;

use cases::{GraphJson, golden};
use secateur::analysis::storage::{Format, Matrix, decode, encode};
use secateur::analysis::{kendall, low_degree, spearman, structure};
use secateur::graph::Laid;
use secateur::mask::Mask;
use secateur::train::calibration_error;
use serde::Deserialize;

#[derive(Deserialize)]
struct Golden {
    calibration: Vec<Calibration>,
    structure: Vec<Structure>,
    correlation: Vec<Correlation>,
    storage: Vec<Storage>,
}

#[derive(Deserialize)]
struct Calibration {
    confidence: Vec<f32>,
    right: Vec<bool>,
    error: f64,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Structure {
    graph: GraphJson,
    kept: Vec<bool>,
    classes: Vec<Option<u32>>,
    self_loops: bool,
    stranded: u32,
    components: u32,
    homophily: Option<f64>,
    adjusted: Option<f64>,
    gap: Option<f64>,
    results: Vec<(usize, bool)>,
    low_degree: f64,
}

#[derive(Deserialize)]
struct Correlation {
    a: Vec<f64>,
    b: Vec<f64>,
    spearman: f64,
    kendall: f64,
}

#[derive(Deserialize)]
struct Storage {
    rows: usize,
    columns: usize,
    values: Vec<f32>,
    coo32: usize,
    csr32: usize,
    csc32: usize,
    blocks4: usize,
    bitmask: usize,
    shared: Vec<f64>,
    int8: Vec<f64>,
}

fn load() -> Golden {
    golden("analysis", 1).remove(0).1
}

/// The files hold nine digits.
#[track_caller]
fn close(what: &str, got: Option<f64>, expected: Option<f64>) {
    assert_eq!(got.is_some(), expected.is_some(), "{what}");
    if let (Some(got), Some(expected)) = (got, expected) {
        assert!(
            (got - expected).abs() < 1e-8,
            "{what}: {got} is not {expected}"
        );
    }
}

#[test]
fn calibration_is_what_numpy_bins() {
    for case in load().calibration {
        let pairs = case.confidence.into_iter().zip(case.right);
        close("error", Some(calibration_error(pairs)), Some(case.error));
    }
}

#[test]
fn what_is_left_of_a_graph_is_what_networkx_and_numpy_find() {
    let cases = load().structure;
    assert!(cases.iter().any(|case| case.stranded > 0));
    assert!(cases.iter().any(|case| case.gap.is_none()));
    assert!(
        cases.iter().any(|case| case.graph.nodes > 250),
        "more than Lanczos has steps"
    );
    for case in cases {
        let graph = case.graph.graph();
        let kept = Mask::from_flags(case.kept);
        let found = structure(
            &graph,
            &Laid::plain(kept.clone()),
            &case.classes,
            case.self_loops,
        );
        assert_eq!(found.edges as usize, kept.count_kept());
        assert_eq!(found.stranded, case.stranded);
        assert_eq!(found.components, case.components);
        close("homophily", found.homophily, case.homophily);
        close("adjusted", found.adjusted_homophily, case.adjusted);
        close("gap", found.spectral_gap, case.gap);
        close(
            "lowest degrees",
            low_degree(&graph, &case.results),
            Some(case.low_degree),
        );
    }
}

#[test]
fn scores_correlate_as_scipy_says() {
    for case in load().correlation {
        close("ρ", spearman(&case.a, &case.b), Some(case.spearman));
        close("τ", kendall(&case.a, &case.b), Some(case.kendall));
    }
}

#[test]
fn sparse_matrices_take_the_bytes_that_scipys_take() {
    for case in load().storage {
        let matrix = Matrix {
            rows: case.rows,
            columns: case.columns,
            values: &case.values,
        };
        for (format, expected) in [
            (Format::Coo32, case.coo32),
            (Format::Csr32, case.csr32),
            (Format::Csc32, case.csc32),
            (Format::Blocks4, case.blocks4),
            (Format::Bitmask, case.bitmask),
        ] {
            let bytes = encode(format, &matrix).expect("fits");
            assert_eq!(bytes.len(), expected, "{format:?}");
        }
    }
}

#[test]
fn quantised_values_are_numpys() {
    for case in load().storage {
        let matrix = Matrix {
            rows: case.rows,
            columns: case.columns,
            values: &case.values,
        };
        let bytes = encode(Format::Int8, &matrix).expect("fits");
        let decoded = decode(Format::Int8, case.rows, case.columns, &bytes);
        for (&got, &expected) in decoded.iter().zip(&case.int8) {
            close("int8", Some(got.into()), Some(expected));
        }
        let bytes = encode(Format::Kmeans16, &matrix).expect("fits");
        for (four, &expected) in bytes.chunks(4).zip(&case.shared) {
            let got = f32::from_le_bytes(four.try_into().expect("four"));
            // The mean of f64 as an f32.
            assert!((f64::from(got) - expected).abs() < 2e-7, "{got} {expected}");
        }
    }
}
