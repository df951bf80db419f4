"""Loads a model that Secateur pruned and computes its logits with PyTorch Geometric.

    pip install torch torch_geometric safetensors
    python secateur_pyg.py secateur-model.safetensors

Takes the masked model, the smaller one, and the one in the layout of torch.nn.utils.prune alike.
"""

import sys

import torch
from safetensors.torch import load_file
from torch.nn.utils import prune
from torch_geometric.nn import GCNConv

activation = torch.relu


class GCN(torch.nn.Module):
    """Layers with the file's sizes. `adj_value` is Â after pruning, so nothing is normalised anew."""

    def __init__(self, tensors):
        super().__init__()
        self.convs = torch.nn.ModuleList()
        while True:
            name = f"convs.{len(self.convs)}"
            weight = tensors.get(f"{name}.lin.weight", tensors.get(f"{name}.lin.weight_orig"))
            if weight is None:
                break
            outputs, inputs = weight.shape
            has_bias = f"{name}.bias" in tensors
            conv = GCNConv(inputs, outputs, bias=has_bias, normalize=False, add_self_loops=False)
            if f"{name}.lin.weight_mask" in tensors:
                # Registers weight_orig and weight_mask, which the file has.
                prune.identity(conv.lin, "weight")
            self.convs.append(conv)

    def forward(self, x, adj_index, adj_value):
        for place, conv in enumerate(self.convs):
            if x is None:
                # One-hot features: the product is the weight itself.
                if hasattr(conv.lin, "weight_mask"):
                    conv.lin.weight = conv.lin.weight_orig * conv.lin.weight_mask
                h = conv.lin.weight.t()
            else:
                h = conv.lin(x)
            x = conv.propagate(adj_index, x=h, edge_weight=adj_value)
            if conv.bias is not None:
                x = x + conv.bias
            if place < len(self.convs) - 1:
                x = activation(x)
        return x


def load(path):
    """The model and everything else in the file."""
    tensors = load_file(path)
    model = GCN(tensors)
    own = {name: tensor for name, tensor in tensors.items() if name.startswith("convs.")}
    model.load_state_dict(own)
    return model.eval(), tensors


def features(tensors):
    """None for one-hot features."""
    if "x" in tensors:
        return tensors["x"]
    if "x_index" in tensors:
        nodes = len(tensors["y"])
        columns = next(v.shape[1] for k, v in tensors.items() if k.startswith("convs.0.lin.weight"))
        return torch.sparse_coo_tensor(
            tensors["x_index"], tensors["x_value"], (nodes, columns)
        ).to_dense()
    return None


def main():
    path = sys.argv[1] if len(sys.argv) > 1 else "secateur-model.safetensors"
    model, tensors = load(path)
    with torch.no_grad():
        logits = model(features(tensors), tensors["adj_index"], tensors["adj_value"])
    print(logits)
    difference = (logits - tensors["logits"]).abs().max().item()
    print(f"furthest from Secateur's logits: {difference:.2e}")
    test = tensors["test_mask"] & (tensors["y"] >= 0)
    if test.any() and logits.shape[1] > 1:
        right = (logits.argmax(1) == tensors["y"])[test].float().mean().item()
        print(f"test accuracy: {right:.4f}")
    return logits


if __name__ == "__main__":
    main()
