"""Host functions: Python functions that Go code imports. What needs a running Go is in tests/embed/host_*.py, a process each."""

from __future__ import annotations

import collections.abc
import datetime
import functools
import math
import subprocess
import sys
import threading
import typing
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import golite
from golite.embed.hostsig import of_callable, of_text

FILES = sorted((Path(__file__).parent / "embed").glob("host_*.py"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_running(file: Path) -> None:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(file)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def f_plain(a: int, b: float, c: bool, d: str, e: bytes) -> None: ...
def f_lists(a: list[int], b: dict[str, list[bool]], c: tuple[int, ...], d: tuple[str, str]) -> list[bytes]: ...
def f_abstract(a: collections.abc.Sequence[int], b: collections.abc.Mapping[str, Any], c: collections.abc.Iterable[str]) -> object: ...
def f_several(a: int) -> tuple[int, str]: ...
def f_error(a: int) -> golite.Result[int]: ...
def f_only_error() -> golite.Result[None]: ...
def f_several_error() -> golite.Result[tuple[int, str]]: ...
def f_nothing(a, b=1, *, c=2, **d): ...  # type: ignore[no-untyped-def]
def f_variadic(a: str, *b: int) -> int: ...
def f_callables(a: Callable[[int, str], bool], b: Callable[[], None], c: Callable[[int], golite.Result[int]]) -> Callable[..., int]: ...
def f_sized(a: golite.Int8, b: golite.Uint16, c: golite.Float32, d: list[golite.Int32]) -> golite.Uint64: ...
def f_times(a: datetime.timedelta, b: datetime.datetime) -> None: ...
def f_unions(a: int | None, b: typing.Optional[str]) -> None: ...
def f_exceptions(a: Exception, b: golite.GoError) -> None: ...
def f_spelled(a: typing.Annotated[Any, golite.GoTypeName("chan int")]) -> None: ...
def f_never() -> typing.NoReturn: ...


class Number(int):
    pass


def f_derived(a: Number, b: typing.NewType("Name", str)) -> None: ...  # type: ignore[valid-type]


SIGNATURES = {
    f_plain: "func(int, float64, bool, string, []byte)",
    f_lists: "func([]int, map[string][]bool, []int, [2]string) [][]byte",
    f_abstract: "func([]int, map[string]any, []string) any",
    f_several: "func(int) (int, string)",
    f_error: "func(int) (int, error)",
    f_only_error: "func() error",
    f_several_error: "func() (int, string, error)",
    f_nothing: "func(any, any) any",
    f_variadic: "func(string, ...int) int",
    f_callables: "func(func(int, string) bool, func(), func(int) (int, error)) func(...any) int",
    f_sized: "func(int8, uint16, float32, []int32) uint64",
    f_times: "func(time.Duration, time.Time)",
    f_unions: "func(any, any)",
    f_exceptions: "func(error, error)",
    f_spelled: "func(chan int)",
    f_never: "func()",
    f_derived: "func(int, string)",
    functools.partial(f_plain, 1): "func(float64, bool, string, []byte)",
    math.sqrt: "func(any) any",
}


@pytest.mark.parametrize("function", SIGNATURES, ids=lambda f: getattr(f, "__name__", "partial"))
def test_annotations(function: Any) -> None:
    assert str(of_callable(function)) == SIGNATURES[function]


def test_signatures_as_go_spells_them() -> None:
    assert of_text("func(a, b int, c ...string) (n int, err error)").params == ("int", "int", "...string")
    assert str(of_text("func(a, b int, c ...string) (n int, err error)")) == "func(int, int, ...string) (int, error)"
    assert of_text("func(time.Duration, *fs.PathError) struct{ A, B int }").imports == ("io/fs", "time")
    assert of_text("func() error") == of_text("func() (err error)")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("func(", "is no Go signature: "),
        ("int", "is no Go signature, which looks like"),
        ("func(); var x int", "is no Go signature"),
        ("func[T any](T)", "is no Go signature"),
        ("func(Foo) int", "Foo is no type that Go or its library has"),
        ("func(foo.Bar)", "Go's library has no package foo"),
    ],
)
def test_signatures_that_are_none(text: str, message: str) -> None:
    with pytest.raises(ValueError, match="^'.*" + message.replace("(", "\\(")):
        of_text(text)


def keyword(*, a: int) -> None: ...
def unknown(a: threading.Thread) -> None: ...
def mixed(a: tuple[int, str]) -> None: ...
def returned() -> ValueError: ...  # type: ignore[empty-body]
def undefined(a: Nowhere) -> None: ...  # type: ignore[name-defined]  # noqa: F821


@pytest.mark.parametrize(
    ("function", "message"),
    [
        (keyword, "parameter a of keyword is for keywords only"),
        (unknown, "parameter a of unknown: there is no Go type for <class 'threading.Thread'>"),
        (mixed, "parameter a of mixed: there is no Go type for tuple"),
        (returned, "result of returned: errors are raised, not returned"),
        (undefined, "the annotations of undefined cannot be read: name 'Nowhere'"),
        (dict, "dict has no signature in Python"),
        (3, "a function or a Go signature is wanted, not int"),
    ],
)
def test_functions_without_a_signature(function: Any, message: str) -> None:
    with pytest.raises(TypeError, match="^" + message):
        golite.Hosts({"host": {"F": function}})


def test_names_and_paths() -> None:
    for path in ("fmt", "main", "unsafe", "a b", "", "a//b", "a/b-c", '"'):
        with pytest.raises(ValueError):
            golite.Hosts({path: {"F": "func()"}})
    for name in ("fetch", "F g", "", "_F"):
        with pytest.raises(ValueError):
            golite.Hosts({"host": {name: "func()"}})
