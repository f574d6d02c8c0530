"""The table of conversions in docs/embedding.md: each row from Python to Go and back through a compiled function, and its errors."""

from __future__ import annotations

import array
import dataclasses
import datetime
import math
import re
from collections import ChainMap
from fractions import Fraction
from typing import Any

import pytest
from embed_go import exports, new_converters

from golite.embed.exports import Exports
from golite.embed.pointers import Opaque

UTC = datetime.UTC
CET = datetime.timezone(datetime.timedelta(hours=1), "CET")


class Index:
    """As NumPy's integers: no int, but with __index__."""

    def __init__(self, n: int) -> None:
        self.n = n

    def __index__(self) -> int:
        return self.n


@pytest.fixture(scope="module")
def values() -> Exports:
    return Exports(exports(), new_converters()[0])


def same(a: Any, b: Any) -> bool:
    return type(a) is type(b) and a == b


INTS = {
    "Int": (-(1 << 63), (1 << 63) - 1),
    "Int8": (-128, 127),
    "Int16": (-(1 << 15), (1 << 15) - 1),
    "Int32": (-(1 << 31), (1 << 31) - 1),
    "Int64": (-(1 << 63), (1 << 63) - 1),
    "Uint": (0, (1 << 64) - 1),
    "Uint8": (0, 255),
    "Uint16": (0, (1 << 16) - 1),
    "Uint32": (0, (1 << 32) - 1),
    "Uint64": (0, (1 << 64) - 1),
    "Uintptr": (0, (1 << 64) - 1),
}


@pytest.mark.parametrize("name", INTS)
def test_ints(values: Exports, name: str) -> None:
    function = values.get(name)
    low, high = INTS[name]
    for n in (low, high, 0, 1):
        assert same(function(n), n)
        assert same(function(Index(n)), n)
    assert same(function(True), 1)
    for n in (low - 1, high + 1, 10**30):
        with pytest.raises(OverflowError, match=rf"^parameter v: {n} does not fit {name.lower()}$"):
            function(n)
    for bad in (1.0, "1", None, b"1", [1]):
        with pytest.raises(TypeError, match=rf"^parameter v: {name.lower()} wanted, not {type(bad).__name__ if bad is not None else None}$"):
            function(bad)


