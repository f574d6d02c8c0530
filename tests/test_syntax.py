"""The AST of valid sources: shapes that the grammar leaves to the builder, positions, comments, printing, the table cache."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from golite.syntax import ast, parser
from golite.syntax.parser import parse_file
from golite.syntax.print import dump_file, format_expr
from golite.syntax.source import FileSet, Source


def parse(text: str) -> ast.File:
    file, diagnostics = parse_file(FileSet().add("x.go", text.encode()))
    assert diagnostics == [], [str(d) for d in diagnostics]
    return file


def parse_body(text: str) -> list[ast.Stmt]:
    decl = parse("package p\nfunc f() {\n" + text + "\n}\n").decls[0]
    assert isinstance(decl, ast.FuncDecl) and decl.body is not None
    return decl.body.stmts


def parse_expr(text: str) -> Any:
    """``text`` as the value of a variable."""
    decl = parse("package p\nvar x = " + text + "\n").decls[0]
    assert isinstance(decl, ast.GenDecl)
    return decl.specs[0].values[0]


def parse_type(text: str) -> Any:
    decl = parse("package p\nvar x " + text + "\n").decls[0]
    assert isinstance(decl, ast.GenDecl)
    return decl.specs[0].type_expr


def type_spec(text: str) -> ast.TypeSpec:
    decl = parse("package p\ntype " + text + "\n").decls[0]
    assert isinstance(decl, ast.GenDecl) and isinstance(decl.specs[0], ast.TypeSpec)
    return decl.specs[0]


def func_type(text: str) -> ast.FuncType:
    decl = parse("package p\nfunc f" + text + "\n").decls[0]
    assert isinstance(decl, ast.FuncDecl)
    return decl.type_expr


def tree(x: ast.Expr) -> str:
    """An expression with all of its structure in parentheses."""
    if isinstance(x, ast.BinaryExpr):
        return f"({tree(x.x)} {x.op} {tree(x.y)})"
    if isinstance(x, ast.UnaryExpr):
        return f"({x.op}{tree(x.x)})"
    if isinstance(x, ast.StarExpr):
        return f"(*{tree(x.x)})"
    return format_expr(x)


# ---------------------------------------------------------------- expressions


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a + b + c", "((a + b) + c)"),
        ("a + b * c", "(a + (b * c))"),
        ("a * b + c", "((a * b) + c)"),
        ("a || b && c == d + e * f", "(a || (b && (c == (d + (e * f)))))"),
        ("a * b + c == d && e || f", "(((((a * b) + c) == d) && e) || f)"),
        ("a - b - c * d - e", "(((a - b) - (c * d)) - e)"),
        ("a && b || c && d", "((a && b) || (c && d))"),
        ("a | b ^ c &^ d << e", "((a | b) ^ ((c &^ d) << e))"),
        ("-a * !b + ^c", "(((-a) * (!b)) + (^c))"),
        ("*p * *q", "((*p) * (*q))"),
        ("<-c + <-d", "((<-c) + (<-d))"),
        ("a == b != c < d", "(((a == b) != c) < d)"),
        ("a*b == c && d", "(((a * b) == c) && d)"),
        ("(a + b) * c", "((a + b) * c)"),
        ("&T{} == -x.y[0](z)", "((&T{}) == (-x.y[0](z)))"),
    ],
)
def test_precedence(text: str, expected: str) -> None:
    assert tree(parse_expr(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "a.b.c(d, e...)[f](g)",
        "a[b:c]",
        "a[:]",
        "a[b:]",
        "a[:c:d]",
        "a[b:c:d]",
        "f[int, []string](x)",
        "x.(T)",
        "x.(*pkg.T[int])",
        "func(a, b int, c ...string) (x T, err error) {…}",
        "func() {}",
        "[]int{…}",
        "[...]string{…}",
        "map[string][]int{}",
        "pkg.T[int]{…}",
        "[]byte(s)",
        "(*T)(p)",
        "(<-chan int)(c)",
        "chan<- int(c)",
        'struct{a, b int; T "tag"}{…}',
        "interface{m(x int) string; ~int | string; T}(x)",
        "func(int) func(string) bool(nil)",
        "<-chan int(c)",
        "make(chan (<-chan int), 1+2)".replace("1+2", "1 + 2"),
        "map[[2]int]struct{}{…}",
    ],
)
def test_format_round_trip(text: str) -> None:
    """What is inside bodies and literals is not printed, so "…" stands for something that is put there to parse it."""
    source = text.replace("{…}", "{1}").replace(") {1}", ") {x()}")
    assert format_expr(parse_expr(source)) == text


def test_receive_or_channel_type() -> None:
    received = parse_expr("<-chan int(c)")  # spec, "Conversions": same as <-(chan int(c))
    assert isinstance(received, ast.UnaryExpr) and isinstance(received.x, ast.CallExpr)
    call = parse_expr("make(<-chan int)")
    assert isinstance(call.args[0], ast.ChanType) and call.args[0].dir == 2
    chan = parse_expr("make(<-chan<- chan int)").args[0]
    # The arrows belong to the leftmost chan that they can belong to.
    assert format_expr(chan) == "<-chan <-chan int"
    chan = parse_type("chan<- chan int")
    assert chan.dir == 1 and isinstance(chan.elem, ast.ChanType) and chan.elem.dir == 0
    chan = parse_type("chan (<-chan int)")
    assert chan.dir == 0


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("0x1e+1", ast.BinaryExpr, "0x1e + 1"),
        ("0x1p-2", ast.BasicLit, "0x1p-2"),
        ("1_000i", ast.BasicLit, "1_000i"),
        ("'\\''", ast.BasicLit, "'\\''"),
        ("'é'", ast.BasicLit, "'é'"),
        ("`a\\\nb`", ast.BasicLit, "`a\\\nb`"),
        ('"\\u65e5本"', ast.BasicLit, '"\\u65e5本"'),
        ("πé世", ast.Ident, "πé世"),
        (".5e3", ast.BasicLit, ".5e3"),
        ("0777", ast.BasicLit, "0777"),
    ],
)
def test_literals(text: str, kind: type[ast.Expr], expected: str) -> None:
    x = parse_expr(text)
    assert type(x) is kind
    assert format_expr(x) == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [("1", "INT"), ("0b1_0", "INT"), ("1.", "FLOAT"), ("0x.8p0", "FLOAT"), ("09.5", "FLOAT"), ("08i", "IMAG"), ("0x1i", "IMAG"), ("'a'", "CHAR")],
)
def test_literal_kinds(text: str, kind: str) -> None:
    assert parse_expr(text).kind == kind


# ---------------------------------------------------------------- braces of headers


@pytest.mark.parametrize(
    "header",
    [
        "for _, x := range []int{1, 2}",
        "for _, x := range [...]string{0: a}",
        "for range map[string][]T{}",
        "for range [][]pkg.T[int]{}",
        "for range []struct{ a int }{{1}}",
        "for range []func() bool{}",
        "for range []*T{}",
        "for range []chan int{}",
        "for range [](T){}",
        "for range func(yield func() bool) {}",
        "for range []byte(s)",
        "for range a[i]",
        "for range a.b[i].c",
        "for range x[i] * y",
        "if f := func() {}; f != nil",
        "if f := func(a int) (b, c string) { return }; f != nil",
        "if f := func() []T { return nil }; x",
        "if x == (T{1})",
        "if f(T{1})",
        "if a[T{1}.b]",
        "if x == struct{}{}",
        "if x := y; z",
        "if <-c == y",
        "switch x := []int{1}; x[0]",
        "switch x.(T)",
        "switch",
        "switch x := y.(type)",
        "for ; ;",
        "for",
        "for i := 0; i < n; i++",
        "if a*b",
        "if m[a] * b[c] == d",
    ],
)
def test_header_braces(header: str) -> None:
    """The block is found after whatever braces belong to the header's expressions."""
    body = "" if header.startswith("switch") else "done()"
    stmts = parse_body(header + " {" + body + "}\nlast()")
    assert len(stmts) == 2
    if body:
        block = stmts[0].then if isinstance(stmts[0], ast.IfStmt) else stmts[0].body  # type: ignore[attr-defined]
        assert len(block.stmts) == 1


