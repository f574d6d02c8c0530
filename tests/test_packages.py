"""Programs of several packages: after an edit only what it reaches is made again, and the result is as if everything had been."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import realgo

from golite import cache
from golite.engine import packages
from golite.engine.exportdata import dump_package, load_package
from golite.engine.packages import has_generic_code
from golite.engine.program import _assemble, find_source
from golite.engine.sources import scan_imports
from golite.engine.stats import Stats
from golite.engine.stdlib import load_std
from golite.errors import CompileError
from golite.link.object import dump_object, load_object
from golite.options import Options
from golite.syntax.parser import parse_file
from golite.syntax.source import FileSet
from golite.types.base import ImportFailure
from golite.types.checker import check_package
from golite.types.objects import Package
from golite.types.types import Named

ROOT = Path(__file__).resolve().parent.parent

# names is below all; list has generic code; base and shapes embed each other's types; app uses all, main uses app and shapes.
FILES = {
    "go.mod": "module m\n\ngo 1.24\n",
    "names/names.go": """package names

import "strings"

const Size = 3

type Namer interface{ Name() string }

type Kind uint8

const (
	Red Kind = iota + 1
	Green
)

func (k Kind) String() string { return [...]string{"none", "red", "green"}[k] }

type Error struct {
	Of   string `json:"of"`
	Deep error
}

func (e *Error) Error() string { return "names: " + e.Of }
func (e *Error) Unwrap() error { return e.Deep }

func Small(x int) int { return x + Size }

func Describe(n Namer) string {
	parts := strings.Split(n.Name(), " ")
	return strings.Join(parts, "_")
}

// Local's result has a type without a name outside.
func Local(n int) interface{ Get() int } {
	type hidden struct{ box }
	return hidden{box{n}}
}

type box struct{ n int }

func (b box) Get() int { return b.n * Size }

var Made = func() any { type point struct{ X, Y int }; return point{1, 2} }()

func Join(sep string, rest ...string) string { return strings.Join(rest, sep) }
""",
    "list/list.go": """package list

type Ordered interface{ ~int | ~string }

type List[T any] struct {
	head *node[T]
	n    int
}

type node[T any] struct {
	value T
	next  *node[T]
}

func (l *List[T]) Push(v T) *List[T] {
	l.head = &node[T]{v, l.head}
	l.n++
	return l
}

func (l *List[T]) Each(f func(T)) {
	for n := l.head; n != nil; n = n.next {
		f(n.value)
	}
}

func (l *List[T]) Len() int { return l.n }

func Max[T Ordered](a, b T) T {
	if a > b {
		return a
	}
	return b
}

type Pair[K comparable, V any] struct {
	Key K
	Val V
}

type Vec[T any] = []Pair[string, T]
""",
    "base/base.go": """package base

import (
	"fmt"
	"sync"

	"m/names"
)

type Thing struct {
	sync.Mutex
	Title string
	kind  names.Kind
}

var Count int

func init() { Count += names.Small(1) }

func New(title string, k names.Kind) *Thing { return &Thing{Title: title, kind: k} }

func (t *Thing) Name() string { return fmt.Sprint(t.Title, " ", t.kind) }

func (t *Thing) secret() int { return len(t.Title) + names.Size }

func (t *Thing) Fail(deep error) error {
	t.Lock()
	defer t.Unlock()
	return &names.Error{Of: t.Title, Deep: deep}
}

type Secret interface{ secret() int }

func Tell(s Secret) int { return s.secret() }
""",
    "shapes/shapes.go": """package shapes

import (
	"m/base"
	"m/names"
)

type Shape interface {
	names.Namer
	base.Secret
	Area() float64
}

type Square struct {
	*base.Thing
	Side float64
}

func (s Square) Area() float64 { return s.Side * s.Side }

type Twice struct{ Square }

func (t Twice) Area() float64 { return 2 * t.Square.Area() }

func All() []Shape {
	return []Shape{Square{base.New("a square", names.Red), 2}, &Twice{Square{base.New("b", names.Green), 3}}}
}
""",
    "app/app.go": """package app

import (
	"errors"
	"fmt"

	"m/base"
	"m/list"
	"m/names"
	"m/shapes"
)

type Things = list.List[*base.Thing]

var all Things

var ByName = list.Vec[int]{{Key: "k", Val: names.Size}}

func Fill() *Things {
	for i, s := range shapes.All() {
		all.Push(base.New(s.Name(), names.Kind(i)))
	}
	return &all
}