# Function, what Python gives it, what it gives back.
ROWS: list[tuple[str, Any, Any]] = [
    ("Bool", True, True),
    ("Bool", False, False),
    ("Float64", 1.5, 1.5),
    ("Float64", 3, 3.0),
    ("Float64", Fraction(1, 4), 0.25),
    ("Float64", True, 1.0),
    ("Float64", math.inf, math.inf),
    ("Float32", 0.1, 0.10000000149011612),
    ("Float32", -math.inf, -math.inf),
    ("Complex128", 1 + 2j, 1 + 2j),
    ("Complex128", 2, 2 + 0j),
    ("Complex64", 1.5 - 2j, 1.5 - 2j),
    ("String", "", ""),
    ("String", "grün 世界", "grün 世界"),
    ("String", "\udcff\udc80", "\udcff\udc80"),
    ("String", "a\0b", "a\0b"),
    ("Bytes", b"ab", b"ab"),
    ("Bytes", bytearray(b"ab"), b"ab"),
    ("Bytes", memoryview(b"abcd")[::2], b"ac"),
    ("Bytes", array.array("b", [-1]), b"\xff"),
    ("Bytes", None, b""),
    ("Bytes", b"", b""),
    ("Ints", [1, -2, Index(3)], [1, -2, 3]),
    ("Ints", (1, 2), [1, 2]),
    ("Ints", range(3), [0, 1, 2]),
    ("Ints", {5: "x"}.keys(), [5]),
    ("Ints", (n for n in (1, 2)), [1, 2]),
    ("Ints", array.array("q", [1, 2]), [1, 2]),
    ("Ints", array.array("h", [1, 2]), [1, 2]),
    ("Ints", memoryview(array.array("q", [1, 2, 3, 4]))[::2], [1, 3]),
    ("Ints", None, []),
    ("Ints", [], []),
    ("Floats", [1, 0.5], [1.0, 0.5]),
    ("Floats", array.array("f", [1, 0.5]), [1.0, 0.5]),
    ("Bools", [True, False], [True, False]),
    ("Strings", ["a", "", "\udcfe"], ["a", "", "\udcfe"]),
    ("IntArray", [1, 2, 3], (1, 2, 3)),
    ("IntArray", (1, 2, 3), (1, 2, 3)),
    ("ByteArray", b"abcd", b"abcd"),
    ("StringArray", ["a", "b"], ("a", "b")),
    ("Map", {"a": 1, "b": 2}, {"a": 1, "b": 2}),
    ("Map", ChainMap({"a": 1}, {"b": 2}), {"b": 2, "a": 1}),
    ("Map", None, {}),
    ("Map", {}, {}),
    ("Any", None, None),
    ("Any", True, True),
    ("Any", 5, 5),
    ("Any", (1 << 63) + 1, (1 << 63) + 1),
    ("Any", Index(5), 5),
    ("Any", 1.5, 1.5),
    ("Any", Fraction(1, 2), 0.5),
    ("Any", 2j, 2j),
    ("Any", "s", "s"),
    ("Any", b"s", b"s"),
    ("Any", bytearray(b"s"), b"s"),
    ("Any", [1, "a", [None, 2.5]], [1, "a", [None, 2.5]]),
    ("Any", (1, 2), [1, 2]),
    ("Any", {"a": 1, "b": {"c": []}}, {"a": 1, "b": {"c": []}}),
    ("Any", {1: "a", "b": 2.5}, {1: "a", "b": 2.5}),
    ("PointPointer", None, None),
    ("IntPointer", None, None),
    ("Func", None, None),
    ("Chan", None, None),
    ("PassAdder", None, None),
    ("Errors", [None], [None]),
    ("Duration", datetime.timedelta(days=-1, microseconds=3), datetime.timedelta(days=-1, microseconds=3)),
    ("Duration", 1_999, datetime.timedelta(microseconds=1)),
    ("Duration", -1_999, datetime.timedelta(microseconds=-1)),
    ("Time", datetime.datetime(2020, 2, 29, 12, 30, 1, 5, UTC), datetime.datetime(2020, 2, 29, 12, 30, 1, 5, UTC)),
    ("Time", datetime.datetime(1, 1, 1, tzinfo=UTC), datetime.datetime(1, 1, 1, tzinfo=UTC)),
    ("Time", datetime.datetime(9999, 12, 31, 23, 59, 59, 999999, UTC), datetime.datetime(9999, 12, 31, 23, 59, 59, 999999, UTC)),
    ("Time", datetime.datetime(1600, 1, 1, tzinfo=UTC), datetime.datetime(1600, 1, 1, tzinfo=UTC)),
    ("PassFlag", True, True),
    ("Unsafe", 0x1000, 0x1000),
    ("Unsafe", None, 0),
]


def _named(value: object) -> str:
    """The same in every process: workers must find the same tests."""
    return re.sub(r" at 0x[0-9a-f]*", "", repr(value))[:40]


@pytest.mark.parametrize(("name", "given", "back"), ROWS, ids=_named)
def test_rows(values: Exports, name: str, given: Any, back: Any) -> None:
    assert same(values.get(name)(given), back)


