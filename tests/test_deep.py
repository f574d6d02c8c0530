"""Long chains are deep trees: parsing and checking them must neither fail nor depend on Python's recursion limit; nor may mutilated programs
make anything raise."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from golite.engine.deep import with_deep_stack
from golite.syntax.parser import parse_file
from golite.syntax.source import FileSet
from golite.types.checker import ImportFailure, check_package
from golite.types.objects import Package

TESTDATA = Path(__file__).resolve().parent.parent / "testdata"


def _no_imports(path: str) -> Package:
    raise ImportFailure(f"package {path} is not in std")


def _errors(source: bytes) -> list[str]:
    fileset = FileSet()
    file, _ = parse_file(fileset.add("x.go", source))
    return [d.message for d in check_package("main", [file], fileset, _no_imports)[1]]


def _main(body: str, top: str = "") -> bytes:
    return f"package main\n\n{top}\nfunc main() {{\n{body}\n}}\n".encode()


@pytest.mark.parametrize(
    "source",
    [
        _main("x := 1" + " + 1" * 20_000 + "\n_ = x"),
        _main("y := 1\nx := y == 1" + " && y == 1" * 20_000 + "\n_ = x"),
        _main('x := "a"' + ' + "b"' * 20_000 + "\n_ = x"),
        _main("y := true\nx := " + "!" * 10_000 + "y\n_ = x"),
        _main("var y T\ny" + ".z()" * 20_000, "type T struct{}\n\nfunc (t T) z() T { return t }\n"),
        _main("x := 1\nif x == 0 {\n}" + " else if x == 1 {\n}" * 5_000),
        _main("", "".join(f"var v{i} = v{i + 1}\n" for i in range(3_000)) + "var v3000 = 1\n"),
        _main("", "".join(f"type T{i} struct{{ a T{i + 1} }}\n" for i in range(3_000)) + "type T3000 int\n"),
    ],
    ids=["constants", "conditions", "strings", "unary", "calls", "else-if", "variables", "types"],
)
def test_chains(source: bytes) -> None:
    assert with_deep_stack(lambda: _errors(source)) == []


def test_errors_come_through() -> None:
    def work() -> None:
        raise ValueError("x")

    with pytest.raises(ValueError):
        with_deep_stack(work)


def test_mutilated_programs_never_raise() -> None:
    chance = random.Random(7)
    files = sorted(TESTDATA.glob("lang/*.go")) + sorted(TESTDATA.glob("generics/*.go"))
    for path in chance.sample(files, min(40, len(files))):
        data = path.read_bytes()
        _errors(data[: chance.randrange(1, len(data))])
        for _ in range(3):
            at, source = chance.randrange(len(data)), chance.randrange(len(data))
            _errors(data[:at] + data[source : source + chance.randrange(12)] + data[at + chance.randrange(12) :])
