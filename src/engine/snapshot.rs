//! The state as bytes: for undo, and to give another engine the same weights.
//!
//! Little-endian: magic, version, XXH64 of the spec, then each array with its length before it, and
//! XXH64 of all that.

use super::Spec;
use super::spec_hash::spec_hash;
use crate::error::{Error, Result};
use crate::graph::Laid;
use crate::mask::Mask;
use crate::nn::Optimizer;
use crate::prune::{Card, Cut, Dense, Hand, MOST_DEVIATIONS, Masks, Sample, State};
use crate::train::{Score, Trainer};
use xxhash_rust::xxh64::xxh64;

const MAGIC: &[u8; 8] = b"SECATEUR";
const VERSION: u32 = 9;
/// Before the last layer had a threshold of its own and samples were kept; still read.
const ONE_THRESHOLD: u32 = 8;
/// Before thresholds of weights; still read.
const WITHOUT_THRESHOLD: u32 = 7;
/// Before nodes could go; still read.
const NODELESS: u32 = 6;
/// Before marks of the hand; still read.
const UNMARKED: u32 = 5;

/// Epochs that no run of ours reaches: a file that claims more was not written by us.
const MOST_TRAINED: u32 = u32::MAX / 2;

/// The bytes of a state.
pub fn write(spec: &Spec, state: &State) -> Vec<u8> {
    let mut out = Writer(MAGIC.to_vec());
    out.u32(VERSION);
    out.0.extend_from_slice(&spec_hash(spec).to_le_bytes());
    out.f32s(&state.reference);
    for mask in [
        &state.floor.weights,
        &state.floor.neurons,
        &state.floor.edges,
    ] {
        out.bytes(&mask.to_bytes());
    }
    for &ratio in &state.floor_ratios[..3] {
        out.f64(ratio);
    }
    let trainer = &state.trainer;
    out.f64(trainer.config.optimizer.learning_rate());
    out.u32(trainer.epoch);
    out.f32s(&trainer.optimizer.first);
    out.f32s(&trainer.optimizer.second);
    out.f32s(&trainer.optimizer.powers);
    match trainer.best() {
        Some((loss, epoch, params)) => {
            out.u32(1);
            out.f64(loss);
            out.u32(epoch);
            out.f32s(params);
        }
        None => out.u32(0),
    }
    out.u32s(&state.dense.predictions);
    out.u32(state.dense.score.correct);
    out.u32(state.dense.score.total);
    out.f64(state.dense.score.loss);
    out.option(state.dense.score.auc);
    out.option(state.dense.score.average_precision);
    out.u32(state.dense.epochs);
    // Until something is cut and healed the dense model is the reference.
    if state.dense.params == state.reference {
        out.u32(0);
    } else {
        out.u32(1);
        out.f32s(&state.dense.params);
    }
    match &state.cut {
        Some(cut) => {
            out.u32(1);
            out.f32s(&cut.params);
            out.bytes(&cut.laid.edges.to_bytes());
        }
        None => out.u32(0),
    }
    match &state.checkpoint {
        Some(params) => {
            out.u32(1);
            out.f32s(params);
        }
        None => out.u32(0),
    }
    for hand in &state.hand {
        out.u32s(&hand.cut);
        out.u32s(&hand.kept);
    }
    out.bytes(&state.floor.nodes.to_bytes());
    out.f64(state.floor_ratios[3]);
    out.f64(state.floor_deviations);
    out.f64(state.floor_deviations_last);
    match &state.floor_sample {
        Some(sample) => {
            out.u32(1);
            out.u32(sample.draw);
            out.f32s(&sample.strengths);
        }
        None => out.u32(0),
    }
    if let Some(cut) = &state.cut {
        out.u32(u32::from(cut.laid.frozen));
        match &cut.laid.strengths {
            Some(strengths) => {
                out.u32(1);
                out.f32s(strengths);
            }
            None => out.u32(0),
        }
    }
    let sum = xxh64(&out.0, 0);
    out.0.extend_from_slice(&sum.to_le_bytes());
    out.0
}

