//! What is looked at beside the plan in force: other parameters, other criteria, one item by itself.

use super::ranks::ranked_by;
use super::{Cut, Masks, Pruner, kept_params, mask_params, score_neurons};
use crate::graph::{Graph, Laid};
use crate::mask::Mask;
use crate::prune::{Card, Plan, Ranking, Scope};
use crate::train::Network;

/// What a ranking beside the one in force is made for.
pub(super) fn key_beside(plan: &Plan, card: Card) -> (Card, Plan) {
    let mut own = Plan::default();
    match card {
        Card::Weights => own.weights = plan.weights,
        Card::Neurons => own.neurons = plan.neurons,
        Card::Edges => own.edges = ranked_by(&plan.edges),
        Card::Nodes => own.nodes = plan.nodes,
    }
    (card, own.cleared())
}

impl Pruner {
    /// Keeps what `masks` leave of the reference, unless training under them has begun already.
    pub(super) fn remember_cut(&mut self, plan: &Plan, masks: &Masks, kept: &[bool]) {
        if masks.keep_everything() {
            self.state.cut = None;
        } else if *masks != self.state.floor {
            let mut params = vec![0.0; kept.len()];
            mask_params(&self.state.reference, kept, &mut params);
            let edges = masks.edges_in_force(&self.network.data().graph);
            let edges = edges.into_owned();
            let laid = self.laid(plan, edges);
            self.state.cut = Some(Cut { params, laid });
        }
    }

    /// One pass with parameters and edges of the caller's; the buffers then hold no plan's pass.
    #[inline(never)]
    pub fn pass(&mut self, params: &[f32], edges: &Mask) -> &Network {
        self.network.set_edges(edges);
        self.network.forward(params);
        self.evaluated = None;
        &self.network
    }

    /// The same with Â as `plan` has it: normalised anew, or frozen.
    #[inline(never)]
    pub fn pass_as(&mut self, plan: &Plan, params: &[f32], edges: &Mask) -> &Network {
        let laid = self.laid(plan, edges.clone());
        self.pass_laid(params, laid)
    }

    /// The same with edges as they were laid.
    #[inline(never)]
    pub fn pass_laid(&mut self, params: &[f32], laid: Laid) -> &Network {
        self.network.lay_edges(laid);
        self.network.forward(params);
        self.evaluated = None;
        &self.network
    }

    /// The same on another graph of the same nodes, of whose edges `edges` keeps some; those that are not
    /// of this graph come behind its own and weigh what they weigh.
    #[inline(never)]
    pub fn pass_on(&mut self, plan: &Plan, params: &[f32], graph: &Graph, edges: Mask) -> &Network {
        let mut laid = self.laid(plan, edges);
        if let Some(strengths) = &mut laid.strengths {
            strengths.resize(graph.edges(), 1.0);
        }
        self.network.forward_on(graph, &laid, params);
        self.evaluated = None;
        &self.network
    }

    /// One pass as `masks`, those of `plan`, have it, but with one item on their other side: restored
    /// where it went, removed where it stayed. Nothing is trained for it.
    pub fn pass_without(
        &mut self,
        plan: &Plan,
        masks: &Masks,
        card: Card,
        item: usize,
    ) -> &Network {
        self.ensure_evaluated(plan);
        let mut other = masks.clone();
        let mask = other.of_mut(card);
        if mask.kept(item) {
            mask.prune(item);
        } else {
            mask.keep(item);
        }
        let kept = kept_params(self.network.shape(), &other);
        let mut params = vec![0.0; kept.len()];
        mask_params(self.whole(plan, masks), &kept, &mut params);
        let data = self.network.data().clone();
        self.pass_as(plan, &params, &other.edges_in_force(&data.graph))
    }

    /// Looks at the reference on the uncut graph, with θ₀ beside; the network's buffers are at the
    /// disposal of `look`.
    pub fn look<T>(&mut self, look: impl FnOnce(&mut Network, &[f32], &[f32]) -> T) -> T {
        self.pass_uncut();
        look(&mut self.network, &self.state.reference, &self.initial)
    }

    /// The ranking of `card` by another plan's criterion, without losing the one in force; kept until the
    /// reference changes.
    pub fn ranking_beside(&mut self, plan: &Plan, card: Card) -> &Ranking {
        let key = key_beside(plan, card);
        let there = self.beside.iter().position(|(kept, _)| *kept == key);
        let at = match there {
            Some(at) => at,
            None => {
                let ranking = match card {
                    Card::Weights => self.rank_weights(plan),
                    Card::Neurons => self.rank_neurons(plan),
                    Card::Edges => self.rank_edges(plan),
                    Card::Nodes => self.rank_nodes(plan),
                };
                self.beside.push((key, ranking));
                self.beside.len() - 1
            }
        };
        &self.beside[at].1
    }

    /// What the score of a neuron was divided by, where scores of layers are compared: the mean of its
    /// layer; `None` where they are not, and for other items.
    pub fn layer_mean(&mut self, plan: &Plan, card: Card, item: usize) -> Option<f64> {
        let is_divided = card == Card::Neurons
            && plan.neurons.scope == Scope::Network
            && plan.neurons.criterion.is_relative();
        if !is_divided {
            return None;
        }
        let scores = score_neurons(&mut self.subject(), &plan.neurons);
        let mut layers = self.network.shape().hidden();
        let (first, layer) = layers.find(|(first, layer)| item < first + layer.outputs)?;
        let own = &scores[first..first + layer.outputs];
        let mean = own.iter().sum::<f64>() / own.len() as f64;
        (mean > 0.0).then_some(mean)
    }
}
