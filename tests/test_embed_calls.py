"""Calls: functions with their signatures, arguments by name, several results, errors, func values both ways; variables and constants."""

from __future__ import annotations

import inspect
from fractions import Fraction
from typing import Any

import pytest
from embed_go import FakeHeap, exports

from golite.embed import errors
from golite.embed.errors import GoError
from golite.embed.exports import Exports
from golite.embed.memory import read_word

pytest_plugins = ["embed_fixtures"]


def test_functions(values: Exports) -> None:
    add = values.get("Add")
    assert add(1, 2) == add(1, b=2) == add(b=2, a=1) == 3
    assert add.__name__ == "Add" and add.__doc__ == "Add adds a and b."
    assert str(inspect.signature(add)) == "(a: int, b: int) -> int"
    assert repr(add) == "<Go function Add(a: int, b: int) -> int>"
    assert values.get("Nothing")() is None
    assert values.get("Nothing").__doc__ is None


@pytest.mark.parametrize(
    ("args", "kwargs", "text"),
    [
        ((1,), {}, "Add() missing 1 required argument: 'b'"),
        ((), {}, "Add() missing 2 required arguments: 'a' and 'b'"),
        ((1, 2, 3), {}, "Add() takes 2 positional arguments but 3 were given"),
        ((1, 2), {"a": 1}, "Add() got multiple values for argument 'a'"),
        ((1,), {"c": 1}, "Add() got an unexpected keyword argument 'c'"),
        ((1, None), {}, "parameter b: int wanted, not None"),
    ],
)
def test_wrong_calls(values: Exports, args: tuple[Any, ...], kwargs: dict[str, Any], text: str) -> None:
    with pytest.raises(TypeError) as caught:
        values.get("Add")(*args, **kwargs)
    assert str(caught.value) == text


def test_names_of_parameters(values: Exports) -> None:
    """Blank ones, and those before them, have none; keywords of Python get an underscore."""
    blanks = values.get("Blanks")
    assert blanks(5, 0, c=2) == 3
    assert str(inspect.signature(blanks)) == "(a: int, arg1: int, /, c: int) -> int"
    with pytest.raises(TypeError, match="unexpected keyword argument 'a'"):
        blanks(a=1, c=2)
    keywords = values.get("Keywords")
    assert keywords(from_=1, lambda_=2, class_=3) == 123
    with pytest.raises(OverflowError, match="parameter from_: "):
        keywords(1 << 64, 0, 0)


def test_variadic(values: Exports) -> None:
    variadic = values.get("Variadic")
    assert variadic(1) == (1, 0) and variadic(1, 2, 3) == (1, 5) and variadic(first=4) == (4, 0)
    assert str(inspect.signature(variadic)) == "(first: int, *rest: int) -> (int, int)"
    with pytest.raises(TypeError, match=r"^parameter rest\[1\]: int wanted, not str$"):
        variadic(1, 2, "x")
    with pytest.raises(TypeError, match="unexpected keyword argument 'rest'"):
        variadic(1, rest=[2])


def test_variadic_bytes(values: Exports) -> None:
    """They are numbers, one by one."""
    variadic = values.get("VariadicBytes")
    assert variadic() == b"" and variadic(1, 255) == b"\x01\xff" and variadic(*b"abc") == b"abc"
    assert str(inspect.signature(variadic)) == "(*rest: uint8) -> []uint8"
    with pytest.raises(TypeError, match=r"^parameter rest\[0\]: uint8 wanted, not bytes$"):
        variadic(b"abc")
    with pytest.raises(OverflowError, match=r"^parameter rest\[1\]: 256 does not fit uint8$"):
        variadic(1, 256)


def test_results(values: Exports) -> None:
    result = values.get("Divide")(7, 2)
    assert result == (3, 1) and result.quotient == 3 and result.remainder == 1
    assert type(values.get("Two")(1)) is tuple and values.get("Two")(-1) == (-1, False)
    assert values.get("Fail")("", False) == 1
    assert str(inspect.signature(values.get("Fail"))) == "(text: string, fail: bool) -> int"


def test_errors(values: Exports) -> None:
    with pytest.raises(GoError) as caught:
        values.get("Fail")("", True)
    error = caught.value
    assert str(error) == "plain" and error.value == values.get("Plain")("plain") and error.__cause__ is None
    assert error == values.get("ErrPlain") and error is not values.get("ErrPlain") and error.is_(values.get("ErrPlain"))
    assert error.as_(values.get("Plain")).Text == "plain" and error.as_(values.get("Point")) is None