func Report() {
	f := base.New("f", names.Green).Fail
	err := fmt.Errorf("app: %w", f(errors.New("deep")))
	var e *names.Error
	fmt.Println(errors.As(err, &e), e.Of, err, errors.Unwrap(e))
	fmt.Println(names.Local(names.Small(2)).Get(), names.Made, base.Count, ByName)
	fmt.Printf("%T %T %+v %v\\n", names.Local(1), ByName, list.Pair[names.Kind, int]{names.Red, 1}, list.Max("a", "b"))
}
""",
    "main.go": """package main

import (
	"fmt"

	"m/app"
	"m/base"
	"m/list"
	"m/names"
	"m/shapes"
)

func main() {
	for _, s := range shapes.All() {
		fmt.Println(names.Describe(s), s.Area(), base.Tell(s), names.Join("-", "x", "y"))
	}
	app.Fill().Each(func(t *base.Thing) { fmt.Println(t.Name()) })
	app.Report()
	sum := 0
	for i := range 20000 {
		sum = list.Max(sum, names.Small(i))
	}
	fmt.Println(sum, app.Fill().Len())
}
""",
}
EVERYTHING = ["names", "base", "list", "shapes", "app", "main"]

# What is done to which file, and what must be made again, by the bytecode tiers and by the native tier.
EDITS: dict[str, tuple[str, str, str, str, str]] = {
    "main": ("main.go", "20000", "30000", "main", "main"),
    "a body": ("names/names.go", '"_"', '"+"', "names", "names"),
    "lines": ("names/names.go", "const Size", "\n\n// Size is in use.\nconst Size", "names", "names"),
    "a parameter": ("names/names.go", "parts := ", "n = Namer(n)\n\tparts := ", "names", "names"),
    "a comment in generic code": ("list/list.go", "type Ordered", "// Of it\ntype Ordered", "list app main", "list app main"),
    "a constant": ("names/names.go", "Size = 3", "Size = 4", "names base shapes app main", "names base shapes app main"),
    "what can be inlined": ("names/names.go", "x + Size", "x - Size", "names", "names base shapes app main"),
    "a signature": ("names/names.go", "Small(x int)", "Small(x int, more ...int)", "names base shapes app main", "names base shapes app main"),
    "a generic method": ("list/list.go", "l.n++", "l.n += 2", "list app main", "list app main"),
    "a generic type": ("list/list.go", "n    int", "pad  [3]T\n\tn    int", "list app main", "list app main"),
    "an embedded struct": ("base/base.go", "Title string", "id    int32\n\tTitle string", "base shapes app main", "base shapes app main"),
    "a local type": ("names/names.go", "type point struct{ X, Y int }; return point{1, 2}", "return Kind(2)", "names", "names"),
    "a method": ("base/base.go", 't.Title, " ", t.kind', "t.kind, t.Title", "base", "base"),
    "a method more": ("shapes/shapes.go", "type Twice", "func (s Square) Fail() {}\n\ntype Twice", "shapes app main", "shapes app main"),
    "an initialiser": ("base/base.go", "Count +=", "Count -=", "base", "base"),
    "a file more": ("shapes/more.go", "", "package shapes\n\nfunc init() { println() }\n", "shapes", "shapes"),
}


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    monkeypatch.chdir(tmp_path)
    return tmp_path


class Recorder(Stats):
    made: tuple[str, ...] = ()
    found: tuple[str, ...] = ()

    def packages(self, made: list[str], found: list[str]) -> None:
        self.made, self.found = tuple(made), tuple(found)


def make(tier: str = "interp") -> list[str]:
    """Compiles the module in this folder, with the cache and without; the packages that were made. Both must give the same image."""
    stats = Recorder()
    options = Options(tier=tier, stats=stats)
    std = load_std(options)
    image, meta, code = _assemble(find_source(["."]), std, options)
    fresh, fresh_meta, _ = _assemble(find_source(["."]), std, options, from_sources=True)
    assert image.areas == fresh.areas
    assert (image.symbols, meta) == (fresh.symbols, fresh_meta)
    assert len(stats.made) + len(stats.found) == 6
    assert (code is None) == bool(stats.found)
    return [path.removeprefix("m/") for path in stats.made]


def edit(module: Path, name: str, old: str, new: str) -> None:
    path = module / name
    if not old:
        path.write_text(new)
        return
    text = path.read_text()
    assert text.count(old) == 1, old
    path.write_text(text.replace(old, new))


def run(*words: str, status: int = 0, env: dict[str, str] | None = None) -> tuple[str, str]:
    command = [sys.executable, "-m", "golite", "run", *words]
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=120, check=False, env={**os.environ, "PYTHONPATH": str(ROOT), **(env or {})}
    )
    assert done.returncode == status, done.stderr
    return done.stdout, done.stderr


def run_real_go(module: Path) -> str:
    try:
        realgo.find_go()
    except realgo.RealGoMissing:
        pytest.skip("real Go decides what is right")
    built = realgo.build(module, module / "program")
    assert built.returncode == 0, built.stderr
    return subprocess.run([module / "program"], capture_output=True, text=True, timeout=60, check=True).stdout


@pytest.mark.parametrize("tier", ["interp", "native"])
def test_an_edit_makes_what_it_reaches(module: Path, tier: str) -> None:
    assert make(tier) == EVERYTHING
    assert make(tier) == []
    for what, (name, old, new, *made) in EDITS.items():
        before = (module / name).read_text() if old else ""
        edit(module, name, old, new)
        assert make(tier) == made[tier == "native"].split(), what
        if old:
            (module / name).write_text(before)
        else:
            (module / name).unlink()
        assert make(tier) == [], what


def test_edits_one_after_another(module: Path) -> None:
    make()
    for what, (name, old, new, made, _) in EDITS.items():
        edit(module, name, old, new)
        assert make() == made.split(), what


@pytest.mark.parametrize("what", EDITS)
def test_output_is_that_of_go(module: Path, what: str) -> None:
    make()
    edit(module, *EDITS[what][:3])
    expected = run_real_go(module)
    out, stats = run("--tier=interp", "--stats", ".")
    assert out == expected
    made = EDITS[what][3].split()
    assert f"packages: {6 - len(made)} from the cache, {len(made)} made: " in stats
    assert run(".")[0] == expected


def test_hot_code_of_several_packages(module: Path) -> None:
    """The thread that compiles what is hot has to make the program's IR and bytecode again."""
    make()
    edit(module, "main.go", "20000", "20_000_000")
    out, stats = run("--stats", ".", env={"GOLITE_DEBUG": "1"})
    assert "Traceback" not in stats
    assert "packages: 5 from the cache, 1 made: main\n" in stats
    assert re.search("compiled in .*: .*main.main", stats), stats
    assert "20000002" in out


