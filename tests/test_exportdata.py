"""Export data: packages come back from the disk as they went, a piece at a time."""

from __future__ import annotations

import marshal
from collections.abc import Iterator
from typing import Any

import pytest

from golite.engine.exportdata import dump_packages, load_packages
from golite.engine.table import Table, format_table
from golite.ir.build import walk
from golite.syntax import ast
from golite.syntax.parser import parse_file
from golite.syntax.source import FileSet
from golite.types import universe
from golite.types.base import ImportFailure
from golite.types.checker import check_package
from golite.types.instantiate import methods_of
from golite.types.lookup import lookup_field_or_method
from golite.types.objects import Const, Func, Object, Package, Var
from golite.types.predicates import identical
from golite.types.types import NOT_LOADED, Alias, Interface, Named, Pointer, Slice, TypeParam, underlying
from golite.types.typeset import complete

SOURCES = {
    "base": """package base
type Reader interface { Read(p []byte) (n int, err error) }
type List[T any] struct { head T; next *List[T]; all []T }
func (l *List[T]) Push(v T) *List[T] { return &List[T]{v, l, nil} }
type Ordered interface { ~int | ~string; comparable }
type Text string
func (t Text) Len() int { return len(t) }
type Loop struct { self *Loop; other map[string]Pair }
type Pair [2]*Loop
type MyError error
type Bytes = []byte
type Vec[T any] = []List[T]
const Big, Half, Name = 1 << 100, 1 / 3.0, "name"
var Origin = func() any { type local struct { x int }; return local{1} }()
var Ints *List[int]
var Local = func() *struct { f error } { return nil }
func Max[T Ordered](a, b T) T { if a > b { return a }; return b }
func Hidden() interface { m(Text) } { return nil }
""",
    "user": """package user
import "base"
import "unsafe"
type File struct { base.Reader; name base.Text; p unsafe.Pointer }
func (f *File) Close() error { return nil }
func (f *File) Ints() *base.List[int] { return base.Ints }
type ReadCloser interface { base.Reader; Close() error; error }
type Again base.Loop
func Open(name base.Text, data base.Bytes) (*File, base.MyError) { return nil, nil }
func leak() func() any { type inner struct { f *File }; return func() any { return inner{} } }
var Made = func() (r interface { Get() map[inner]bool }) { return }
type inner int
""",
}

PROGRAM = """package main
import "base"
import "user"
type mine struct { user.File; l base.List[string] }
var _ base.Reader = mine{}
var _ user.ReadCloser
var big float64 = base.Big * base.Half
var l *base.List[int] = new(user.File).Ints().Push(base.Max(1, 2))
func main() {
	f, err := user.Open("x", nil)
	_ = append(base.Bytes{}, base.Name...)
	_, _ = f.Close(), err.Error()
	var v base.Vec[int]
	_ = v[0].Push(1)
	_ = f.Read
}
"""


def check(path: str, text: str, known: dict[str, Package]) -> tuple[Package, list[str]]:
    fileset = FileSet()

    def importer(path: str) -> Package:
        if path not in known:
            raise ImportFailure(f"package {path} is not in std")
        return known[path]

    file, found = parse_file(fileset.add(f"{path}.go", text.encode()))
    assert not found
    package, diagnostics = check_package(path, [file], fileset, importer)
    return package, [str(d) for d in diagnostics]


@pytest.fixture(scope="module")
def written() -> tuple[dict[str, Package], bytes]:
    known: dict[str, Package] = {}
    for path, text in SOURCES.items():
        known[path], diagnostics = check(path, text, known)
        assert not diagnostics
    return known, dump_packages(known, {"base.Max": (0, 1)})


@pytest.fixture
def loaded(written: tuple[dict[str, Package], bytes]) -> dict[str, Package]:
    return load_packages(written[1])[0]


def type_of(package: Package, name: str) -> Any:
    return package.scope.names[name].type


def test_a_program_checks_against_it(loaded: dict[str, Package]) -> None:
    assert check("main", PROGRAM, loaded)[1] == []