# ---------------------------------------------------------------- type declarations and parameters


@pytest.mark.parametrize(
    ("text", "tparams", "type_text"),
    [
        ("T [N]int", None, "[N]int"),
        ("T [N*2]int", None, "[N * 2]int"),
        ("T [P *C]int", None, "[P * C]int"),
        ("T []int", None, "[]int"),
        ("T [len(x)]int", None, "[len(x)]int"),
        ("T [...]int", None, "[...]int"),
        ("T[P any] int", "P any", "int"),
        ("T[P *C,] int", "P *C", "int"),
        ("T[P *C, Q any] int", "P *C, Q any", "int"),
        ("T[P *struct{}] int", "P *struct{}", "int"),
        ("T[P *C|~int] int", "P *C | ~int", "int"),
        ("T[P (C),] int", "P C", "int"),
        ("T[P interface{ m() }] []P", "P interface{m()}", "[]P"),
        ("T[P, Q any, R ~[]P] struct{}", "P, Q any, R ~[]P", "struct{}"),
        ("T[P []Q, Q any] int", "P []Q, Q any", "int"),
        ("T[P <-chan int] int", "P <-chan int", "int"),
        ("T[P func(int)] int", "P func(int)", "int"),
        ("T[P int|string] int", "P int | string", "int"),
    ],
)
def test_type_parameters_or_array(text: str, tparams: str | None, type_text: str) -> None:
    for source in (text, "(\n" + text + "\n)", "( A int; " + text + ")"):
        spec = type_spec(source) if not source.startswith("( A") else parse("package p\ntype " + source).decls[0].specs[1]  # type: ignore[attr-defined]
        got = ", ".join(", ".join(n.name for n in field.names) + " " + format_expr(field.type_expr) for field in spec.tparams)
        assert got.replace("(C)", "C") == (tparams or "")
        assert format_expr(spec.type_expr) == type_text
        assert not spec.is_alias


