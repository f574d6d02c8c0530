"""Options.embed: what a program image says of the package in it."""

from __future__ import annotations

import traceback
from pathlib import Path
from typing import Any

import pytest

from golite.engine.exports import comment_text
from golite.engine.program import load_program
from golite.errors import CompileError, LoadError
from golite.options import Options

GEOMETRY = """// Package geometry is about shapes.
package geometry

import "example.com/shapes/units"

// Area is what Shape has.
func Area(s Shape, _ int, scale ...units.Length) (area float64, err error) { return 0, nil }

/*
Shape is one.

	A shape.
*/
type Shape struct {
	// Side is a side.
	Side units.Length // not this
	Name string
}

//go:noinline
// Grow makes it larger.
func (s *Shape) Grow(by, _ units.Length) {}

func (s Shape) hidden() {}

// All of them.
var (
	Unit = Shape{Side: 1}
	// Zero is nothing.
	Zero Shape
)

type local struct{ N int }

// Value is n.
func (l *local) Value() int { return l.N }

func New() *local { return nil }

type List[T any] struct{ Items []T }

func (l *List[T]) Push(item T) {}

func Strings() *List[string] { return nil }

func Map[T any](v T) T { return v }

// Alias is another name.
type Alias = Shape

type Number interface{ ~int | ~float64 }

const Answer = 42
"""
UNITS = """package units

// Length is in metres.
type Length float64

// Feet are shorter.
func (l Length) Feet(exact bool) float64 { return 0 }

func Unused() {}
"""


@pytest.fixture
def module(tmp_path: Path) -> Path:
    (tmp_path / "go.mod").write_text("module example.com/shapes\n\ngo 1.24\n")
    (tmp_path / "geometry.go").write_text(GEOMETRY)
    (tmp_path / "units").mkdir()
    (tmp_path / "units" / "units.go").write_text(UNITS)
    return tmp_path


def exports_of(target: Path, tier: str = "interp", grouped: bool = False) -> dict[str, Any]:
    program = load_program([str(target)], Options(embed=True, tier=tier, progress="", grouped=grouped))
    for image in program.images:
        image.entry.close()
    found: dict[str, Any] = program.images[1].meta["exports"]  # type: ignore[assignment]
    return found


@pytest.mark.parametrize("tier", ["interp", "native"])
def test_table(module: Path, tier: str) -> None:
    table = exports_of(module, tier)
    assert table["package"] == ("geometry", "example.com/shapes", "Package geometry is about shapes.")
    functions = {row[0]: row for row in table["functions"]}
    assert list(functions) == ["Area", "New", "Strings"]
    assert functions["Area"][1:5] == (["s", "", "scale"], True, ["area", "err"], "Area is what Shape has.")
    assert [(row[0], row[3]) for row in table["variables"]] == [("Unit", "All of them."), ("Zero", "Zero is nothing.")]
    assert [(name, value, t) for name, value, t, _ in table["constants"]] == [("Answer", 42, 0)]
    ((name, _, _, doc, fields, methods),) = table["types"]
    assert (name, doc, fields) == ("Shape", "Shape is one.\n\nA shape.", {"Side": "Side is a side."})
    assert methods == [("Grow", ["by", ""], "Grow makes it larger.")]
    others = {row[0]: row for row in table["others"]}
    assert set(others) == {"units.Length", "geometry.local", "geometry.List[string]"}
    assert others["geometry.local"][5] == [("Value", [], "Value is n.")]
    assert others["units.Length"][5] == [("Feet", ["exact"], "")]
    assert others["geometry.List[string]"][5] == [("Push", ["item"], "")]
    assert [(name, doc) for name, _, doc in table["aliases"]] == [("Alias", "Alias is another name.")]
    assert table["aliases"][0][1] == table["types"][0][1]
    assert sorted(table["generic"]) == ["List", "Map"]
    addresses = [address for row in table["functions"] for address in row[5:]] + [a for row in table["variables"] for a in row[1:3]]
    addresses += [address for row in (*table["types"], *table["others"]) for address in row[1:3]]
    assert all(addresses) and all(table["basic"].values()) and all(table["helpers"].values())


