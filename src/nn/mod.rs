//! Graph convolutional networks: forward and backward by hand, side by side.
//!
//! A layer computes Z = Â H W + b (Kipf & Welling 2017). Parameters live in one flat array, all
//! weight matrices first (row-major, input × output), then all biases; [`Shape`] says where.

mod activation;
mod config;
mod init;
mod layer;
mod link;
mod loss;
mod model;
mod optim;
mod reach;
mod shape;

pub use config::{Activation, Dropout, MAX_LAYERS, MAX_WIDTH, ModelConfig};
pub use init::{glorot, glorot_draw};
pub use link::{link_gradient, link_logits, link_loss, sigmoid};
pub use loss::{argmax, count_correct, cross_entropy, cross_entropy_gradient, softmax};
pub use model::{DropoutKey, FeatureView, Model};
pub use optim::{Optimizer, OptimizerConfig};
pub use reach::Reach;
pub use shape::{LayerShape, Shape};