def test_generic_alias() -> None:
    spec = type_spec("A[P any] = map[string]P")
    assert spec.is_alias and len(spec.tparams) == 1
    assert type_spec("A = int").is_alias


def test_generic_method() -> None:
    decl = parse("package p\nfunc (r *T[P]) m[Q any](x Q) P { return r.y }\n").decls[0]
    assert isinstance(decl, ast.FuncDecl) and decl.recv is not None
    assert format_expr(decl.recv.type_expr) == "*T[P]"
    assert [name.name for name in decl.type_expr.tparams[0].names] == ["Q"]


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("()", []),
        ("(int)", [([], "int")]),
        ("(a, b)", [([], "a"), ([], "b")]),
        ("(a, b int)", [(["a", "b"], "int")]),
        ("(a, b int, c string)", [(["a", "b"], "int"), (["c"], "string")]),
        ("(a []int, b [N]T)", [(["a"], "[]int"), (["b"], "[N]T")]),
        ("([]int, [N]T)", [([], "[]int"), ([], "[N]T")]),
        ("(T[int], pkg.T[A, B])", [([], "T[int]"), ([], "pkg.T[A, B]")]),
        ("(a T[int], b pkg.T)", [(["a"], "T[int]"), (["b"], "pkg.T")]),
        ("(...int)", [([], "...int")]),
        ("(a int, b ...[]int)", [(["a"], "int"), (["b"], "...[]int")]),
        ("(f func(a, b int) (c bool), g func(int))", [(["f"], "func(a, b int) (c bool)"), (["g"], "func(int)")]),
        ("(a *T, b <-chan int,)", [(["a"], "*T"), (["b"], "<-chan int")]),
        ("(_ [2][3]int)", [(["_"], "[2][3]int")]),
        ("(a (int))", [(["a"], "(int)")]),
    ],
)
def test_parameters(text: str, fields: list[tuple[list[str], str]]) -> None:
    got = [([name.name for name in field.names], format_expr(field.type_expr)) for field in func_type(text).params]
    assert got == fields
    results = func_type("() " + text).results if "..." not in text else None
    if results is not None:
        assert [([name.name for name in field.names], format_expr(field.type_expr)) for field in results] == fields


def test_struct_fields() -> None:
    fields = parse_type('struct { a, b int `x`; T; *pkg.U; V[int]; W[A, B] "y"; c [N]int; d []T[int]; e T[int]; f (int) }').fields
    got = [([name.name for name in field.names], format_expr(field.type_expr), field.embedded) for field in fields]
    assert got == [
        (["a", "b"], "int", False),
        ([], "T", True),
        ([], "*pkg.U", True),
        ([], "V[int]", True),
        ([], "W[A, B]", True),
        (["c"], "[N]int", False),
        (["d"], "[]T[int]", False),
        (["e"], "T[int]", False),
        (["f"], "(int)", False),
    ]
    assert [field.tag.text if field.tag else None for field in fields[:5]] == ["`x`", None, None, None, '"y"']