def test_errors_are_the_same(written: tuple[dict[str, Package], bytes], loaded: dict[str, Package]) -> None:
    text = """package main
import "base"
import "user"
var _ base.Reader = base.Text("")
var _ user.ReadCloser = &user.File{}
var _ int = user.Open
var _ base.List[int] = base.List[string]{}
var _ = base.Max(1.5, 2)
var _ = user.leak
var _ = user.oPen
var _ base.Ordered
"""
    fresh, again = check("main", text, written[0])[1], check("main", text, loaded)[1]
    assert fresh == again and len(fresh) >= 7


def test_types_are_spelled_as_before(written: tuple[dict[str, Package], bytes], loaded: dict[str, Package]) -> None:
    for path, package in written[0].items():
        assert list(loaded[path].scope.names) == list(package.scope.names)
        for name, obj in package.scope.names.items():
            other = loaded[path].scope.names[name]
            assert (type(other), other.pos, other.pkg, other.parent) == (type(obj), obj.pos, loaded[path], loaded[path].scope)
            assert str(other.type) == str(obj.type)
            assert str(underlying(other.type)) == str(underlying(obj.type))
            if type(obj) is Const and type(other) is Const:
                assert other.value == obj.value
            if type(obj.type) is Named:
                assert [(m.name, str(m.type)) for m in methods_of(other.type)] == [(m.name, str(m.type)) for m in methods_of(obj.type)]


def test_packages_are_shared(loaded: dict[str, Package]) -> None:
    assert loaded["user"].imports == [loaded["base"], universe.UNSAFE]
    assert loaded["base"].complete and loaded["base"].scope.parent is universe.UNIVERSE


def test_types_have_one_identity(loaded: dict[str, Package]) -> None:
    base, user = loaded["base"], loaded["user"]
    file = underlying(type_of(user, "File"))
    assert file.fields[0].type is type_of(base, "Reader")
    assert file.fields[1].type is type_of(base, "Text")
    sig = type_of(user, "Open")
    assert sig.params[0].type is type_of(base, "Text")
    assert sig.params[1].type is type_of(base, "Bytes")
    assert type(sig.params[1].type) is Alias
    assert sig.results[0].type.elem is type_of(user, "File")
    loop = underlying(type_of(base, "Loop"))
    assert loop.fields[0].type.elem is type_of(base, "Loop")
    assert underlying(loop.fields[1].type.elem).elem.elem is type_of(base, "Loop")
    assert identical(underlying(type_of(user, "Again")), loop)


def test_the_universe_is_the_one(loaded: dict[str, Package]) -> None:
    text = methods_of(type_of(loaded["base"], "Text"))[0]
    assert text.type.results[0].type is universe.INT
    assert underlying(type_of(loaded["base"], "Text")) is universe.STRING
    assert underlying(type_of(loaded["base"], "MyError")) is universe.ERROR.underlying
    read = underlying(type_of(loaded["base"], "Reader")).methods[0].type
    assert read.results[1].type is universe.ERROR
    assert type(read.params[0].type) is Slice and read.params[0].type.elem is universe.BYTE
    assert underlying(type_of(loaded["user"], "File")).fields[2].type is universe.UNSAFE_POINTER


def test_embedded_interfaces_have_their_own_methods(loaded: dict[str, Package]) -> None:
    iface = underlying(type_of(loaded["user"], "ReadCloser"))
    assert [m.name for m in complete(iface)] == ["Close", "Error", "Read"]
    reader = underlying(type_of(loaded["base"], "Reader"))
    assert complete(iface)[2] is complete(reader)[0]
    assert complete(iface)[1] is universe.ERROR.underlying.all_methods[0]  # type: ignore[union-attr]


def test_content_is_read_when_asked_for(loaded: dict[str, Package]) -> None:
    sig = type_of(loaded["user"], "Open")
    file = sig.results[0].type.elem
    assert file.methods is NOT_LOADED and file.underlying is None
    found = lookup_field_or_method(Pointer(file), loaded["user"], "Close")
    assert type(found.obj) is Func and file.methods is not NOT_LOADED
    assert dict.get(loaded["user"].scope.names, "ReadCloser") is None
    assert "ReadCloser" in loaded["user"].scope.names and "nothing" not in loaded["user"].scope.names
    assert loaded["user"].scope.names.get("nothing") is None


