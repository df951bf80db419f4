"""Files as the page saves them, with weights that older versions of the engine wrote.

    python tests/reference/saved.py VERSION SNAPSHOT FINGERPRINT > tests/golden/saved/vVERSION.json

The snapshots were written by the engine at the commit before each change of their version, after: the
karate club's two factions with seed 3; 200 epochs; half of the weights and a quarter of the neurons
cut; 20 epochs; 80 % of the weights, a quarter of the neurons and 30 % of the edges cut. The page gzips
what this prints. Fields of the experiment that are not named had these values then and have them now.
"""

import base64
import json
import sys
from pathlib import Path

version, snapshot, fingerprint = sys.argv[1:]
weights = Path(snapshot).read_bytes()
assert weights[8] == int(version)
healed = {"seed": 3, "weightRatio": 0.5, "neuronRatio": 0.25}
told = {
    "format": "secateur",
    "version": 1,
    "experiment": {"seed": 3, "weightRatio": 0.8, "neuronRatio": 0.25, "edgeRatio": 0.3},
    "steps": [["train", 200, {"seed": 3}], ["train", 20, healed]],
    "log": [],
    "weights": {"u8": base64.b64encode(weights).decode()},
    "graph": None,
    "fingerprint": fingerprint,
}
print(json.dumps(told, indent=1))