# Function, what Python gives it, the exception, what follows "parameter v".
ERRORS: list[tuple[str, Any, type[Exception], str]] = [
    ("Bool", 1, TypeError, ": bool wanted, not int"),
    ("Bool", None, TypeError, ": bool wanted, not None"),
    ("Float64", "1", TypeError, ": float64 wanted, not str"),
    ("Float64", 1j, TypeError, ": float64 wanted, not complex"),
    ("Float64", 10**400, OverflowError, ": an int of 1329 bits does not fit float64"),
    ("Float32", 1e300, OverflowError, ": 1e+300 does not fit float32"),
    ("Complex128", "1j", TypeError, ": complex128 wanted, not str"),
    ("Complex64", 1e300j, OverflowError, ": 1e+300j does not fit complex64"),
    ("String", b"s", TypeError, ": string wanted, not bytes"),
    ("String", None, TypeError, ": string wanted, not None"),
    ("String", "\ud800", ValueError, ": '\\ud800' has no UTF-8 encoding"),
    ("Bytes", "s", TypeError, ": []uint8 wanted, not str"),
    ("Bytes", [1], TypeError, ": []uint8 wanted, not list"),
    ("Bytes", array.array("h", [1]), TypeError, ": []uint8 wanted, not a buffer of h"),
    ("Ints", 5, TypeError, ": []int wanted, not int"),
    ("Ints", "12", TypeError, ": []int wanted, not str"),
    ("Ints", b"12", TypeError, ": []int wanted, not bytes"),
    ("Ints", {1: 2}, TypeError, ": []int wanted, not dict"),
    ("Ints", [1, "a"], TypeError, "[1]: int wanted, not str"),
    ("Ints", [1, 2, 1 << 64], OverflowError, "[2]: 18446744073709551616 does not fit int"),
    ("Ints", array.array("d", [1.0]), TypeError, "[0]: int wanted, not float"),
    ("Floats", [0.5, 1e300], OverflowError, "[1]: 1e+300 does not fit float32"),
    ("Bools", [True, 1], TypeError, "[1]: bool wanted, not int"),
    ("IntArray", [1, 2], ValueError, ": [3]int wanted, not 2 values"),
    ("IntArray", None, TypeError, ": [3]int wanted, not None"),
    ("ByteArray", b"abc", ValueError, ": [4]uint8 wanted, not 3 values"),
    ("Map", [("a", 1)], TypeError, ": map[string]int wanted, not list"),
    ("Map", {"a": "b"}, TypeError, "['a']: int wanted, not str"),
    ("Map", {1: 1}, TypeError, "[key 1]: string wanted, not int"),
    ("Map", {"a"}, TypeError, ": map[string]int wanted, not set"),
    ("PassPoint", 5, TypeError, ": values.Point wanted, not int"),
    ("PassPoint", None, TypeError, ": values.Point wanted, not None"),
    ("PassPoint", {"Z": 1}, TypeError, ": values.Point has no field 'Z'"),
    ("PassPoint", {"X": "a"}, TypeError, ".X: int wanted, not str"),
    ("PassLine", {"To": {"Y": 1 << 63}}, OverflowError, ".To.Y: 9223372036854775808 does not fit int"),
    ("Lines", [{}, {"From": 3}], TypeError, "[1].From: values.Point wanted, not int"),
    ("PassBlank", {"A": 128}, OverflowError, ".A: 128 does not fit int8"),
    ("PassBlank", {"_": 1}, TypeError, ": values.Blank has no field '_'"),
    ("PointPointer", 5, TypeError, ": *values.Point wanted, not int"),
    ("PointPointer", {"X": 1.5}, TypeError, ".X: int wanted, not float"),
    ("IntPointer", "s", TypeError, ": *int wanted, not str"),
    ("IntPointer", 1 << 63, OverflowError, ": 9223372036854775808 does not fit int"),
    ("Any", 1 << 64, OverflowError, ": 18446744073709551616 does not fit int"),
    ("Any", int, TypeError, ": interface {} wanted; a value of class type has no Go type of its own"),
    ("Any", {(1, 2): 3}, TypeError, "[key (1, 2)]: a []interface {} cannot be a key of map[interface {}]interface {}"),
    ("Int", int, TypeError, ": int wanted, not type"),
    ("Any", {1, 2}, TypeError, ": interface {} wanted; a value of class set has no Go type of its own"),
    ("Any", [1, object()], TypeError, "[1]: interface {} wanted; a value of class object has no Go type of its own"),
    ("PassAdder", 5, TypeError, ": values.Adder wanted, but int lacks method Add"),
    ("Errors", [ValueError("x")], TypeError, "[0]: error wanted; a value of class ValueError has no Go type of its own"),
    ("Func", 5, TypeError, ": func(int, string) (int, error) wanted, not int"),
    ("Chan", 5, TypeError, ": chan int wanted, not int"),
    ("Duration", 1.5, TypeError, ": time.Duration wanted, not float"),
    ("Duration", True, TypeError, ": time.Duration wanted, not bool"),
    ("Duration", datetime.timedelta(days=200_000), OverflowError, ": datetime.timedelta(days=200000) does not fit time.Duration"),
    ("Time", datetime.datetime(2020, 1, 1), TypeError, ": time.Time wanted, not a datetime without time zone"),
    ("Time", datetime.date(2020, 1, 1), TypeError, ": time.Time wanted, not datetime.date"),
    ("Unsafe", -1, OverflowError, ": -1 does not fit unsafe.Pointer"),
    ("Unsafe", "p", TypeError, ": unsafe.Pointer wanted, not str"),
    ("PassColor", 256, OverflowError, ": 256 does not fit values.Color"),
    ("PassName", 5, TypeError, ": values.Name wanted, not int"),
    ("PassNames", ["a", 5], TypeError, "[1]: string wanted, not int"),
    ("PassGrid", [[1, 2], [3]], ValueError, "[1]: [2]int wanted, not 1 values"),
    ("PassTable", {"a": None}, TypeError, "['a']: int wanted, not None"),
    ("PassFlag", 1, TypeError, ": values.Flag wanted, not int"),
]