/// The state in `bytes`; `like` gives the sizes that it must have.
///
/// # Errors
/// Bytes that are damaged, of another version, or of another experiment.
pub fn read(spec: &Spec, like: &State, bytes: &[u8]) -> Result<State> {
    let Some((all, sum)) = bytes.split_last_chunk() else {
        return Err(damaged());
    };
    let mut from = Reader(all);
    if from.take(MAGIC.len())? != MAGIC {
        return Err(foreign("a Secateur state", "something else"));
    }
    let version = from.u32()?;
    if !(UNMARKED..=VERSION).contains(&version) {
        return Err(foreign(
            &format!("version {VERSION}"),
            &format!("version {version}"),
        ));
    }
    if from.take(8)? != spec_hash(spec).to_le_bytes() {
        return Err(foreign("this experiment", "another experiment"));
    }
    if xxh64(all, 0).to_le_bytes() != *sum {
        return Err(damaged());
    }
    let reference = from.f32s(like.reference.len())?;
    let mut floor = Masks {
        weights: from.mask(like.floor.weights.len())?,
        neurons: from.mask(like.floor.neurons.len())?,
        edges: from.mask(like.floor.edges.len())?,
        nodes: Mask::all_kept(like.floor.nodes.len()),
    };
    let mut floor_ratios = [from.f64()?, from.f64()?, from.f64()?, 0.0];
    let mut config = like.trainer.config;
    config.optimizer = config.optimizer.with_learning_rate(from.f64()?);
    let epoch = from.u32()?;
    let optimizer = Optimizer {
        first: from.f32s(like.trainer.optimizer.first.len())?,
        second: from.f32s(like.trainer.optimizer.second.len())?,
        powers: from.f32s(2)?.try_into().expect("two were read"),
    };
    let best = match from.u32()? {
        0 => None,
        _ => Some((from.f64()?, from.u32()?, from.f32s(reference.len())?)),
    };
    let mut dense = Dense {
        params: Vec::new(),
        predictions: from.u32s(like.dense.predictions.len())?,
        score: Score {
            correct: from.u32()?,
            total: from.u32()?,
            loss: from.f64()?,
            auc: from.option()?,
            average_precision: from.option()?,
        },
        epochs: from.u32()?,
    };
    dense.params = match from.u32()? {
        0 => reference.clone(),
        _ => from.f32s(reference.len())?,
    };
    let mut cut = match from.u32()? {
        0 => None,
        _ => Some(Cut {
            params: from.f32s(reference.len())?,
            laid: Laid::plain(from.mask(like.floor.edges.len())?),
        }),
    };
    let checkpoint = match from.u32()? {
        0 => None,
        _ => Some(from.f32s(reference.len())?),
    };
    let mut hand: [Hand; 4] = Default::default();
    let marked = match version {
        UNMARKED => 0,
        NODELESS => 3,
        _ => 4,
    };
    for (hand, card) in hand.iter_mut().zip(Card::ALL).take(marked) {
        let (cut, kept) = (from.list()?, from.list()?);
        let items = Mask::all_kept(floor.of(card).len());
        *hand = Hand::new(&cut, &kept, &items).map_err(|_| damaged())?;
    }
    if version > NODELESS {
        floor.nodes = from.mask(like.floor.nodes.len())?;
        floor_ratios[3] = from.f64()?;
    }
    let floor_deviations = match version > WITHOUT_THRESHOLD {
        true => from.f64()?,
        false => 0.0,
    };
    let floor_deviations_last = match version > ONE_THRESHOLD {
        true => from.f64()?,
        false => floor_deviations,
    };
    let mut floor_sample = None;
    if version > ONE_THRESHOLD {
        let edges = floor.edges.len();
        if from.u32()? != 0 {
            floor_sample = Some(Sample {
                draw: from.u32()?,
                strengths: from.f32s(edges)?,
            });
        }
        if let Some(cut) = &mut cut {
            cut.laid.frozen = from.u32()? != 0;
            if from.u32()? != 0 {
                cut.laid.strengths = Some(from.f32s(edges)?);
            }
        }
    }
    let is_whole = from.0.is_empty()
        && config.optimizer.check().is_ok()
        && epoch <= MOST_TRAINED
        && (best.as_ref()).is_none_or(|&(loss, at, _)| at <= epoch && !loss.is_nan())
        && (floor_ratios.iter()).all(|ratio| (0.0..=1.0).contains(ratio))
        && (0.0..=MOST_DEVIATIONS).contains(&floor_deviations)
        && (0.0..=floor_deviations).contains(&floor_deviations_last)
        && (floor_sample.iter())
            .all(|sample| sample.strengths.iter().all(|&s| s >= 1.0 && s.is_finite()))
        && (cut.iter().flat_map(|cut| &cut.laid.strengths).flatten())
            .all(|&strength| strength >= 0.0 && strength.is_finite());
    if !is_whole {
        return Err(damaged());
    }
    Ok(State {
        reference,
        floor,
        floor_ratios,
        floor_deviations,
        floor_deviations_last,
        floor_sample,
        hand,
        trainer: Trainer::resume(config, optimizer, epoch, best),
        dense,
        cut,
        checkpoint,
    })
}

