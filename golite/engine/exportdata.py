"""Checked packages on disk, without syntax trees: what checking and lowering an importer needs.

All packages of an image go into one pickle, so that shared types stay shared. Objects of the universe (int, error, …) are
written as references by name, since their identity matters.
"""

from __future__ import annotations

import io
import pickle
from typing import Any

from golite.syntax import ast
from golite.types.objects import Func, Package, Scope, TypeName


def _universe() -> dict[int, str]:
    from golite.types import universe
    from golite.types.types import INVALID

    found: dict[int, str] = {id(INVALID): "types:INVALID"}
    for name, obj in universe.UNIVERSE.names.items():
        found[id(obj)] = f"object:{name}"
        if obj.type is not None and id(obj.type) not in found:
            found[id(obj.type)] = f"type:{name}"
    found[id(universe.UNIVERSE)] = "scope:"
    for name, value in vars(universe).items():
        if name.isupper() and id(value) not in found and value is not None and not isinstance(value, (int, str, float, tuple, frozenset)):
            found[id(value)] = f"global:{name}"
    return found


class _Pickler(pickle.Pickler):
    def __init__(self, file: io.BytesIO) -> None:
        super().__init__(file, protocol=5)
        self._known = _universe()

    def persistent_id(self, obj: Any) -> str | None:
        if isinstance(obj, ast.Node) or (type(obj) is Scope and obj.kind not in ("package", "universe")):
            return "none:"
        return self._known.get(id(obj))


class _Unpickler(pickle.Unpickler):
    def __init__(self, file: io.BytesIO) -> None:
        super().__init__(file)
        from golite.types import universe
        from golite.types.types import INVALID

        self._universe = universe
        self._invalid = INVALID

    def persistent_load(self, pid: str) -> Any:
        kind, _, name = pid.partition(":")
        if kind == "none":
            return None
        if kind == "object":
            return self._universe.UNIVERSE.names[name]
        if kind == "type":
            return self._universe.UNIVERSE.names[name].type
        if kind == "scope":
            return self._universe.UNIVERSE
        if kind == "global":
            return getattr(self._universe, name)
        return self._invalid


def _strip(package: Package) -> None:
    """Drops everything that leads to syntax trees."""
    for func in package.func_objs.values():
        func.decl = None
    for obj in package.scope.names.values():
        if isinstance(obj, (Func, TypeName)):
            obj.decl = None
    package.files = []
    package.funcs = []
    package.func_objs = {}
    package.init_order = []


def dump_packages(packages: dict[str, Package], summaries: dict[str, Any]) -> bytes:
    """Strips the packages (they serve as imports only afterwards) and pickles them."""
    for package in packages.values():
        _strip(package)
    out = io.BytesIO()
    _Pickler(out).dump((packages, summaries))
    return out.getvalue()


def load_packages(data: bytes) -> tuple[dict[str, Package], dict[str, Any]]:
    result: tuple[dict[str, Package], dict[str, Any]] = _Unpickler(io.BytesIO(data)).load()
    return result
