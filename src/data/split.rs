//! Who trains, who validates, who tests.

use crate::error::{Error, Result, check_range};
use crate::rng::{Rng, Stream};
use crate::told::told;
use crate::value::{Fields, Read, Value, deserializable, kind_of};

/// What a node is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Role {
    Unused = 0,
    Train = 1,
    Validation = 2,
    Test = 3,
}

/// Where the sets come from, as the caller states it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(
    test,
    ts(
        tag = "kind",
        rename_all = "camelCase",
        rename_all_fields = "camelCase"
    )
)]
pub enum SplitChoice {
    /// As the graph brings them.
    #[default]
    Given,
    /// Drawn from each class: this many train, this many validate, the rest test.
    Stratified { train: u32, validation: u32 },
}

told!(SplitChoice by kind: Given, Stratified { train, validation });

impl Read for SplitChoice {
    fn read(value: Value) -> Result<Self> {
        let mut fields = Fields::open(value)?;
        let read = match kind_of(&mut fields, &["Given", "Stratified"])? {
            0 => SplitChoice::Given,
            _ => SplitChoice::Stratified {
                train: fields.get("train")?,
                validation: fields.get("validation")?,
            },
        };
        fields.close()?;
        Ok(read)
    }
}

deserializable!(SplitChoice);

/// Disjoint sets of nodes, each ascending.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Split {
    pub train: Vec<u32>,
    pub validation: Vec<u32>,
    pub test: Vec<u32>,
}

impl Split {
    /// The role of every node.
    pub fn roles(&self, nodes: usize) -> Vec<Role> {
        let mut roles = vec![Role::Unused; nodes];
        for (set, role) in [
            (&self.train, Role::Train),
            (&self.validation, Role::Validation),
            (&self.test, Role::Test),
        ] {
            for &node in set {
                roles[node as usize] = role;
            }
        }
        roles
    }

    /// Refuses nodes that do not exist or have no class.
    pub fn check(&self, classes: &[Option<u32>]) -> Result<()> {
        let nodes = classes.len() as u32;
        for &node in self.train.iter().chain(&self.validation).chain(&self.test) {
            if node >= nodes || classes[node as usize].is_none() {
                return Err(Error::OutOfRange {
                    name: "split".into(),
                    got: f64::from(node),
                    min: 0.0,
                    max: f64::from(nodes) - 1.0,
                });
            }
        }
        Ok(())
    }
}

/// Refuses sizes that a class with members cannot fill, or that leave no node to test.
pub fn check_sizes(
    classes: &[Option<u32>],
    class_count: usize,
    train: usize,
    validation: usize,
) -> Result<()> {
    let mut members = vec![0u32; class_count];
    for &class in classes.iter().flatten() {
        members[class as usize] += 1;
    }
    let smallest = members.iter().copied().filter(|&count| count > 0).min();
    let Some((smallest, largest)) = smallest.zip(members.iter().copied().max()) else {
        return Ok(());
    };
    let room = f64::from(smallest.min(largest - 1));
    let (train, validation) = (train as f64, validation as f64);
    check_range("split.train", train, 1.0, room)?;
    check_range("split.validation", validation, 0.0, room - train)
}

/// Draws `train` and `validation` nodes of every class; the rest of the labelled nodes test.
pub fn stratified(
    classes: &[Option<u32>],
    class_count: usize,
    train: usize,
    validation: usize,
    seed: u32,
) -> Split {
    draw(classes, class_count, seed, &|_| (train, validation))
}

/// The same where classes may be small: at most half of one, and at least one node, trains, at most
/// half of the others validates, so that something is left to test.
pub fn spread(
    classes: &[Option<u32>],
    class_count: usize,
    train: usize,
    validation: usize,
    seed: u32,
) -> Split {
    draw(classes, class_count, seed, &|members| {
        let train = train.min((members / 2).max(1));
        (train, validation.min(members.saturating_sub(train) / 2))
    })
}

/// `sizes` gives the numbers of nodes that train and validate, of so many in a class.
fn draw(
    classes: &[Option<u32>],
    class_count: usize,
    seed: u32,
    sizes: &dyn Fn(usize) -> (usize, usize),
) -> Split {
    let mut split = Split::default();
    let mut rng = Rng::new(seed, Stream::Split, 0);
    for class in 0..class_count as u32 {
        let mut members: Vec<u32> = (0..classes.len() as u32)
            .filter(|&node| classes[node as usize] == Some(class))
            .collect();
        let (train, validation) = sizes(members.len());
        rng.shuffle(&mut members);
        let mut members = members.into_iter();
        split.train.extend(members.by_ref().take(train));
        split.validation.extend(members.by_ref().take(validation));
        split.test.extend(members);
    }
    for set in [&mut split.train, &mut split.validation, &mut split.test] {
        set.sort_unstable();
    }
    split
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_gets_its_share_and_nobody_two_roles() {
        let classes: Vec<Option<u32>> = (0..20).map(|i| (i != 7).then_some(i % 3)).collect();
        let split = stratified(&classes, 3, 2, 1, 5);
        assert_eq!((split.train.len(), split.validation.len()), (6, 3));
        assert_eq!(split.test.len(), 19 - 9);
        let roles = split.roles(20);
        assert_eq!(roles[7], Role::Unused);
        assert_eq!(roles.iter().filter(|&&r| r == Role::Train).count(), 6);
        assert!(split.check(&classes).is_ok());
        assert_ne!(split, stratified(&classes, 3, 2, 1, 6));
    }

    #[test]
    fn nodes_without_a_class_have_no_role() {
        let split = Split {
            train: vec![0, 1],
            ..Split::default()
        };
        assert!(split.check(&[Some(0), Some(1)]).is_ok());
        assert!(split.check(&[Some(0), None]).is_err());
        assert!(split.check(&[Some(0)]).is_err());
    }
}
