"""Every criterion written out once more: weights.py, neurons.py and edges.py over network.py."""
