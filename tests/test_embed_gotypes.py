"""Type descriptors as golite/embed/gotypes.py reads them: its offsets are package runtime's, and what it reads is what the source says."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from embed_go import SOURCE, exports

from golite.embed import callplan, gotypes
from golite.embed.gotypes import GoType, Kind, type_at
from golite.engine.compile import Compiler
from golite.engine.load import load_sources
from golite.engine.program import find_source
from golite.engine.stdlib import load_std
from golite.ir.layout import ir_type
from golite.ir.names import reflect_string
from golite.ir.runtime import RuntimeInfo
from golite.options import Options
from golite.syntax.source import FileSet
from golite.types.objects import Func, Package


@cache
def checked() -> tuple[Package, Package]:
    """Package runtime, and the package in the image."""
    options = Options(progress="")
    fileset = FileSet()
    packages, summaries = load_std(options).packages(fileset)
    compiler = Compiler(fileset, options, packages, summaries)
    order = load_sources([find_source([str(SOURCE)])], fileset, frozenset(packages))
    return packages["runtime"], compiler.check(order[-1])


@cache
def functions() -> dict[str, GoType]:
    return {row[0]: type_at(row[6]) for row in exports()["functions"]}


def of(name: str) -> GoType:
    """The type of a function's first parameter."""
    return functions()[name].params[0]


def test_offsets() -> None:
    runtime = RuntimeInfo(checked()[0], lambda f: f.name)
    known = {
        "_type": {"equal": gotypes.EQUAL, "str": gotypes.STR, "uncommon": gotypes.UNCOMMON, "ptrToThis": gotypes.PTR_TO_THIS},
        "arraytype": {"elem": gotypes.HEADER, "len": gotypes.ARRAY_LEN},
        "chantype": {"elem": gotypes.HEADER, "dir": gotypes.CHAN_DIR},
        "functype": {"in": gotypes.FUNC_IN, "out": gotypes.FUNC_OUT, "variadic": gotypes.FUNC_VARIADIC},
        "interfacetype": {"methods": gotypes.INTERFACE_METHODS},
        "imethod": {"name": 0, "pkgpath": gotypes.IMETHOD_PKGPATH, "typ": gotypes.IMETHOD_TYP},
        "maptype": {"key": gotypes.HEADER, "elem": gotypes.MAP_ELEM},
        "ptrtype": {"elem": gotypes.HEADER},
        "slicetype": {"elem": gotypes.HEADER},
        "structtype": {"fields": gotypes.STRUCT_FIELDS},
        "structfield": {
            "name": 0, "pkgpath": gotypes.FIELD_PKGPATH, "typ": gotypes.FIELD_TYP, "tag": gotypes.FIELD_TAG,
            "offset": gotypes.FIELD_OFFSET, "embedded": gotypes.FIELD_EMBEDDED,
        },
        "uncommontype": {"name": 0, "pkgpath": gotypes.UNCOMMON_PKGPATH, "methods": gotypes.UNCOMMON_METHODS},
        "method": {
            "name": 0, "pkgpath": gotypes.METHOD_PKGPATH, "mtyp": gotypes.METHOD_TYPE, "ifn": gotypes.METHOD_IFN, "tfn": gotypes.METHOD_TFN,
        },
        "itab": {"inter": 0, "typ": gotypes.ITAB_TYPE},
        "funcval": {"fn": 0},
    }  # fmt: skip
    for struct, offsets in known.items():
        assert {name: runtime.struct(struct)[name] for name in offsets} == offsets, struct
    sizes = {"_type": gotypes.HEADER, "imethod": gotypes.IMETHOD_SIZE, "structfield": gotypes.FIELD_SIZE, "method": gotypes.METHOD_SIZE}
    assert {struct: runtime.struct(struct).size for struct in sizes} == sizes
    head = ("size", "ptrdata", "hash", "tflag", "align", "fieldAlign", "kind")
    assert [runtime.struct("_type")[name] for name in head] == [0, 8, 16, 20, 21, 22, 23] and gotypes.HEAD.size == 24


def test_kinds() -> None:
    names = {obj.name: obj.value for obj in checked()[0].scope.names.values() if obj.name.startswith("kind")}
    for kind in map(Kind, range(Kind.BOOL, Kind.UNSAFE_POINTER + 1)):
        assert names["kind" + kind.name.title().replace("_", "")] == kind