def test_error_chain(values: Exports) -> None:
    with pytest.raises(GoError) as caught:
        values.get("FailChain")()
    error = caught.value
    wrapping = values.get("Wrapping")
    middle = error.__cause__
    assert isinstance(middle, GoError) and str(middle) == "middle" and str(middle.__cause__) == "inner"
    assert error.value is values.get("Chain") and isinstance(error.value, wrapping.ref)
    assert error.as_(wrapping.ref) is error.value and error.as_(values.get("Plain")) == values.get("Plain")("inner")
    assert error.as_("*values.Wrapping") is error.value and error.as_("values.Plain").Text == "inner" and error.as_("values.Wrapping") is None
    assert error.is_(middle) and not middle.is_(error)
    assert [str(e) for e in error.chain()] == ["outer", "middle", "inner"]
    assert not error.is_(values.get("ErrPlain"))


def test_joined_errors(values: Exports) -> None:
    (error,) = values.get("Errors")([values.get("Joined")])
    assert [str(e) for e in error.wrapped] == ["one", "two"]
    assert error.as_(values.get("Plain")) == values.get("Plain")("one")
    assert error.is_(values.get("Errors")([values.get("Plain")("two")])[0])


def test_errors_with_is(values: Exports) -> None:
    matching, anything, other = values.get("Errors")([values.get("Matching")(1), values.get("Plain")("any"), values.get("Plain")("x")])
    assert matching.is_(anything) and not matching.is_(other)


def test_errors_go_back(values: Exports) -> None:
    """A GoError is the Go error that it was."""
    plain = values.get("ErrPlain")
    assert values.get("Errors")([plain, None]) == [plain, None]
    chain = values.get("Errors")([values.get("Chain")])[0]
    assert values.get("Errors")([chain])[0].value is values.get("Chain")
    assert values.get("Any")(plain) == plain.value


def test_exceptions_as_errors(values: Exports, heap: FakeHeap) -> None:
    heap.converters.error_of = lambda exception: values.get("Plain")(str(exception))
    assert [str(e) for e in values.get("Errors")([ValueError("a"), None])[:1]] == ["a"]


def test_func_values(values: Exports) -> None:
    seen = []

    def python(n: int, text: str) -> int:
        seen.append((n, text))
        return n * 2

    function = values.get("Func")(python)
    assert function(5, "x") == 10 and seen == [(5, "x")]
    assert values.get("Func")(function) is function
    with pytest.raises(TypeError, match=r"^parameter arg1: string wanted, not int$"):
        function(1, 2)
    with pytest.raises(TypeError, match=r"^func\(\) got an unexpected keyword argument 'n'$"):
        function(n=1)


def test_func_types(values: Exports) -> None:
    """Those of another type with the same signature are assignable, if one has no name."""
    op = values.get("PassOp")(lambda a, b: a - b)
    assert op(5, 3) == 2
    assert values.get("PassOp")(op) is op


def test_functions_as_func_values(values: Exports, heap: FakeHeap) -> None:
    """Go calls them as its own."""
    heap.host_func = None  # type: ignore[method-assign, assignment]
    add = values.get("Add")
    assert values.get("CallOp")(add, 3, 4) == 7
    assert values.get("PassOp")(add)(1, 2) == 3
    assert values.get("Any")(add)(2, 2) == 4


def test_variadic_func_values(values: Exports) -> None:
    function = values.get("VariadicFunc")(lambda *numbers: len(numbers))
    assert function() == 0 and function(1, 2, 3) == 3


@pytest.mark.parametrize(
    ("result", "text"),
    [("x", "result of .*: int wanted, not str"), (None, "result of .*: int wanted, not None"), (1 << 64, "result of .*: .* does not fit int")],
)
def test_wrong_results_of_callables(values: Exports, result: Any, text: str) -> None:
    function = values.get("VariadicFunc")(lambda *numbers: result)
    with pytest.raises((TypeError, OverflowError), match=text):
        function()


