//! Adam, and gradient descent with momentum. Powers are running products, never `powi`.

use crate::error::{Result, check_range};
use crate::told::told;
use crate::value::{Fields, Read, Value, deserializable, kind_of};

/// Which optimiser, and how large its steps are.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(
    test,
    ts(
        tag = "kind",
        rename_all = "camelCase",
        rename_all_fields = "camelCase"
    )
)]
pub enum OptimizerConfig {
    /// Kingma & Ba 2015, with β₁ = 0.9, β₂ = 0.999, ε = 1e-8.
    Adam { learning_rate: f64 },
    /// v ← momentum · v + g; w ← w − rate · v.
    Sgd { learning_rate: f64, momentum: f64 },
}

told!(OptimizerConfig by kind: Adam { learning_rate }, Sgd { learning_rate, momentum });

impl Read for OptimizerConfig {
    fn read(value: Value) -> Result<Self> {
        let mut fields = Fields::open(value)?;
        let kind = kind_of(&mut fields, &["Adam", "Sgd"])?;
        let learning_rate = fields.get("learning_rate")?;
        let read = match kind {
            0 => OptimizerConfig::Adam { learning_rate },
            _ => OptimizerConfig::Sgd {
                learning_rate,
                momentum: fields.get("momentum")?,
            },
        };
        fields.close()?;
        Ok(read)
    }
}

deserializable!(OptimizerConfig);

impl OptimizerConfig {
    /// The size of a step.
    pub fn learning_rate(&self) -> f64 {
        match *self {
            OptimizerConfig::Adam { learning_rate }
            | OptimizerConfig::Sgd { learning_rate, .. } => learning_rate,
        }
    }

    /// The same with steps of another size.
    pub fn with_learning_rate(mut self, rate: f64) -> Self {
        match &mut self {
            OptimizerConfig::Adam { learning_rate }
            | OptimizerConfig::Sgd { learning_rate, .. } => *learning_rate = rate,
        }
        self
    }

    /// Refuses rates and momenta that no run survives.
    pub fn check(&self) -> Result<()> {
        check_range("optimizer.learningRate", self.learning_rate(), 0.0, 1e6)?;
        if let OptimizerConfig::Sgd { momentum, .. } = *self {
            check_range("optimizer.momentum", momentum, 0.0, 1.0)?;
        }
        Ok(())
    }
}

const BETA_1: f32 = 0.9;
const BETA_2: f32 = 0.999;
const EPSILON: f32 = 1e-8;

/// The memory of an optimiser.
#[derive(Debug, Clone, PartialEq)]
pub struct Optimizer {
    /// First moment (Adam) or velocity (SGD), one a parameter.
    pub first: Vec<f32>,
    /// Second moment, one a parameter; empty for SGD.
    pub second: Vec<f32>,
    /// β₁ᵗ and β₂ᵗ.
    pub powers: [f32; 2],
}

impl Optimizer {
    /// Without memory.
    pub fn new(config: &OptimizerConfig, params: usize) -> Self {
        let second = match config {
            OptimizerConfig::Adam { .. } => params,
            OptimizerConfig::Sgd { .. } => 0,
        };
        Optimizer {
            first: vec![0.0; params],
            second: vec![0.0; second],
            powers: [1.0; 2],
        }
    }

    /// One step down `gradient`.
    pub fn step(&mut self, config: &OptimizerConfig, params: &mut [f32], gradient: &[f32]) {
        match *config {
            OptimizerConfig::Adam { learning_rate } => {
                self.adam(learning_rate as f32, params, gradient);
            }
            OptimizerConfig::Sgd {
                learning_rate,
                momentum,
            } => {
                let (rate, momentum) = (learning_rate as f32, momentum as f32);
                for ((w, v), &g) in params.iter_mut().zip(&mut self.first).zip(gradient) {
                    *v = momentum * *v + g;
                    *w -= rate * *v;
                }
            }
        }
    }

    fn adam(&mut self, rate: f32, params: &mut [f32], gradient: &[f32]) {
        self.powers[0] *= BETA_1;
        self.powers[1] *= BETA_2;
        let step = rate / (1.0 - self.powers[0]);
        let correction = 1.0 / (1.0 - self.powers[1]).sqrt();
        let moments = self.first.iter_mut().zip(&mut self.second);
        for ((w, (m, v)), &g) in params.iter_mut().zip(moments).zip(gradient) {
            *m = BETA_1 * *m + (1.0 - BETA_1) * g;
            *v = BETA_2 * *v + (1.0 - BETA_2) * (g * g);
            *w -= step * *m / (v.sqrt() * correction + EPSILON);
        }
    }

    /// Whether no memory has grown beyond what an f32 holds.
    pub fn is_finite(&self) -> bool {
        let moments = self.first.iter().chain(&self.second);
        moments.fold(true, |finite, m| finite & m.is_finite())
    }

    /// Forgets what it knew of the parameters that are not kept, so that nothing revives them.
    pub fn mask(&mut self, kept: &[bool]) {
        for moments in [&mut self.first, &mut self.second] {
            for (value, &kept) in moments.iter_mut().zip(kept) {
                if !kept {
                    *value = 0.0;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adams_first_step_has_the_size_of_the_rate() {
        let config = OptimizerConfig::Adam {
            learning_rate: 0.01,
        };
        let mut optimizer = Optimizer::new(&config, 2);
        let mut params = [1.0, 1.0];
        optimizer.step(&config, &mut params, &[0.5, -20.0]);
        assert!((params[0] - 0.99).abs() < 1e-6);
        assert!((params[1] - 1.01).abs() < 1e-6);
    }

    #[test]
    fn momentum_goes_on_without_a_gradient() {
        let config = OptimizerConfig::Sgd {
            learning_rate: 1.0,
            momentum: 0.5,
        };
        let mut optimizer = Optimizer::new(&config, 1);
        let mut params = [0.0];
        optimizer.step(&config, &mut params, &[1.0]);
        optimizer.step(&config, &mut params, &[0.0]);
        assert_eq!(params, [-1.5]);
        optimizer.mask(&[false]);
        optimizer.step(&config, &mut params, &[0.0]);
        assert_eq!(params, [-1.5]);
    }
}
