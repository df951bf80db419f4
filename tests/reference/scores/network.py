"""A GCN with dense matrices in f64, whose edges can be weakened one by one; gradients by PyTorch."""

from dataclasses import dataclass

import numpy as np
import torch
from graphs import Problem

torch.set_default_dtype(torch.float64)
ACTIVATIONS = {"relu": torch.relu, "elu": torch.nn.functional.elu, "tanh": torch.tanh}


@dataclass(eq=False)
class Network:
    problem: Problem
    validation: list[int]
    activation: str
    normalization: str
    weights: list[torch.Tensor]
    biases: list[torch.Tensor]
    #: θ₀; biases begin at 0.
    initial: list[torch.Tensor]
    seed: int

    def __post_init__(self):
        self.features = torch.tensor(self.problem.dense_features())
        self.pairs = self.problem.pairs
        self.given = torch.tensor(self.problem.weights or [1.0] * len(self.pairs))
        self.labels = torch.tensor(self.problem.labels)
        rng = np.random.default_rng(self.seed)
        values = np.round(rng.normal(size=(2, len(self.pairs))) * 8) / 4
        self.columns = dict(zip(("years", "service"), values.tolist()))

    def adjacency(self, strengths: torch.Tensor) -> torch.Tensor:
        """Â with each pair's weight times its strength; self-loops weigh 1."""
        n = self.problem.nodes
        i, j = torch.tensor(self.pairs).T
        half = torch.zeros(n, n).index_put((i, j), self.given * strengths)
        a = half + half.T + torch.eye(n)
        degree = a.sum(1)
        if self.normalization == "row":
            return a / degree[:, None]
        return a / torch.sqrt(torch.outer(degree, degree))

    def forward(self, weights=None, biases=None, strengths=None, gates=None, frozen=False):
        """Logits, hidden values (as they enter the next layer) and Â; gates multiply hidden values.

        Frozen, strengths multiply the entries of Â and leave the degrees alone.
        """
        weights = self.weights if weights is None else weights
        biases = self.biases if biases is None else biases
        strengths = torch.ones(len(self.pairs)) if strengths is None else strengths
        if frozen:
            i, j = torch.tensor(self.pairs).T
            half = torch.zeros(self.problem.nodes, self.problem.nodes).index_put((i, j), strengths - 1)
            a = self.adjacency(torch.ones(len(self.pairs))) * (1 + half + half.T)
        else:
            a = self.adjacency(strengths)
        h, hidden = self.features, []
        for layer, weight in enumerate(weights):
            z = a @ (h @ weight)
            if biases:
                z = z + biases[layer]
            if layer + 1 == len(weights):
                return z, hidden, a
            h = ACTIVATIONS[self.activation](z)
            if gates is not None:
                h = h * gates[layer]
            hidden.append(h)

    def judged(self) -> tuple[torch.Tensor, torch.Tensor]:
        """Nodes and the classes they should have: the validation nodes, or what is predicted of all."""
        if self.validation:
            nodes = torch.tensor(self.validation)
            return nodes, self.labels[nodes]
        logits, _, _ = self.forward()
        return torch.arange(self.problem.nodes), logits.argmax(1)

    def judged_loss(self, logits: torch.Tensor) -> torch.Tensor:
        nodes, classes = self.judged()
        return torch.nn.functional.cross_entropy(logits[nodes], classes)

    def training_loss(self, logits: torch.Tensor) -> torch.Tensor:
        nodes = torch.tensor(self.problem.train)
        return torch.nn.functional.cross_entropy(logits[nodes], self.labels[nodes])

    def hidden_slopes(self) -> tuple[list[np.ndarray], list[np.ndarray]]:
        """h and ∂L/∂h of each hidden layer, L the judged loss."""
        logits, hidden, _ = self.forward(weights=[w.clone().requires_grad_() for w in self.weights])
        slopes = torch.autograd.grad(self.judged_loss(logits), hidden)
        return [h.detach().numpy() for h in hidden], [s.numpy() for s in slopes]


def leaves(tensors: list[torch.Tensor]) -> list[torch.Tensor]:
    return [t.clone().requires_grad_() for t in tensors]


def flat(tensors: list[torch.Tensor]) -> list[float]:
    return torch.cat([t.detach().ravel() for t in tensors]).tolist()