def test_lines_of_a_panic(module: Path) -> None:
    make()
    edit(module, "names/names.go", "const Size", "// more\n\nconst Size")
    edit(module, "names/names.go", 'parts := strings.Split(n.Name(), " ")', "var parts []string\n\tprintln(parts[len(n.Name())])")
    err = run(".", status=2)[1]
    line = (module / "names" / "names.go").read_text().split("println")[0].count("\n") + 1
    assert f"names.go:{line}" in err and re.search(r"main\.go:15\b", err), err


def test_damaged_entries_are_made_again(module: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept: dict[str, bytes] = {}
    monkeypatch.setattr(cache, "put", lambda kind, key, data: kept.update({key: data}) if kind == packages.KIND else None)
    found = cache.get
    monkeypatch.setattr(cache, "get", lambda kind, key: kept.get(key) if kind == packages.KIND else found(kind, key))
    assert make() == EVERYTHING and len(kept) == 6
    for number, (key, made) in enumerate(zip(list(kept), EVERYTHING, strict=True)):
        del kept[key]  # what is damaged is absent
        assert make() == [made], number
        assert key in kept


def test_damaged_files(module: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    std = load_std(Options())
    contents = {std.key: std.image.entry.read()}
    contents |= {f"{std.image.identity}.symbols": std._symbols, f"{std.image.identity}.packages": std._packages}
    monkeypatch.setenv("GOLITE_CACHE", str(module / "cache"))
    for key, data in contents.items():
        cache.put("std", key, data)
    expected, _ = run("--tier=interp", ".")
    files = list((module / "cache" / "entries" / packages.KIND).iterdir())
    assert len(files) == 6
    for file in files:
        damaged = bytearray(file.read_bytes())
        damaged[len(damaged) // 2] ^= 1
        file.write_bytes(damaged)
        edit(module, "main.go", "func main()", "\nfunc main()")
        out, stats = run("--tier=interp", "--stats", ".")
        assert out == expected
        # main was edited; the other is the damaged one, unless that was main's.
        made = re.search(r"(\d) from the cache, (\d) made", stats)
        assert made is not None and made.groups() in (("4", "2"), ("5", "1")), stats
    command = [sys.executable, "-m", "golite", "cache"]
    shown = subprocess.run(command, capture_output=True, text=True, check=True, env={**os.environ, "PYTHONPATH": str(ROOT)}).stdout
    assert cache.KINDS[packages.KIND] in shown


ERRORS: dict[str, tuple[str, str, str]] = {
    "in a body": ("names/names.go", "return strings.Join(parts", "var unused int\n\treturn strings.Join(parts"),
    "syntax": ("base/base.go", "func init() {", "func init() {{"),
    "in an importer": ("names/names.go", "Small(x int) int", "Small(x string) int"),
    "import cycle": ("names/names.go", 'import "strings"', 'import "strings"\nimport _ "m/shapes"'),
    "unused import": ("shapes/shapes.go", '"m/base"', '"m/base"\n\t"fmt"'),
    "no such package": ("shapes/shapes.go", '"m/base"', '"m/base"\n\t"m/nothing"'),
    "no main": ("main.go", "func main()", "func other()"),
    "a missing method": ("base/base.go", "secret() int {", "other() int {"),
    "a generic function": ("list/list.go", "~int | ~string", "~string"),
    "a name twice": ("main.go", "func main()", 'import . "m/names"\n\nconst Size = Red\n\nfunc main()'),
    "not exported": ("main.go", "names.Small", "names.small"),
}


@pytest.mark.parametrize("what", ERRORS)
def test_errors_are_those_without_a_cache(module: Path, what: str) -> None:
    make()
    edit(module, *ERRORS[what])
    options = Options(tier="interp")
    std = load_std(options)

    def found(from_sources: bool) -> list[str]:
        with pytest.raises(CompileError) as error:
            _assemble(find_source(["."]), std, options, from_sources=from_sources)
        return [str(d) for d in error.value.found]

    assert found(False) == found(True) == found(False)
    name, old, new = ERRORS[what]
    edit(module, name, new, old)
    assert make() == []


def test_packages_with_linknames_are_made_each_time(module: Path) -> None:
    more = "\n//go:linkname Now runtime.nanotime\nfunc Now() int64\n\nvar _ = Now"
    edit(module, "base/base.go", 'import (\n\t"fmt"', 'import (\n\t_ "unsafe"\n\t"fmt"')
    (module / "base" / "base.go").write_text((module / "base" / "base.go").read_text() + more + "\n")
    assert make() == EVERYTHING
    assert make() == ["base", "shapes", "app", "main"]


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        ("package p", []),
        ("\ufeff// doc\n/* x\n*/ package p // p\n\nimport \"a\"\nimport b `b/c`;import . \"d\"\nimport (\n)\nvar x = `import \"no\"`\n", "a b/c d"),
        ('package p;import("a";_ "b"; c /* x */ "d" /* ) */\n// "no"\n\n e1 "f")\nimport\n"g"\n\n/* import "no" */ func f() {}', "a b d f g"),
        ("package p\nimportant := 1", []),
        ("package 名\nimport 字 \"é\"", "é"),
        ('package p\nimport "a\\x62"', None),
        ("import", None),
        ("package p\nimport (\n\tx\n)", None),
        ("", None),
    ],
)  # fmt: skip
def test_scanning_imports(text: str, paths: str | list[str] | None) -> None:
    assert scan_imports(text.encode()) == (paths.split() if isinstance(paths, str) else paths)


def test_scanning_finds_what_parsing_finds() -> None:
    files = [*(ROOT / "runtime" / "std").rglob("*.go"), *(ROOT / "testdata").rglob("*.go")]
    for path in files[::7]:
        data = path.read_bytes()
        tree, _ = parse_file(FileSet().add(path.name, data))
        found = scan_imports(data)
        if not tree.broken and found is not None:
            assert found == [spec.path.text[1:-1] for spec in tree.imports], path


def check(path: str, text: str, known: dict[str, Package]) -> Package:
    fileset = FileSet()

    def importer(path: str) -> Package:
        if path not in known:
            raise ImportFailure(path)
        return known[path]

    file, _ = parse_file(fileset.add(f"{path}.go", text.encode()))
    package, diagnostics = check_package(path, [file], fileset, importer)
    assert not diagnostics
    return package


LOWER = """package lower
type T struct{ a, b *T }
func (t *T) Link(other *T) *T { return t.a }
type G[X any] struct{ x X }
type A = map[string]T
func Hidden() (r interface{ m() inner }) { return }
type inner int
"""
UPPER = """package upper
import "lower"
type U struct { lower.T; g lower.G[*lower.T]; a lower.A }
type V lower.T
func F(u *U, h interface{ m() U }) lower.G[U] { return lower.G[U]{} }
var H = lower.Hidden()
"""


def test_one_package_s_export_data() -> None:
    lower = check("lower", LOWER, {})
    upper = check("upper", UPPER, {"lower": lower})
    data = [dump_package(lower, {}), dump_package(upper, {"upper.F": (1,)})]
    first, _ = load_package(data[0][0], {})
    second, summaries = load_package(data[1][0], {"lower": first})
    for below in (first, lower):  # from its data or from its source
        second, summaries = load_package(data[1][0], {"lower": below})
        t = second.scope.names["U"].type
        assert second.imports == [below]
        assert str(t.underlying or t._resolver() or t.underlying) == str(upper.scope.names["U"].type.underlying)
        assert t.underlying.fields[0].type is below.scope.names["T"].type
        assert t.underlying.fields[1].type.origin is below.scope.names["G"].type
        assert t.underlying.fields[2].type is below.scope.names["A"].type
        assert dict(summaries) == {"upper.F": (1,)}
        # And on: what is written of what was read is the same.
        assert check("upper", UPPER, {"lower": below}).scope.names.keys() == upper.scope.names.keys()
        assert dump_package(check("upper", UPPER, {"lower": below}), {"upper.F": (1,)})[1] == data[1][1]


def visible(change: Callable[[str], str] = lambda text: text) -> str:
    return dump_package(check("lower", change(LOWER), {}), {})[1]


def test_what_importers_see() -> None:
    same: list[tuple[str, str]] = [("return t.a", "t = other; p := &t; f := func() *T { return *p }; return f()"), ("type G", "\n\n// G\ntype G")]
    other = [("a, b", "b, a"), ("Link", "Join"), ("(t *T) Link", "(t T) Link"), ("other *T", "o *T")]
    other += [("[X any]", "[X comparable]"), ("inner int", "inner uint")]
    for old, new in same:
        assert visible(lambda text, old=old, new=new: text.replace(old, new)) == visible(), old  # type: ignore[misc]
    for old, new in other:
        assert visible(lambda text, old=old, new=new: text.replace(old, new)) != visible(), old  # type: ignore[misc]


def test_local_types_elsewhere() -> None:
    lower = check("lower", "package lower\nfunc f() { type t struct{ n int }; _ = t{} }\nvar A any\n", {})
    local = next(t for t in lower.types if isinstance(t, Named))
    upper = check("upper", 'package upper\nimport "lower"\nvar V, W = lower.A, 1\n', {"lower": lower})
    upper.scope.names["V"].type = local
    lower.scope.names["A"].type = local
    data = dump_package(upper, {})[0]
    assert load_package(data, {"lower": lower})[0].scope.names["V"].type is local
    again, _ = load_package(dump_package(lower, {})[0], {})
    assert load_package(data, {"lower": again})[0].scope.names["V"].type is again.scope.names["A"].type


def test_generic_code_is_noticed() -> None:
    assert not has_generic_code(check("p", "package p\nfunc max[T any](x T) T { return x }\ntype G[T any] struct{}\nfunc F() {}\n", {}))
    assert has_generic_code(check("p", "package p\nfunc Max[T any](x T) T { return x }\n", {}))
    assert has_generic_code(check("p", "package p\ntype g[T any] struct{}\nfunc (g[T]) m() {}\n", {}))


def test_objects_come_back() -> None:
    from golite.link import object as elf

    obj = elf.Object(
        [elf.Section("", 0, 0, 1, 0, b""), elf.Section(".text", 1, 6, 16, 4, b"abcd", [(0, 1, 1, -4)])],
        [elf.Symbol("", 0, 0, 0, 0, 0), elf.Symbol("main.f·1", 1, 2, 1, 0, 4)],
        [(1, 0, "x.go", 3)],
    )
    again = load_object(dump_object(obj))
    assert [s.name for s in again.sections] == ["", ".text"] and again.sections[1].data == b"abcd"
    assert again.sections[1].relocs == [(0, 1, 1, -4)] and again.symbols[1].name == "main.f·1" and again.lines == obj.lines