def test_generic_types(loaded: dict[str, Package]) -> None:
    base = loaded["base"]
    generic = type_of(base, "List")
    assert [type(p) for p in generic.tparams] == [TypeParam]
    fields = underlying(generic).fields
    assert fields[0].type is generic.tparams[0]
    assert fields[1].type.elem.origin is generic and fields[1].type.elem.targs == generic.tparams
    # Instances are made once, whichever package asks first.
    ints = type_of(base, "Ints").elem
    assert ints.origin is generic and ints.targs == [universe.INT]
    other = methods_of(type_of(loaded["user"], "File"))[1].type.results[0].type.elem
    assert identical(ints, other)
    push = methods_of(ints)[0]
    assert push.type.params[0].type is universe.INT and push.origin is methods_of(generic)[0]
    assert identical(underlying(ints).fields[1].type.elem, ints)
    main, diagnostics = check("main", 'package main\nimport "base"\nvar L base.List[int]\n', loaded)
    assert not diagnostics and type_of(main, "L") is ints
    constraint = underlying(type_of(base, "Max").tparams[0].constraint)
    assert type(constraint) is Interface
    complete(constraint)
    assert constraint.comparable and constraint.terms is not None and [t.name for _, t in constraint.terms] == ["int", "string"]


def test_types_of_functions() -> None:
    known: dict[str, Package] = {}
    text = """package p
var A, B = func() (a, b func() *T) { return }()
type T struct{ n int }
var M, N = func() (interface{ Get() int }, []any) { type t struct { t *T }; return nil, []any{t{}} }()
"""
    known["p"], diagnostics = check("p", text, known)
    assert not diagnostics
    local = Named(type(known["p"].scope.names["T"])(7, known["p"], "local"), underlying(type_of(known["p"], "T")))
    local.obj.type, local.local_id = local, 3
    known["p"].scope.names["A"].type = Pointer(local)
    known["p"].scope.names["B"].type = Slice(local)
    again = load_packages(dump_packages(known, {}))[0]["p"]
    first, second = type_of(again, "A").elem, type_of(again, "B").elem
    assert first is second and first.local_id == 3 and first.obj.name == "local"
    assert "local" not in again.scope.names
    assert underlying(first).fields[0].name == "n"


def test_functions_have_no_trees(loaded: dict[str, Package]) -> None:
    def objects() -> Iterator[Object]:
        for package in loaded.values():
            for obj in package.scope.names.values():
                yield obj
                if type(obj.type) is Named:
                    yield from methods_of(obj.type)

    for obj in objects():
        assert getattr(obj, "decl", None) is None
        if isinstance(obj, Var):
            assert obj.owner is None


def test_summaries(written: tuple[dict[str, Package], bytes]) -> None:
    summaries = load_packages(written[1])[1]
    assert summaries.get("base.Max") == (0, 1)
    assert summaries.get("base.Min") is None
    summaries["main.f"] = (2,)
    assert dict(summaries) == {"base.Max": (0, 1), "main.f": (2,)}


def test_table() -> None:
    entries = {f"symbol·{n}": n for n in range(500)} | {"odd\udc80": 1}
    data = format_table(entries)
    assert data == format_table(dict(reversed(entries.items())))
    table: Table[int] = Table(data)
    assert table["symbol·7"] == 7 and table.get("odd\udc80") == 1
    assert "symbol·8" in table and "none" not in table and table.get("none", 5) == 5
    assert dict.__len__(table) < len(entries)
    table["symbol·9"] = -9
    table.update({"new": 3})
    with pytest.raises(KeyError):
        table["none"]
    assert dict(table) == entries | {"symbol·9": -9, "new": 3}
    assert len(table) == 502 and sorted(table) == sorted([*entries, "new"])


def test_table_that_an_exception_interrupts(monkeypatch: pytest.MonkeyPatch) -> None:
    table: Table[int] = Table(format_table({"one": 1}))

    def interrupted(data: bytes) -> Any:
        raise RecursionError

    with monkeypatch.context() as patch:
        patch.setattr(marshal, "loads", interrupted)
        with pytest.raises(RecursionError):
            table["one"]
    assert table["one"] == 1


def test_table_that_another_thread_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    table: Table[int] = Table(format_table({"one": 1}))
    read = table._read

    def beaten(at: int) -> dict[str, int]:
        read(at)
        return read(at)

    monkeypatch.setattr(table, "_read", beaten)
    assert table["one"] == 1


