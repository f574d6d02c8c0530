"""Unit tests of the type checker by area: constants, sizes, annotations for later stages, initialisation order, generics."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from golite.errors import Diagnostic
from golite.syntax import ast
from golite.syntax.parser import parse_file
from golite.syntax.source import FileSet
from golite.types import const, sizes, universe
from golite.types.base import ImportFailure
from golite.types.checker import check_package
from golite.types.dump import format_package
from golite.types.lookup import lookup_field_or_method
from golite.types.methodset import method_set
from golite.types.objects import Func, Package, Var
from golite.types.predicates import identical
from golite.types.subst import subst
from golite.types.types import Basic, Pointer, Slice, unalias, underlying


def no_imports(path: str) -> Package:
    raise ImportFailure(f"package {path} is not in std")


def check(*texts: str) -> tuple[Package, list[Diagnostic]]:
    fileset = FileSet()
    files = []
    for i, text in enumerate(texts):
        file, diagnostics = parse_file(fileset.add(f"f{i}.go", text.encode()))
        assert not diagnostics
        files.append(file)
    return check_package("main", files, fileset, no_imports)


def valid(*texts: str) -> Package:
    pkg, diagnostics = check(*["package main\n" + t for t in texts])
    assert [str(d) for d in diagnostics] == []
    return pkg


def nodes(root: Any, cls: type) -> list[Any]:
    """Every node of a class below root, in source order of the fields."""
    out: list[Any] = []

    def walk(x: Any) -> None:
        if isinstance(x, list):
            for y in x:
                walk(y)
        elif isinstance(x, ast.Node):
            if type(x) is cls:
                out.append(x)
            for c in type(x).__mro__:
                for name in getattr(c, "__slots__", ()):
                    if name not in ("type", "obj", "selection", "target", "implicit", "scope", "source", "new_vars", "value", "bodies"):
                        walk(getattr(x, name, None))

    walk(root)
    return out


# ---------------------------------------------------------------- constants


@pytest.mark.parametrize(
    ("text", "value"),
    [("0x_ff", 255), ("0b101", 5), ("0o17", 15), ("017", 15), ("1_000", 1000), ("0", 0)],
)
def test_parse_int(text: str, value: int) -> None:
    assert const.parse_int(text) == value


def test_parse_int_of_any_length() -> None:
    assert const.parse_int("9" * 5000) == 10**5000 - 1


@pytest.mark.parametrize(
    ("text", "value"), [("1.5", Fraction(3, 2)), ("1e3", Fraction(1000)), ("0x1p-2", Fraction(1, 4)), (".5", Fraction(1, 2)), ("0x.8p1", 1)]
)
def test_parse_float(text: str, value: Fraction) -> None:
    assert const.parse_float(text) == value


def test_parse_string_and_char() -> None:
    assert const.parse_string(r'"a\n\x41\101é\U0001F600"') == "a\nAAé😀".encode()
    assert const.parse_string(r'"\xff"') == b"\xff"
    assert const.parse_string("`a\\n\r`") == b"a\\n"
    assert const.parse_char(r"'\''") == 39
    assert const.parse_char("'世'") == ord("世")


def test_float32_rounds_once() -> None:
    # Just above the middle of two float32 values, but exactly on it after rounding to float64.
    f = Fraction(1) + Fraction(1, 2**24) + Fraction(1, 2**60)
    assert const.round_float32(f) == 1 + Fraction(1, 2**23)
    assert const.round_float32(Fraction(2**128)) is None
    assert const.round_float32(Fraction(1, 2**149)) == Fraction(1, 2**149)


@pytest.mark.parametrize(
    ("expr", "text"),
    [
        ("1 << 62", "4611686018427387904"), ("-7 / 2", "-3"), ("-7 % 3", "-1"), ("7.0 / 2", "3.5"), ("^0", "-1"), ("^uint8(1)", "254"),
        ("'a' + 1", "98"), ('"a" + "b"', '"ab"'), ("1 < 2", "true"), ("5 &^ 4", "1"), ("len(\"héllo\")", "6"), ("2i * 2i", "(-4 + 0i)"),
        ("real(3 + 4i)", "3"), ("1e100", "1e+100"), ("uint8(3) - 2", "1"), ("min(1, 2.5, 'a')", "1"), ("string('x')", '"x"'),
    ],
)  # fmt: skip
def test_constant_expressions(expr: str, text: str) -> None:
    pkg = valid(f"const c = {expr}")
    assert const.format_value(pkg.scope.names["c"].value) == text  # type: ignore[attr-defined]


def test_iota_and_inheritance() -> None:
    pkg = valid("const (\n a, b = iota, iota * 10\n c, d\n _, _\n e, f\n)\n")
    assert [pkg.scope.names[n].value for n in "abcdef"] == [0, 0, 1, 10, 3, 30]  # type: ignore[attr-defined]


# ---------------------------------------------------------------- sizes


@pytest.mark.parametrize(
    ("text", "size", "align"),
    [
        ("struct{}", 0, 1), ("struct{ a int8; b int64; c int8 }", 24, 8), ("struct{ a int; b struct{} }", 16, 8), ("[3]int16", 6, 2),
        ("string", 16, 8), ("[]int", 24, 8), ("any", 16, 8), ("map[int]int", 8, 8), ("complex64", 8, 4), ("func()", 8, 8),
        ("struct{ a bool; b complex64 }", 12, 4),
    ],
)  # fmt: skip
def test_sizes(text: str, size: int, align: int) -> None:
    t = valid(f"type T {text}").scope.names["T"].type
    assert (sizes.sizeof(t), sizes.alignof(t)) == (size, align)


# ---------------------------------------------------------------- annotations


def test_untyped_operands_get_final_types() -> None:
    pkg = valid("func f(s uint) {\n var x float64 = 1\n var y any = 'a'\n var z int64 = 1 << s\n _, _, _ = x + 2, y == nil, z\n}\n")
    literals = {lit.text: str(lit.type) for lit in nodes(pkg.files[0], ast.BasicLit)}
    assert literals == {"1": "int64", "'a'": "rune", "2": "float64"}
    [nil] = [i for i in nodes(pkg.files[0], ast.Ident) if i.name == "nil"]
    assert nil.mode == "nil" and identical(nil.type, universe.EMPTY_INTERFACE)


def test_variables_know_their_fate() -> None:
    pkg = valid(
        "type T struct{ n int }\nfunc (t *T) m() {}\n"
        "func f() {\n a := 1\n b := 2\n c := 3\n var d T\n var e [2]int\n g := 0\n"
        "func() { _ = a }()\n p := &b\n c = *p\n d.m()\n _ = e[:]\n _ = g\n _ = c\n}\n"
    )
    found = {}
    for assign in nodes(pkg.files[0], ast.AssignStmt):
        found.update({v.name: v for v in assign.new_vars})
    for spec in nodes(pkg.files[0], ast.ValueSpec):
        found.update({i.name: i.obj for i in spec.names})
    flags = {n: (v.captured, v.address_taken, v.reassigned) for n, v in found.items()}
    assert flags["a"] == (True, False, False)
    assert flags["b"] == (False, True, False)
    assert flags["c"] == (False, False, True)
    assert flags["d"] == (False, True, False)
    assert flags["e"] == (False, True, False)
    assert flags["g"] == (False, False, False)
    assert all(v.owner is pkg.funcs[1] for v in found.values())


def test_selections() -> None:
    pkg = valid("type A struct{ x int }\nfunc (*A) m() {}\ntype B struct{ *A }\ntype C struct{ y int; B }\nvar c C\nvar f, g, h = c.x, c.m, (*A).m\n")
    x, m, expr = nodes(pkg.files[0], ast.SelectorExpr)
    assert (x.selection.kind, x.selection.path, x.selection.indirect) == ("field", [1, 0, 0], True)
    assert (m.selection.kind, m.selection.path, type(m.selection.obj)) == ("method", [1, 0], Func)
    assert expr.selection.kind == "methodexpr" and str(expr.type) == "func(*main.A)"


def test_branch_targets() -> None:
    pkg = valid("func f() {\nL:\n for {\n  switch {\n  case true:\n   break L\n  default:\n   continue\n  }\n  goto M\n }\nM:\n}\n")
    loop = nodes(pkg.files[0], ast.ForStmt)[0]
    breaks, continues, gotos = nodes(pkg.files[0], ast.BranchStmt)
    assert breaks.target is loop and continues.target is loop and type(gotos.target) is ast.LabeledStmt


def test_call_kinds() -> None:
    pkg = valid("func f() { g(int8(1)); println(len([]int{})) }\nfunc g(int8) {}\n")
    kinds = [(c.kind, c.builtin) for c in nodes(pkg.files[0], ast.CallExpr)]
    assert kinds == [("call", ""), ("conversion", ""), ("builtin", "println"), ("builtin", "len")]


def test_method_sets() -> None:
    pkg = valid("type A struct{}\nfunc (A) v() {}\nfunc (*A) P() {}\ntype B struct{ A }\ntype C struct{ *A }\n")
    t = {n: pkg.scope.names[n].type for n in "ABC"}
    assert [s.obj.name for s in method_set(t["A"])] == ["v"]
    assert [s.obj.name for s in method_set(Pointer(t["A"]))] == ["P", "v"]
    assert [s.obj.name for s in method_set(t["B"])] == ["v"]
    assert [s.obj.name for s in method_set(t["C"])] == ["P", "v"]


# ---------------------------------------------------------------- packages


def test_initialisation_order_over_files_and_functions() -> None:
    first = "var a = c + b\nvar b = f()\nvar x, y = g()"
    pkg = valid(first, "var c = 1\nfunc f() int { return d }\nvar d = 3\nfunc g() (int, int) { return a, 1 }")
    assert [[v.name for v in vs] for vs, _ in pkg.init_order] == [["c"], ["d"], ["b"], ["a"], ["x", "y"]]


def test_promoted_fields_in_literals_and_new_of_values() -> None:
    valid("type A struct{ x int }\ntype B struct{ A; y int }\nvar b = B{x: 1, y: 2}\nvar p *int = new(3)\n")


def test_errors_come_in_the_order_found_and_carry_codes() -> None:
    _, diagnostics = check("package main\nfunc main() { x := 1 }\nvar y int = \"a\"\n")
    assert [(d.position.line, d.code) for d in diagnostics] == [(3, "IncompatibleAssign"), (2, "UnusedVar")]


def test_dump_is_stable() -> None:
    text = "const c = 1\ntype T struct{ a, b int }\nfunc (t T) m(x int) string { return \"\" }\nvar v = f()\nfunc f() T { return T{} }\n"
    assert format_package(valid(text)) == (
        "package main // main\ntype T struct{a int; b int}\n\tfunc (T) m(x int) string\n"
        "const c untyped int = 1\nfunc f() T\nvar v T\ninit order: v\n"
    )


# ---------------------------------------------------------------- generics

GENERIC = """
type List[T any] struct { next *List[T]; val T }
func (l *List[E]) Push(v E) *List[E] { return &List[E]{l, v} }
func Map[T, U any](s []T, f func(T) U) []U { return nil }
var l *List[string]
var m = l.Push("a")
var r = Map([]int{}, func(int) bool { return true })
var e = Map[int, int]
"""


def test_instances_are_canonical() -> None:
    pkg = valid(GENERIC)
    a, b = pkg.scope.names["l"].type.elem, pkg.scope.names["m"].type.elem
    assert a is b and str(a) == "main.List[string]"
    assert unalias(underlying(a).fields[0].type.elem) is a
    push = lookup_field_or_method(a, pkg, "Push").obj
    assert push.origin is pkg.scope.names["List"].type.methods[0] and push.targs == [universe.STRING]


def test_uses_of_generic_functions_know_their_arguments() -> None:
    pkg = valid(GENERIC)
    uses = [i for i in nodes(pkg.files[0], ast.Ident) if i.name == "Map" and isinstance(i.obj, Func) and i.obj.origin is not None]
    assert [[str(t) for t in i.obj.targs] for i in uses] == [["int", "bool"], ["int", "int"]]
    assert all(i.obj.origin is pkg.scope.names["Map"] for i in uses)
    assert str(pkg.scope.names["r"].type) == "[]bool"


def test_subst_keeps_what_does_not_change() -> None:
    pkg = valid(GENERIC)
    named = pkg.scope.names["List"].type
    [p] = named.tparams
    plain = Slice(universe.INT)
    assert subst(plain, {p: universe.INT}) is plain
    assert isinstance(subst(Slice(p), {p: universe.INT}).elem, Basic)


def test_generic_methods() -> None:
    pkg = valid("type B struct{}\nfunc (B) m[T any](x T) T { return x }\nvar b B\nvar s = b.m(\"a\")\n")
    assert str(pkg.scope.names["s"].type) == "string"
    assert method_set(pkg.scope.names["B"].type) == []


def test_local_variables_of_type_var() -> None:
    assert isinstance(valid("var v int").scope.names["v"], Var)
