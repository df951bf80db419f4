//! Scripts that load an exported model and show that they compute the same logits.

use super::Pruned;
use super::model::activation;

/// For any of the three files of a model.
pub fn pyg(pruned: &Pruned) -> String {
    filled(include_str!("scripts/pyg.py"), pruned)
}

pub fn dgl(pruned: &Pruned) -> String {
    filled(include_str!("scripts/dgl.py"), pruned)
}

fn filled(script: &str, pruned: &Pruned) -> String {
    script
        .replace("torch.relu", &["torch.", activation(pruned)].concat())
        .replace(
            // PyTorch keeps this one elsewhere.
            "torch.elu",
            "torch.nn.functional.elu",
        )
}
