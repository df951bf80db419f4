//! The TypeScript types of the boundary, made from the Rust types.

use super::*;
use crate::analysis::storage::{Format, GraphFormat};
use crate::analysis::{Cost, Kernel, Mean, Place, Quality, Structure, Term};
use crate::data::import::{
    ColumnInfo, ColumnUse, Dropped, Format as FileFormat, Merged, Reading, TableInfo,
    Understanding, Warning, WarningKind,
};
use crate::data::{
    BarabasiAlbert, BlockModel, Choice, CorePeriphery, FeatureChoice, Generator, HolmeKim,
    KarateLabels, Lfr, LinkShares, PlantedPartition, RelaxedCaveman, Source, SplitChoice,
    WattsStrogatz,
};
use crate::error::{Error, Fault};
use crate::experiment::{Arm, ArmResult, Band, Curve, Found, Pace, Series};
use crate::export::ExportKind;
use crate::graph::Normalization;
use crate::nn::{Activation, Dropout, ModelConfig, OptimizerConfig};
use crate::prune::{
    AfterEdges, CriterionGroup, EdgeCriterion, EdgePlan, Mark, NeuronCriterion, NeuronPlan,
    NodeCriterion, NodePlan, Parts, PartsBy, Rewind, RewindTo, Scope, WeightCriterion, WeightPlan,
    WeightStructure,
};
use crate::train::{Confusion, Decay, Measure, Task, TrainingConfig};
use ts_rs::{Config, TS};

const PATH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/www/src/engine/types.ts");

macro_rules! declarations {
    ($($type:ty),* $(,)?) => {{
        let config = Config::default();
        let mut out = String::from(
            "// Made from the Rust types by `cargo xtask types`; do not edit.\n",
        );
        $(
            out.push_str("\nexport ");
            out.push_str(&<$type>::decl(&config));
            out.push('\n');
        )*
        out
    }};
}

#[test]
fn the_types_of_the_page_are_those_of_the_core() {
    let made = declarations!(
        Spec,
        Source,
        KarateLabels,
        BlockModel,
        Task,
        LinkShares,
        SplitChoice,
        Choice,
        FeatureChoice,
        Generator,
        PlantedPartition,
        Lfr,
        RelaxedCaveman,
        CorePeriphery,
        BarabasiAlbert,
        HolmeKim,
        WattsStrogatz,
        ExportKind,
        Reading,
        Understanding,
        FileFormat,
        Dropped,
        Merged,
        ColumnInfo,
        ColumnUse,
        TableInfo,
        Warning,
        WarningKind,
        Fault,
        ModelConfig,
        Activation,
        Dropout,
        Normalization,
        TrainingConfig,
        OptimizerConfig,
        Decay,
        Measure,
        Plan,
        WeightPlan,
        WeightStructure,
        Parts,
        PartsBy,
        WeightCriterion,
        CriterionInfo,
        CriterionGroup,
        NeuronPlan,
        NeuronCriterion,
        EdgePlan,
        EdgeCriterion,
        AfterEdges,
        NodePlan,
        NodeCriterion,
        Rewind,
        RewindTo,
        Scope,
        Card,
        Info,
        LayerInfo,
        SplitSizes,
        TrainReport,
        EpochMetrics,
        Ended,
        PruneReport,
        Footprint,
        Count,
        Survivors,
        Validation,
        SubNetwork,
        Evaluation,
        Metrics,
        ClassMetrics,
        Confusion,
        CommunityMetrics,
        LinkMetrics,
        Suggestion,
        ScheduleRequest,
        Pace,
        ScheduleProgress,
        ControlProgress,
        SeedsProgress,
        Arm,
        ArmResult,
        Mean,
        CurveRequest,
        CurveProgress,
        Curve,
        Series,
        Band,
        SearchRequest,
        SearchProgress,
        Found,
        WatchRequest,
        WatchProgress,
        Watched,
        CostReport,
        ModelReport,
        Quality,
        Structure,
        Cost,
        StorageReport,
        Refused,
        Format,
        GraphReport,
        GraphFormat,
        Kernel,
        Explanation,
        Place,
        Term,
        Mark,
        Effect,
        Opinion,
        Correlation,
        CorrelationProgress,
        LetGo,
        NodeExplanation,
        Message,
        Error,
    );
    if std::env::var_os("UPDATE_TYPES").is_some() {
        std::fs::write(PATH, &made).expect("the types can be written");
    }
    let there = std::fs::read_to_string(PATH).unwrap_or_default();
    assert_eq!(there, made, "run `cargo xtask types`");
}