@pytest.mark.parametrize(("name", "given", "kind", "text"), ERRORS, ids=_named)
def test_errors(values: Exports, name: str, given: Any, kind: type[Exception], text: str) -> None:
    with pytest.raises(kind) as caught:
        values.get(name)(given)
    assert str(caught.value) == f"parameter v{text}"
    assert type(caught.value) is kind


class Growing:
    """Appends to a list when it is converted."""

    def __init__(self) -> None:
        self.among: list[Any] = [self, 1]

    def __index__(self) -> int:
        self.among += [7] * 1000
        return 5


def test_containers_that_change_meanwhile(values: Exports) -> None:
    assert values.get("Ints")(Growing().among) == [5, 1]
    assert values.get("Any")(Growing().among) == [5, 1]


def test_containers_in_themselves(values: Exports) -> None:
    cycle: list[Any] = []
    cycle.append(cycle)
    with pytest.raises(RecursionError):
        values.get("Any")(cycle)


def test_nan(values: Exports) -> None:
    assert math.isnan(values.get("Float64")(math.nan))
    assert math.isnan(values.get("Float32")(math.nan))


def test_sets(values: Exports) -> None:
    empty = values.get("Empty")()
    found = values.get("Set")({"a", "b"})
    assert set(found) == {"a", "b"}
    assert values.get("Set")({"a": {}}).keys() == {"a"}
    assert values.get("PassEmpty")(empty) == empty
    assert values.get("Empties")([empty, {}]) == [empty, empty]


NAMED = [
    ("Color", "PassColor", 1, int),
    ("Celsius", "PassCelsius", 1.5, float),
    ("Name", "PassName", "x", str),
    ("Names", "PassNames", ["a", "b"], list),
    ("Raw", "PassRaw", b"ab", bytes),
    ("Table", "PassTable", {"a": 1}, dict),
    ("Grid", "PassGrid", ((1, 2), (3, 4)), tuple),
    ("Wave", "PassWave", 1j, complex),
]


@pytest.mark.parametrize(("name", "function", "plain", "base"), NAMED, ids=lambda value: str(value))
def test_named(values: Exports, name: str, function: str, plain: Any, base: type[Any]) -> None:
    """A type with a name has a class of its own, a subclass of Python's; an interface knows it."""
    cls = values.get(name)
    assert issubclass(cls, base) and cls.__name__ == name and cls.__module__ == "values"
    for given in (plain, cls(plain)):
        back = values.get(function)(given)
        assert type(back) is cls and back == plain
        assert repr(back) == f"{name}({plain!r})"
    back = values.get("Any")(cls(plain))
    assert type(back) is cls and back == plain


def test_named_methods(values: Exports) -> None:
    color = values.get("Color")
    assert str(values.get("Red")) == "red" and f"{values.get('Green')}" == "other"
    assert repr(values.get("Red")) == "Color(0)"
    assert values.get("Celsius")(0).Kelvin() == 273.15 and str(values.get("Celsius")(1.5)) == "1.5"
    assert values.get("Names")(["a", "b"]).Len() == 2
    assert values.get("Table")({}).IsNil() is False
    assert not hasattr(values.get("Red"), "Set")
    pointer = color.new(0)
    pointer.Set(7)
    assert pointer.value == 7 and type(pointer.value) is color
    assert pointer.String() == "other"
    month = values.get("Month")(2)
    assert month == 2 and type(month).__name__ == "Month" and type(month).__module__ == "time"


def test_errors_of_named_receivers(values: Exports) -> None:
    with pytest.raises(OverflowError, match=r"^Color: Color\(300\) does not fit values\.Color$"):
        values.get("Color")(300).String()


def test_time_zones(values: Exports) -> None:
    """A time keeps its offset, and the zone's name, if Go has a way to tell: the way there is a call of time.FixedZone, which allocates."""
    converters, heap = new_converters()
    called = []

    def fixed_zone(code: int, closure: int, plan: Any, block: int) -> None:
        called.append(code)
        name, offset = (converters.of(t).load(block + at) for t, at in zip(plan.params, plan.param_offsets, strict=True))
        assert (name, offset) == ("CET", 3600)

    heap.call = fixed_zone  # type: ignore[method-assign]
    t = converters.by_string["time.Time"]
    with heap.scope():
        made = heap.new(t.address)
        converters.of(t).store(made, datetime.datetime(2020, 1, 1, 1, tzinfo=CET))
        assert called == [exports()["helpers"]["time.FixedZone"]]
        assert converters.of(t).load(made) == datetime.datetime(2020, 1, 1, tzinfo=UTC)


