"""What DGL computes from exported models, by the scripts that are exported with them.

    pip install torch safetensors xxhash packaging psutil pandas pydantic pyyaml && pip install --no-deps dgl==2.1.0
    SECATEUR_EXPORTS=FOLDER cargo test --test export
    python exports_dgl.py FOLDER

Writes `../golden/exports-dgl.json`: for each model and layout the hash of the tensors and the logits.

DGL 2.1.0 is the newest on PyPI. It asks for a part of setuptools that is gone, and its GraphBolt and
distributed training load for older PyTorch only; the scripts use neither, so all three are stood in for.
Graphs, GraphConv and the sums behind it are DGL's own.
"""

import json
import sys
import types
from pathlib import Path

import packaging.version

from exports import hashed, logits

GOLDEN = Path(__file__).parent.parent / "golden/exports-dgl.json"


class Absent(types.ModuleType):
    """A module whose classes are there by name alone."""

    __path__ = []

    def __getattr__(self, name: str):
        if name.startswith("__"):
            raise AttributeError(name)
        return type(name, (), {})


def stand_in() -> None:
    extern = types.ModuleType("setuptools.extern")
    extern.packaging = packaging
    sys.modules["setuptools.extern"] = extern
    sys.modules["setuptools.extern.packaging"] = packaging
    for name in ["dgl.graphbolt", "dgl.distributed"]:
        sys.modules[name] = Absent(name)


def main() -> None:
    stand_in()
    found = {}
    for script in sorted(Path(sys.argv[1]).resolve().glob("*-dgl.py")):
        name = script.stem.removesuffix("-dgl")
        found[name] = {}
        for layout in ["model", "compact"]:
            model = script.with_name(f"{name}-{layout}.safetensors")
            found[name][layout] = {"hash": hashed(model), "logits": logits(script, model)}
    GOLDEN.write_text(json.dumps(found) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
