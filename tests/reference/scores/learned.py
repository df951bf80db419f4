"""UGS (Chen et al. 2021): weights and masks of weights and edges, trained together by PyTorch's Adam.

L = cross-entropy(norm(A ⊙ m_g + I), W ⊙ m_θ) + λ ‖m_g‖₁ + λ ‖m_θ‖₁; one mask entry an undirected pair;
masks begin at 1 ± 1e-5, those of
edges stay at 0 or above; 200 epochs of rate 0.008 and weight decay 8e-5, from θ₀, without dropout; the
masks of the epoch with the lowest validation loss, or the last without validation nodes.
"""

from functools import cache

import torch
from streams import Stream

from .network import Network, leaves

MASKS = 11


@cache
def masks(net: Network) -> tuple[list[torch.Tensor], torch.Tensor]:
    """|m_θ|, one matrix a layer, and |m_g|, one entry a pair."""
    stream = Stream(net.seed, MASKS)

    def ones(count: int) -> torch.Tensor:
        return torch.tensor([1 + 1e-5 * (2 * float(stream.unit()) - 1) for _ in range(count)])

    weights = leaves(net.initial)
    biases = leaves([torch.zeros_like(b) for b in net.biases])
    of_weights = leaves([ones(w.numel()).reshape(w.shape) for w in weights])
    (of_edges,) = leaves([ones(len(net.pairs))])
    everything = [*weights, *biases, *of_weights, of_edges]
    optimizer = torch.optim.Adam(everything, lr=0.008, weight_decay=8e-5)

    def logits():
        masked = [w * m for w, m in zip(weights, of_weights)]
        return net.forward(masked, biases=biases, strengths=of_edges)[0]

    best, kept = float("inf"), None
    for _ in range(200):
        optimizer.zero_grad()
        sizes = sum(m.abs().sum() for m in [*of_weights, of_edges])
        (net.training_loss(logits()) + 1e-2 * sizes).backward()
        optimizer.step()
        with torch.no_grad():
            of_edges.clamp_(min=0)
        if net.validation:
            nodes = torch.tensor(net.validation)
            loss = torch.nn.functional.cross_entropy(logits()[nodes], net.labels[nodes])
            if loss.item() < best:
                best = loss.item()
                kept = [m.detach().clone() for m in [*of_weights, of_edges]]
    kept = kept or [m.detach() for m in [*of_weights, of_edges]]
    return [m.abs() for m in kept[:-1]], kept[-1].abs()