# ---------------------------------------------------------------- declarations and statements


def test_const_groups() -> None:
    decl = parse("package p\nconst (\n a, b = iota, 1 << iota\n c, d\n e int = 2\n f\n _, _ = 1, 2\n)\n").decls[0]
    assert isinstance(decl, ast.GenDecl)
    assert [spec.iota for spec in decl.specs] == [0, 1, 2, 3, 4]
    assert [spec.inherited for spec in decl.specs] == [False, True, False, True, False]
    assert [format_expr(value) for value in decl.specs[1].values] == ["iota", "1 << iota"]
    assert format_expr(decl.specs[3].type_expr) == "int"


@pytest.mark.parametrize("text", ['import "a"', 'import (\n"a"\n)', 'import ("a")', 'import ("a"; )', "import ()", 'import . "a"; import _ "b"'])
def test_imports(text: str) -> None:
    file = parse("package p\n" + text + "\nvar x int")
    assert len(file.imports) == (0 if "()" in text else 2 if "_" in text else 1)
    assert [spec for decl in file.decls[:-1] for spec in decl.specs] == file.imports  # type: ignore[attr-defined]


@pytest.mark.parametrize("keyword", ["const (a = 1)", "var (a int; b = 2)", "type (T int)", "type ()", "var (\n a int\n)"])
def test_groups(keyword: str) -> None:
    parse("package p\n" + keyword)
    assert isinstance(parse_body(keyword)[0], ast.DeclStmt)


def test_statements() -> None:
    stmts = parse_body(
        "x <- y; x++; x, y = y, x; x := 1; x &^= 2; go f(); defer f(); return; L: for { break L }\n"
        "goto L; { }; ;; if a {} else if b {} else {}\n select { case x <- y: a(); case v, ok := <-c: default: b() }\n"
        "switch x := y.(type) { case int, *T: case nil: a(); fallthrough }\nM: }; func g() { N:"
    )
    names = [type(stmt).__name__ for stmt in stmts]
    assert (
        names
        == (
            "SendStmt IncDecStmt AssignStmt AssignStmt AssignStmt GoStmt DeferStmt ReturnStmt LabeledStmt BranchStmt BlockStmt IfStmt "
            "SelectStmt TypeSwitchStmt LabeledStmt"
        ).split()
    )
    switch = stmts[-2]
    assert isinstance(switch, ast.TypeSwitchStmt) and switch.name is not None and switch.name.name == "x"
    assert [len(clause.exprs or []) for clause in switch.cases] == [2, 1]
    assert len(switch.cases[1].body) == 2
    last = stmts[-1]
    assert isinstance(last, ast.LabeledStmt) and isinstance(last.stmt, ast.EmptyStmt)


def test_automatic_semicolons() -> None:
    stmts = parse_body("x :=\n1\nf(a,\nb,\n)\ny := z // comment\n/* a */ w()\nv() /* a\nb */ u()\nreturn\nx.\ny()")
    assert len(stmts) == 8


# ---------------------------------------------------------------- positions and comments


def at(source: Source, node: ast.Node) -> str:
    return "{}:{}".format(*source.line_col(node.pos))


def test_positions() -> None:
    sources = FileSet()
    sources.add("a.go", b"package a\n")
    source = sources.add("b.go", "package p\n\nvar é, x = a.b(1)[2] + -c, T{k: 3}\n".encode())
    file, _ = parse_file(source)
    decl = file.decls[0]
    assert isinstance(decl, ast.GenDecl)
    spec = decl.specs[0]
    total, literal = spec.values
    assert [at(source, node) for node in (decl, spec, spec.names[1], total, total.x, total.x.x, total.y, literal, literal.elts[0])] == (
        "3:1 3:5 3:9 3:13 3:13 3:13 3:25 3:29 3:31".split()  # "é" is two bytes
    )
    assert source.line_col(total.op_pos) == (3, 23)
    assert source.line_col(literal.rbrace) == (3, 35)
    assert str(sources.position(literal.pos)) == "b.go:3:29"


