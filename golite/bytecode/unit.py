"""A package as bytecode: its functions' code, and what a linker needs to place it."""

from __future__ import annotations

from collections.abc import Container
from typing import final

from golite.bytecode.code import PROFILE_PREFIX, Code
from golite.bytecode.encode import encode_function
from golite.bytecode.handlers_call import PROFILE_SIZE
from golite.ir.func import Data, Module
from golite.syntax.source import FileSet


@final
class Unit:
    """``codes``: by symbol. ``data``: the package's globals. ``rows``: per function (word, file, line), the first for word 0; file "" if there is
    no source."""

    __slots__ = ("codes", "data", "init_symbol", "path", "rows")

    def __init__(self, path: str, init_symbol: str) -> None:
        self.path = path
        self.init_symbol = init_symbol
        self.codes: dict[str, Code] = {}
        self.data: list[Data] = []
        self.rows: dict[str, list[tuple[int, str, int]]] = {}


def encode_module(module: Module, fileset: FileSet | None, known: Container[str] = frozenset()) -> Unit:
    """``known``: symbols that an earlier image has; what may be defined several times and is among them is left out."""
    profiles: list[Data] = []
    unit = Unit(module.path, module.init_symbol)
    for symbol, fn in module.functions.items():
        if fn.attrs.imported or (fn.attrs.linkonce and symbol in known):
            continue
        code = unit.codes[symbol] = encode_function(fn)
        unit.rows[symbol] = _rows(code, fileset)
        if code.sites:
            name = PROFILE_PREFIX + symbol
            profiles.append(Data(name, PROFILE_SIZE * len(code.sites), 8, linkage="linkonce" if fn.attrs.linkonce else "external"))
    unit.data = [data for symbol, data in module.data.items() if not (data.linkage == "linkonce" and symbol in known)]
    unit.data += profiles
    return unit


def _rows(code: Code, fileset: FileSet | None) -> list[tuple[int, str, int]]:
    rows: list[tuple[int, str, int]] = []
    for word, pos in code.lines:
        source = fileset.source_of(pos) if fileset is not None and pos > 0 else None
        if source is None:
            if not rows:
                rows.append((word, "", 0))
            continue
        rows.append((word, source.path, source.line_col(pos)[0]))
    return rows