GENERIC = {
    "gen": """package gen

import "unsafe"

type Num interface{ ~int | ~float64 }
type Box[T any] struct{ v T }

var count int

//go:linkname hook other.hook
func hook(n int)

func Sum[T Num](xs ...T) (s T) {
	type acc struct{ t T }
	var a acc
	add := func(x T) { a.t += x; count++ }
loop:
	for _, x := range xs {
		if unsafe.Sizeof(x) == 0 {
			break loop
		}
		add(x)
	}
	hook(len(xs))
	return a.t
}
func (b Box[T]) Get() T { return b.v }
func (b *Box[T]) Then[U any](f func(T) U) Box[U] { return Box[U]{f(b.Get())} }
func Plain(x int) int { return x }
"""
}


def generic_tree(name: str, method: str = "") -> Any:
    """What ``stored`` reads of a function or method, and its FileSet."""
    known: dict[str, Package] = {}
    fileset = FileSet()
    fileset.add("before.go", b"package before\n")
    file, _ = parse_file(fileset.add("gen.go", GENERIC["gen"].encode(), "std/gen.go"))
    known["gen"], diagnostics = check_package("gen", [file], fileset, lambda path: universe.UNSAFE)
    assert not diagnostics, diagnostics
    reading = FileSet()
    packages, _ = load_packages(dump_packages(known, {}, fileset), reading)
    obj = packages["gen"].scope.names[name]
    f = next(m for m in methods_of(obj.type) if m.name == method) if method else obj
    assert type(f) is Func and f.decl is None
    return f, reading


def test_functions_without_type_parameters_have_no_tree() -> None:
    f, _ = generic_tree("Plain")
    assert f.stored is None


def test_a_tree_stands_by_itself() -> None:
    f, _ = generic_tree("Sum")
    stored = f.stored()
    assert stored.linknames == {"hook": "other.hook"}
    (p,) = stored.type.tparams
    assert p is not f.type.tparams[0]  # the importer's copy of the signature is another
    found: dict[str, Any] = {}
    todo = list(stored.decl.body.stmts)
    while todo:
        node = todo.pop()
        if type(node) is ast.Ident and node.obj is not None:
            found[node.name] = node.obj
        todo += walk.children(node)
    assert found["xs"] is stored.type.params[0] and found["xs"].owner is stored.decl
    assert found["a"].owner is stored.decl
    assert found["count"].is_package_level and found["count"].pkg.path == "gen"
    assert found["acc"].type.underlying.fields[0].type is p
    loop = next(s for s in stored.decl.body.stmts if type(s) is ast.LabeledStmt)
    assert loop.obj.stmt is loop


def test_methods_of_generic_types_have_trees() -> None:
    f, _ = generic_tree("Box", "Then")
    stored = f.stored()
    call = stored.decl.body.stmts[0].results[0].elts[0].args[0]
    get = call.fun.selection.obj
    assert get.name == "Get" and get.targs == [stored.type.recv.type.elem.targs[0]]
    assert get.origin.stored is not None


def test_positions_in_trees() -> None:
    f, reading = generic_tree("Sum")
    mine = reading.add("main.go", b"package main\n")
    assert mine.base > f.pos
    decl = f.stored().decl
    lines = GENERIC["gen"].split("\n")
    assert str(reading.position(decl.name.pos)) == f"std/gen.go:{lines.index('func Sum[T Num](xs ...T) (s T) {') + 1}:6"
    assert reading.position(mine.base + 8).file == "main.go"


def test_names_like_those_of_syntax() -> None:
    # Slots of nodes are references in trees, and in trees only.
    text = "package slots\ntype V struct{ key, val, lo, hi, stmts, elts int }\nfunc G[T any](rbrace T) (op_pos T) { return rbrace }\n"
    known = {"slots": check("slots", text, {})[0]}
    loaded = load_packages(dump_packages(known, {}))[0]["slots"]
    assert [f.name for f in underlying(type_of(loaded, "V")).fields] == ["key", "val", "lo", "hi", "stmts", "elts"]
    stored = loaded.scope.names["G"].stored()  # type: ignore[attr-defined]
    assert [v.name for v in (*stored.type.params, *stored.type.results)] == ["rbrace", "op_pos"]
