"""Runs the exported DGL scripts on the models that they belong to.

    pip install torch safetensors packaging psutil pandas pydantic pyyaml && pip install --no-deps dgl==2.1.0
    SECATEUR_EXPORTS=FOLDER cargo test --test export
    python exports_dgl.py FOLDER

DGL 2.1.0 is the newest on PyPI. It asks for a part of setuptools that is gone, and its GraphBolt and
distributed training load for older PyTorch only; the scripts use neither, so all three are stood in for.
Graphs, GraphConv and the sums behind it are DGL's own.
"""

import runpy
import sys
import types
from pathlib import Path

import packaging.version


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
    for script in sorted(Path(sys.argv[1]).resolve().glob("*-dgl.py")):
        for layout in ["model", "compact"]:
            model = script.with_name(script.name.replace("-dgl.py", f"-{layout}.safetensors"))
            print(model.name)
            sys.argv = [str(script), str(model)]
            runpy.run_path(str(script), run_name="__main__")


if __name__ == "__main__":
    main()