def test_callables_that_raise(values: Exports, heap: FakeHeap) -> None:
    """A GoError is the error that the func value returns; other exceptions are, if somebody says how."""
    plain = values.get("ErrPlain")

    def fails(n: int, text: str) -> int:
        raise plain if n else ValueError(text)

    function = values.get("Func")(fails)
    with pytest.raises(GoError) as caught:
        function(1, "")
    assert caught.value == plain
    with pytest.raises(ValueError, match=r"^t$"):
        function(0, "t")
    heap.converters.error_of = lambda exception: values.get("Plain")(f"python: {exception}")
    with pytest.raises(GoError, match=r"^python: t$"):
        function(0, "t")


def test_variables(values: Exports) -> None:
    assert values.get("Total") == 7
    values.set("Total", 8)
    assert values.get("Total") == 8
    values.set("Total", 7)
    values.set("Origin", {"X": 1})
    assert values.get("Origin") == values.get("Point")(1)
    values.get("Origin").Y = 5
    assert values.get("Origin").value == values.get("Point")(1, 5) and values.get("Origin") is values.get("Origin")
    values.set("Origin", values.get("Point")())
    assert values.get("Hook") is None
    values.set("Hook", lambda n: n + 1)
    assert values.get("Hook")(1) == 2
    values.set("Hook", None)
    with pytest.raises(TypeError, match=r"^values\.Total: int wanted, not str$"):
        values.set("Total", "x")
    with pytest.raises(TypeError, match=r"^values\.Origin\.Y: int wanted, not str$"):
        values.set("Origin", {"X": 1, "Y": "x"})
    assert values.get("Total") == 7 and values.get("Origin") == values.get("Point")()
    with pytest.raises(AttributeError, match=r"^values\.Add is no variable$"):
        values.set("Add", 1)


def test_group_variables(heap: FakeHeap) -> None:
    """Those of a program that several groups run are in the group's block."""
    table = {**exports(), "variables": [(name, 0, t, doc, 16 if name == "Total" else 32) for name, _, t, doc, _ in exports()["variables"]]}
    with heap.scope():
        first, second = heap.block(256), heap.block(256)
    values, others = Exports(table, heap.converters, first), Exports(table, heap.converters, second)
    values.set("Total", 3)
    assert (values.get("Total"), others.get("Total"), Exports(exports(), heap.converters).get("Total")) == (3, 0, 7)
    assert read_word(first + 16) == 3


def test_constants(values: Exports) -> None:
    found = {name: values.get(name) for name in ("Huge", "Third", "Enormous", "Imaginary", "Text", "Yes", "Letter", "Small", "Cold", "Green")}
    assert found == {
        "Huge": 1 << 100, "Third": 1 / 3, "Enormous": Fraction(10**1000), "Imaginary": 2j, "Text": "t\udcff", "Yes": True,
        "Letter": 120, "Small": -3, "Cold": -1.5, "Green": 1,
    }  # fmt: skip
    assert type(found["Cold"]) is values.get("Celsius") and type(found["Green"]) is values.get("Color")


def test_names(values: Exports) -> None:
    assert values.name == "values" and values.doc is not None and values.doc.startswith("Package values has")
    assert {"Add", "Total", "Huge", "Point"} <= set(dir(values))
    assert values.docs["Total"] == "Total is a number." and values.docs["Huge"] == "Constants of all kinds."
    with pytest.raises(AttributeError, match=r"^package values has no exported name 'counter'$"):
        values.get("counter")
    with pytest.raises(AttributeError, match=r"^values\.Generic is generic: only Go code can instantiate it$"):
        values.get("Generic")
    assert values.get("Adder").string == "values.Adder" and values.get("Flag") is bool
    assert values.get("Other") is values.get("Point") and values.docs["Other"] == "Other is a Point."


def test_exception_tree() -> None:
    assert issubclass(errors.CompileError, SyntaxError) and issubclass(errors.TimeoutLimit, TimeoutError)
    assert issubclass(errors.MemoryLimit, MemoryError) and issubclass(errors.IndexPanic, IndexError)
    assert issubclass(errors.DivisionPanic, ZeroDivisionError)
    for name in errors.__all__:
        assert issubclass(getattr(errors, name), errors.Error), name
    assert errors.GoExit(3).code == 3 and str(errors.GoExit(3)) == "exit status 3"
    assert errors.GoError("x") != errors.GoError("x") and errors.GoError("x", wrapped=(errors.GoError("y"),)).__cause__ is not None
