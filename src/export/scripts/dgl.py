"""Loads a model that Secateur pruned and computes its logits with DGL.

    pip install torch dgl safetensors
    python secateur_dgl.py secateur-model.safetensors

Takes the masked model and the smaller one, and compares its logits itself. It was run with DGL 2.1.0 on
PyTorch 2.15, without DGL's GraphBolt, which does not load there: the logits were Secateur's.
"""

import sys

import dgl
import torch
from dgl.nn import GraphConv
from safetensors.torch import load_file

activation = torch.relu


def main():
    path = sys.argv[1] if len(sys.argv) > 1 else "secateur-model.safetensors"
    tensors = load_file(path)
    nodes = len(tensors["y"])
    source, target = tensors["adj_index"]
    graph = dgl.graph((source, target), num_nodes=nodes)
    weights = [v for k, v in sorted(tensors.items()) if k.startswith("convs.") and k.endswith("weight")]
    if "x" in tensors:
        x = tensors["x"]
    elif "x_index" in tensors:
        shape = (nodes, weights[0].shape[1])
        x = torch.sparse_coo_tensor(tensors["x_index"], tensors["x_value"], shape).to_dense()
    else:
        x = torch.eye(nodes)
    with torch.no_grad():
        for place, weight in enumerate(weights):
            outputs, inputs = weight.shape
            bias = tensors.get(f"convs.{place}.bias")
            # Â's values come as edge weights, so nothing is normalised anew.
            conv = GraphConv(inputs, outputs, norm="none", bias=bias is not None, allow_zero_in_degree=True)
            conv.weight.copy_(weight.t())
            if bias is not None:
                conv.bias.copy_(bias)
            x = conv(graph, x, edge_weight=tensors["adj_value"])
            if place < len(weights) - 1:
                x = activation(x)
    print(x)
    difference = (x - tensors["logits"]).abs().max().item()
    print(f"furthest from Secateur's logits: {difference:.2e}")
    return x


if __name__ == "__main__":
    main()