def test_layouts() -> None:
    """What a call plan makes of a descriptor is what the compiler makes of the type."""
    package = checked()[1]
    for obj in package.scope.names.values():
        if type(obj) is Func and obj.exported and not obj.type.tparams:
            functype = functions()[obj.name]
            for variables, types in ((obj.type.params, functype.params), (obj.type.results, functype.results)):
                for v, t in zip(variables, types, strict=True):
                    assert callplan.ir_type_of(t) is ir_type(v.type), t
                    assert (t.size, t.align, t.string) == (ir_type(v.type).size, ir_type(v.type).align, reflect_string(v.type))


def test_named_struct() -> None:
    line = of("PassLine")
    assert (line.kind, line.name, line.string, line.pkgpath, line.package) == (Kind.STRUCT, "Line", "values.Line", "main", "values")
    assert line.is_named and line.is_defined and line.is_comparable and not line.is_direct and not line.is_regular
    assert [(f.name, f.type.string, f.offset, f.exported, f.embedded) for f in line.fields] == [
        ("From", "values.Point", 0, True, False), ("To", "values.Point", 16, True, False), ("Name", "string", 32, True, False),
    ]  # fmt: skip
    assert line.fields[0].type is of("PassPoint")
    derived = of("PassDerived")
    assert [(f.name, f.pkgpath, f.embedded) for f in derived.fields] == [("base", "main", True), ("Point", "", True), ("ID2", "", False)]
    assert (of("PassPair").name, of("Anonymous").name, of("Anonymous").package) == ("Pair[int,string]", "", "")


def test_other_kinds() -> None:
    assert (of("Int").name, of("Int").pkgpath, of("Int").is_named, of("Int").is_defined) == ("int", "", True, False)
    assert of("Ints").elem is of("Int") and not of("Ints").is_named and not of("Ints").is_comparable
    assert (of("IntArray").length, of("IntArray").elem) == (3, of("Int"))
    assert (of("Map").key, of("Map").elem, of("Map").is_direct) == (of("String"), of("Int"), True)
    assert [t.direction for t in (of("Chan"), of("RecvChan"))] == [3, 1] and of("Chan").elem is of("Int")
    assert of("PointPointer").elem is of("PassPoint") and of("PassPoint").pointer is of("PointPointer")
    func = of("Func")
    assert [t.string for t in func.params] == ["int", "string"] and [t.string for t in func.results] == ["int", "error"]
    assert not func.is_variadic and of("VariadicFunc").is_variadic
    assert [t.pointer_bytes for t in (of("Int"), of("String"), of("PassLine"), of("PassBig"))] == [0, 8, 40, 0]


def test_methods() -> None:
    point, pointer = of("PassPoint"), of("PointPointer")
    assert [m.name for m in point.methods] == ["String", "Sum"] and [m.name for m in pointer.methods] == ["Many", "Move", "String", "Sum"]
    move = pointer.method_named["Move"]
    assert move.type.string == "func(int, int)" and move.code and move.exported
    adder = of("PassAdder")
    assert [(m.name, m.type.string, m.code) for m in adder.methods] == [("Add", "func(int) int", 0)]
    counter = type_at(next(row[2] for row in exports()["types"] if row[0] == "Counter"))
    assert counter.implements(adder) and not counter.elem.implements(adder) and counter.implements(of("Any"))


def test_one_object_for_a_type() -> None:
    for name, functype in functions().items():
        assert type_at(functype.address) is functype, name
    with pytest.raises(AssertionError):
        of("Int").fields  # noqa: B018


def test_forgotten_types() -> None:
    functype = functions()["Add"]
    functions.cache_clear()
    gotypes.forget_types(functype.address, functype.address + 1)
    assert functions()["Add"] is not functype and functions()["Add"].string == functype.string


def test_basic_types() -> None:
    basic: dict[str, Any] = exports()["basic"]
    assert {string: type_at(address).string for string, address in basic.items()} == {string: string for string in basic}
    assert "[]interface {}" in basic and basic["error"] == functions()["Errors"].params[0].elem.address