def test_doc_comments() -> None:
    file = parse(
        "// Package p.\npackage p\n\n// not f\n\n// f does\n// this.\nfunc f() {} // trailing\n"
        "var x int\n\n/* T is */\ntype T struct {\n\t// a is\n\ta int // no doc\n\tb int\n}\n\nconst (\n\t// c is\n\tc = 1\n)\n"
    )
    assert file.doc == "// Package p."
    f, x, t, c = file.decls
    assert isinstance(f, ast.FuncDecl) and f.doc == "// f does\n// this."
    assert isinstance(x, ast.GenDecl) and x.doc == ""
    assert isinstance(t, ast.GenDecl) and t.doc == t.specs[0].doc == "/* T is */"
    assert [field.doc for field in t.specs[0].type_expr.fields] == ["// a is", ""]
    assert isinstance(c, ast.GenDecl) and c.specs[0].doc == "// c is"


def test_directives() -> None:
    file = parse(
        "//go:build linux\n\npackage p\n\n// f does.\n//\n//go:nosplit\n//go:linkname f g\nfunc f()\n\nfunc h() {\n//go:inside\n}\n"
        "//go:noinline\n\nfunc i() {}\n// go:no\nfunc j() { //go:trailing\n}"
    )
    assert [text for _, text in file.directives] == ["go:build linux", "go:nosplit", "go:linkname f g", "go:inside", "go:noinline"]
    pragmas = {decl.name.name: decl.pragmas for decl in file.decls if isinstance(decl, ast.FuncDecl)}
    assert pragmas == {"f": ("go:nosplit", "go:linkname f g"), "h": (), "i": ("go:noinline",), "j": ()}


def test_byte_order_mark() -> None:
    file, diagnostics = parse_file(FileSet().add("x.go", b"\xef\xbb\xbfpackage p\r\n\r\nvar x int\r\n"))
    assert not diagnostics and len(file.decls) == 1


# ---------------------------------------------------------------- printing and tables


def test_dump() -> None:
    file = parse("package p\n\nfunc f(a int) { return a + 1 }\n")
    assert dump_file(file) == (
        "File 1:1\n"
        "  package: Ident 1:9 p\n"
        "  decls:\n"
        "    FuncDecl 3:1\n"
        "      name: Ident 3:6 f\n"
        "      type_expr: FuncType 3:1\n"
        "        params:\n"
        "          Field 3:8\n"
        "            names:\n"
        "              Ident 3:8 a\n"
        "            type_expr: Ident 3:10 int\n"
        "      body: BlockStmt 3:15\n"
        "        stmts:\n"
        "          ReturnStmt 3:17\n"
        "            results:\n"
        "              BinaryExpr 3:24 op='+'\n"
        "                x: Ident 3:24 a\n"
        "                y: BasicLit 3:28 INT 1\n"
    )


def test_tables_are_cached(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOLITE_CACHE", str(tmp_path / "cache"))
    first = parser.load_tables()
    files = list((tmp_path / "cache" / "entries" / "grammar").iterdir())
    assert len(files) == 1
    second = parser.load_tables()
    assert second.action == first.action and second.goto == first.goto and second.rules == first.rules
    files[0].write_bytes(b"broken")
    assert len(parser.load_tables().rules) == len(first.rules)  # Lark numbers the states anew
    assert files[0].read_bytes() != b"broken"


def test_cache_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("GOLITE_CACHE", str(tmp_path / "file" / "cache"))
    assert parser.load_tables().rules


def test_lark_is_not_imported_with_a_cache(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom golite.syntax.parser import parse_file\nfrom golite.syntax.source import FileSet\n"
        "assert not parse_file(FileSet().add('x.go', b'package p'))[1]\nprint('lark' in sys.modules)"
    )
    root = str(Path(parser.__file__).resolve().parent.parent.parent)
    env = {**os.environ, "GOLITE_CACHE": str(tmp_path), "PYTHONPATH": root}
    outputs = [subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True).stdout for _ in range(2)]
    assert outputs == ["True\n", "False\n"]


def test_every_alternative_has_a_builder_method() -> None:
    from golite.syntax.build import Builder

    names = {name for _, _, name in parser.load_tables().rules if name}
    assert [name for name in sorted(names) if not hasattr(Builder, name)] == []