def test_times_that_python_lacks(values: Exports) -> None:
    converters, heap = new_converters()
    t = converters.by_string["time.Time"]
    with heap.scope():
        made = heap.new(t.address)
        converters.of(converters.basic["int64"]).store(made + 8, -1)
        with pytest.raises(OverflowError, match=r"time\.Time of a year that datetime does not have"):
            converters.of(t).load(made)


def test_monotonic_times(values: Exports) -> None:
    """What time.Now gives has other fields than other times."""
    converters, heap = new_converters()
    t = converters.by_string["time.Time"]
    seconds = (datetime.datetime(2020, 1, 1, tzinfo=UTC) - datetime.datetime(1885, 1, 1, tzinfo=UTC)).days * 86400
    with heap.scope():
        made = heap.new(t.address)
        converters.of(converters.basic["uint64"]).store(made, 1 << 63 | seconds << 30 | 5_000_999)
        converters.of(converters.basic["int64"]).store(made + 8, 12345)
        assert converters.of(t).load(made) == datetime.datetime(2020, 1, 1, 0, 0, 0, 5000, UTC)


def test_any_keeps_types(values: Exports) -> None:
    any_ = values.get("Any")
    point = values.get("Point")(1, 2)
    assert same(any_(point), point)
    pointer = type(point).new(3)
    assert any_(pointer) is pointer
    assert any_([pointer, point]) == [pointer, point]
    assert same(any_(datetime.timedelta(seconds=1)), datetime.timedelta(seconds=1))
    assert same(any_(datetime.datetime(2020, 1, 1, tzinfo=UTC)), datetime.datetime(2020, 1, 1, tzinfo=UTC))
    assert any_({point: 1}) == {point: 1}


def test_values_of_other_programs(values: Exports) -> None:
    other = Exports(exports(), new_converters()[0])
    with pytest.raises(TypeError, match=r"^parameter v: interface \{\} wanted, not values\.Point of another program$"):
        values.get("Any")(other.get("Point")())


def test_interfaces_with_methods(values: Exports) -> None:
    counter = values.get("Counter").new("c")
    back = values.get("PassAdder")(counter)
    assert back is counter
    assert back.Add(2) == 2
    with pytest.raises(TypeError, match=r"^parameter v: values\.Adder wanted, but values\.Counter lacks method Add$"):
        values.get("PassAdder")(values.get("Counter")())


def test_opaque_values(values: Exports) -> None:
    """Channels, until something else is registered for them, can be passed on."""
    converters, heap = new_converters()
    exported = Exports(exports(), converters)
    t = next(p for p in [exported.get("Chan").signature.functype.params[0]])
    with heap.scope():
        channel = Opaque(converters, t, heap.block(8))
    back = exported.get("Chan")(channel)
    assert isinstance(back, Opaque) and back.address == channel.address
    assert exported.get("RecvChan")(channel).address == channel.address
    with pytest.raises(TypeError, match=r"^parameter v: chan int wanted, not golite\.embed\.pointers\.Opaque$"):
        exported.get("Chan")(exported.get("RecvChan")(channel))


def test_registered_kinds() -> None:
    from golite.embed.gotypes import Kind

    converters, _ = new_converters()
    converters.register_kind(Kind.CHAN, lambda converters, t: (lambda address: f"a {t.string}", lambda address, value: None))
    assert Exports(exports(), converters).get("Chan")("anything") == "a chan int"


@dataclasses.dataclass
class PythonPoint:
    X: int = 0
    Y: int = 0


@dataclasses.dataclass
class PythonLine:
    From: Any
    Elsewhere: int = 0


def test_dataclasses(values: Exports) -> None:
    assert values.get("PassPoint")(PythonPoint(1, 2)) == values.get("Point")(1, 2)
    assert values.get("Points")([PythonPoint(1, 2)]) == [values.get("Point")(1, 2)]
    with pytest.raises(TypeError, match=r"^parameter v: values\.Line has no field 'Elsewhere'$"):
        values.get("PassLine")(PythonLine(PythonPoint()))