@pytest.mark.parametrize("tier", ["interp", "native"])
def test_group_variables(module: Path, tier: str) -> None:
    """They have an offset each, and no address."""
    plain, grouped = exports_of(module, tier), exports_of(module, tier, grouped=True)
    assert [row[0] for row in plain["variables"]] == [row[0] for row in grouped["variables"]] == ["Unit", "Zero"]
    assert all(address and not offset for _, address, _, _, offset in plain["variables"])
    assert all(offset and not address for _, address, _, _, offset in grouped["variables"])
    assert len({row[4] for row in grouped["variables"]}) == 2


def test_from_the_cache(module: Path) -> None:
    table = exports_of(module)
    assert exports_of(module) == table
    # The package that Python calls is made anew when another one changes, for its table.
    (module / "units" / "units.go").write_text(UNITS.replace("exact", "about") + "\nfunc More() {}\n")
    changed = exports_of(module)
    assert changed["types"] == table["types"] or changed["functions"] != table["functions"]
    assert [row[5] for row in changed["others"] if row[0] == "units.Length"] == [[("Feet", ["about"], "")]]


def test_only_for_embedding(module: Path) -> None:
    """Commands stay what they are: no table, and it takes package main with a function main."""
    with pytest.raises(LoadError, match="not a main package"):
        load_program([str(module)], Options(tier="interp", progress=""))
    path = module / "units" / "main.go"
    path.write_text("package main\n")
    with pytest.raises(CompileError, match="function main is undeclared"):
        load_program([str(path)], Options(tier="interp", progress=""))
    assert exports_of(path)["package"] == ("main", "main", "")
    path.write_text("package main\n\nfunc main() {}\n\nfunc F() {}\n")
    program = load_program([str(path)], Options(tier="interp", progress=""))
    for image in program.images:
        image.entry.close()
    assert "exports" not in program.images[1].meta
    assert [row[0] for row in exports_of(path)["functions"]] == ["F"]


def test_errors(module: Path) -> None:
    (module / "geometry.go").write_text(GEOMETRY.replace("return 0, nil", "return 0"))
    with pytest.raises(CompileError, match="not enough return values"):
        exports_of(module)


@pytest.mark.parametrize(
    ("comment", "text"),
    [
        ("// a\n//  b\n//\n// c", "a\n b\n\nc"),
        ("/* a\nb */", "a\nb"),
        ("//a", "a"),
        ("", ""),
    ],
)
def test_comments(comment: str, text: str) -> None:
    assert comment_text(comment) == text


def test_compile_errors_are_syntax_errors(tmp_path: Path) -> None:
    """With all that Python shows of one, and ``str()`` has every diagnostic."""
    path = tmp_path / "bad.go"
    path.write_text("package bad\n\nfunc F() int {\n\treturn x\n}\n\nvar Y = z\n")
    with pytest.raises(CompileError) as caught:
        exports_of(path)
    error = caught.value
    assert [str(d).partition("bad.go")[2] for d in error.diagnostics] == [":4:9: undefined: x", ":7:9: undefined: z"]
    assert str(error) == "\n".join(map(str, error.diagnostics))
    assert (error.filename, error.lineno, error.offset, error.text) == (error.diagnostics[0].position.file, 4, 9, "\treturn x\n")
    shown = "".join(traceback.format_exception_only(error))
    assert all(text in shown for text in (f'File "{error.filename}", line 4\n', "return x\n", "^\n", "undefined: x\n", "bad.go:7:9: undefined: z"))


def test_load_errors_say_what_is_missing(tmp_path: Path) -> None:
    path = tmp_path / "bad.go"
    path.write_text('package bad\n\nimport "no/such/package"\n')
    with pytest.raises(LoadError) as caught:
        exports_of(path)
    assert "package no/such/package is not in std" in str(caught.value)