fn foreign(expected: &str, got: &str) -> Error {
    Error::ForeignState {
        expected: expected.into(),
        got: got.into(),
    }
}

fn damaged() -> Error {
    Error::Malformed {
        what: "state".into(),
        reason: "it is damaged".into(),
    }
}

struct Writer(Vec<u8>);

impl Writer {
    fn u32(&mut self, value: u32) {
        self.0.extend_from_slice(&value.to_le_bytes());
    }

    fn f64(&mut self, value: f64) {
        self.0.extend_from_slice(&value.to_le_bytes());
    }

    /// NaN stands for nothing: no measure is NaN.
    fn option(&mut self, value: Option<f64>) {
        self.f64(value.unwrap_or(f64::NAN));
    }

    fn bytes(&mut self, values: &[u8]) {
        self.u32(values.len() as u32);
        self.0.extend_from_slice(values);
    }

    fn u32s(&mut self, values: &[u32]) {
        self.u32(values.len() as u32);
        values.iter().for_each(|&value| self.u32(value));
    }

    fn f32s(&mut self, values: &[f32]) {
        self.u32(values.len() as u32);
        for value in values {
            self.0.extend_from_slice(&value.to_le_bytes());
        }
    }
}

struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, len: usize) -> Result<&'a [u8]> {
        if self.0.len() < len {
            return Err(damaged());
        }
        let (head, rest) = self.0.split_at(len);
        self.0 = rest;
        Ok(head)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N]> {
        Ok(self.take(N)?.try_into().expect("the length is N"))
    }

    fn u32(&mut self) -> Result<u32> {
        Ok(u32::from_le_bytes(self.array()?))
    }

    fn f64(&mut self) -> Result<f64> {
        Ok(f64::from_le_bytes(self.array()?))
    }

    fn option(&mut self) -> Result<Option<f64>> {
        Ok(Some(self.f64()?).filter(|value| !value.is_nan()))
    }

    fn words(&mut self, len: usize) -> Result<impl Iterator<Item = [u8; 4]> + 'a> {
        self.length(len)?;
        let bytes = self.take(4 * len)?;
        Ok(bytes
            .chunks_exact(4)
            .map(|word| word.try_into().expect("four bytes")))
    }

    fn f32s(&mut self, len: usize) -> Result<Vec<f32>> {
        Ok(self.words(len)?.map(f32::from_le_bytes).collect())
    }

    fn u32s(&mut self, len: usize) -> Result<Vec<u32>> {
        Ok(self.words(len)?.map(u32::from_le_bytes).collect())
    }

    /// Numbers, however many.
    fn list(&mut self) -> Result<Vec<u32>> {
        let len = u32::from_le_bytes(*self.0.first_chunk().ok_or_else(damaged)?) as usize;
        if len > self.0.len() / 4 {
            return Err(damaged());
        }
        self.u32s(len)
    }

    fn mask(&mut self, len: usize) -> Result<Mask> {
        self.length(len)?;
        let flags = self.take(len)?.iter().map(|&byte| byte != 0).collect();
        Ok(Mask::from_flags(flags))
    }

    fn length(&mut self, expected: usize) -> Result<()> {
        if self.u32()? as usize == expected {
            Ok(())
        } else {
            Err(damaged())
        }
    }
}
