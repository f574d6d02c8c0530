"""Syntax errors: gc's own words and positions (recorded in testdata/errors/syntax), and that nothing makes the parser raise."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from syntax_cases import Case, all_cases

from golite.syntax.parser import parse_file
from golite.syntax.source import FileSet


def errors_of(source: bytes) -> list[str]:
    _, diagnostics = parse_file(FileSet().add("x.go", source))
    return [f"{d.position.line}:{d.position.col}: {d.message}" for d in diagnostics]


@pytest.mark.parametrize("case", [pytest.param(case, id=f"{file}-{case.name}".replace(" ", "-")) for file, case in all_cases()])
def test_recorded(case: Case) -> None:
    assert errors_of(case.source) == case.out


@pytest.mark.parametrize(
    "body",
    [
        b"(" * 1_000_000,
        b"{" * 1_000_000,
        b"x[" * 500_000,
        b"x = " + b"!" * 1_000_000 + b"y",
        b"var x " + b"*" * 300_000 + b"int",
        b"var x " + b"[]" * 300_000 + b"int",
        b"var x " + b"chan " * 200_000 + b"int",
        b"var x " + b"func() " * 200_000,
        b"if x {} " + b"else if x {} " * 50_000,
        b"L: " * 100_000,
        b"x y\n" + b"(" * 1_000_000,
        b"x y\nz = " + b"!" * 500_000 + b"y",
        b"x = " + b"(" * 400 + b"1 1" + b")" * 400,
    ],
    ids=lambda body: body[:8].decode(),
)
def test_deep_nesting(body: bytes) -> None:
    start = time.monotonic()
    errors = errors_of(b"package p\n\nfunc f() {\n" + body + b"\n}\n")
    assert errors
    assert time.monotonic() - start < 20


def test_nesting_that_is_allowed() -> None:
    assert errors_of(b"package p\n\nvar x = " + b"(" * 400 + b"1" + b")" * 400 + b"\n") == []


def test_long_chains_are_no_nesting() -> None:
    assert errors_of(b"package p\n\nvar x = 1" + b" + 1" * 20_000 + b"\n") == []
    assert errors_of(b"package p\n\nvar x = y" + b".z()" * 20_000 + b"\n") == []


def test_tree_of_broken_file() -> None:
    """Without declarations, but with the package name, and a position inside the file."""
    sources = FileSet()
    sources.add("first.go", b"package first\n")
    source = sources.add("x.go", b"package second\n\nfunc {\n")
    file, diagnostics = parse_file(source)
    assert diagnostics
    assert file.package.name == "second"
    assert file.decls == []
    assert sources.position(file.package.pos).line == 1


_PIECES = ["func", "f", "(", ")", "{", "}", "[", "]", "\n", ";", ",", ":=", "=", "x", "1", '"s"', "if", "for", "range", "type", "T", "*"]
_PIECES += ["struct", "interface", "chan", "<-", "map", "switch", "case", ":", ".", "...", "go", "return", "~", "|", "+", "var", "'", "`"]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), max_size=30))
def test_never_raises(pieces: list[str]) -> None:
    parse_file(FileSet().add("x.go", ("package p\n" + " ".join(pieces)).encode()))


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=60))
def test_never_raises_on_bytes(data: bytes) -> None:
    parse_file(FileSet().add("x.go", data))
    parse_file(FileSet().add("x.go", b"package p\nvar x = " + data))
