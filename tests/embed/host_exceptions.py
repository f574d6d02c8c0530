"""What host functions raise, on its way through Go. Run by tests/test_embed_hosts.py."""

from __future__ import annotations

import contextlib
import gc
import traceback
import weakref
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import golite

RAISES = """package p

import (
	"errors"
	"fmt"
	"host"
	"runtime"
	"time"
)

var Log []string

func Raise(x string) { host.Raise(x) }
func Deferred(x string) {
	defer func() { Log = append(Log, "deferred "+x) }()
	inner(x)
}
func inner(x string) { host.Raise(x) }

func Recovered(x string) (text string, isError bool) {
	defer func() {
		r := recover()
		err, ok := r.(error)
		text, isError = fmt.Sprint(r), ok && err.Error() == fmt.Sprint(r)
	}()
	host.Raise(x)
	return
}
func Again(x string) {
	defer func() { panic(recover()) }()
	host.Raise(x)
}
func Value(x string) (r any) {
	defer func() { r = recover() }()
	host.Raise(x)
	return
}
func Caught(x string) (err error) {
	defer func() { err = recover().(error) }()
	host.Raise(x)
	return
}
func Get(x string) (int, error) { return host.Get(x) }
func GetSlow(x string) ([]int, error) { return host.GetSlow(x) }
func Wrapped(x string) error { _, err := host.Get(x); return fmt.Errorf("get %s: %w", x, err) }
func Is(x string) []bool {
	_, a := host.Get(x)
	_, b := host.Get(x)
	_, c := host.Get("other")
	return []bool{errors.Is(a, a), errors.Is(a, b), errors.Is(a, c), errors.Is(fmt.Errorf("%w", a), b), a == b}
}
var ErrOwn = errors.New("own")
func Own() error { return ErrOwn }
func OwnBack() bool { _, err := host.Own(); return err == ErrOwn }
func Call(f func(string) error, x string) (string, error) {
	err := f(x)
	if err == nil { return "", nil }
	return err.Error(), err
}
func Take(err error) (string, error) { return err.Error(), err }
func Hold(x any) any { return x }

func Deep(n int) { host.Deeper(n) }
func Spawn(x string) { go host.Raise(x); time.Sleep(time.Hour) }
func Collect() { runtime.GC(); time.Sleep(time.Millisecond) }
"""


class Raiser:
    """What the host functions raise: ``found``, one object."""

    def __init__(self, jit: str = "always") -> None:
        self.found: BaseException = KeyError("x")
        self.module = golite.compile(
            RAISES,
            "raises.go",
            jit=jit,
            hosts={
                "host": {
                    "Raise": self.throw,
                    "Get": (self.throw, "func(string) (int, error)"),
                    "GetSlow": (self.throw, "func(string) ([]int, error)"),
                    "Own": self.own,
                    "Deeper": self.deeper,
                }
            },
        )

    def throw(self, x: str) -> None:
        raise KeyError("other") if x == "other" else self.found

    def own(self) -> golite.Result[int]:
        self.module.Own()

    def deeper(self, n: int) -> None:
        if n:
            self.module.Deep(n - 1)
        self.throw("")


@pytest.fixture(params=["always", "off"])
def raiser(request: Any) -> Raiser:
    return Raiser(request.param)


@pytest.fixture(params=[KeyError("x"), KeyboardInterrupt(), SystemExit(3), golite.GoExit(2), ExceptionGroup("several", [ValueError()])], ids=repr)
def raised(request: Any) -> BaseException:
    request.param.__traceback__ = None
    found: BaseException = request.param
    return found


def catch(function: Callable[..., Any], *args: Any) -> BaseException:
    try:
        function(*args)
    except BaseException as exception:
        return exception
    pytest.fail("nothing was raised")


def test_the_same_object_comes_out(raiser: Raiser, raised: BaseException) -> None:
    raiser.found = raised
    m = raiser.module
    m.Log = []
    for function in (m.Raise, m.Deferred, m.Again):
        assert catch(function, "a") is raised
    assert m.Log == ["deferred a"]
    assert catch(m.Deep, 3) is raised
    name, text = type(raised).__name__, str(raised)
    said = f"{name}: {text}" if text else name
    assert m.Recovered("b") == (said, True)
    assert m.Value("c") is raised
    assert catch(m.Caught, "d") is raised


def test_go_s_frames_are_in_the_traceback(raiser: Raiser) -> None:
    error = catch(raiser.module.Deferred, "a")
    frames = [(frame.name, Path(frame.filename).name, frame.lineno) for frame in traceback.extract_tb(error.__traceback__)]
    at = frames.index(("main.Deferred", "raises.go", 16))
    assert frames[at + 1] == ("main.inner", "raises.go", 18)
    assert frames[at + 2][:2] == ("throw", "host_exceptions.py") and len(frames) == at + 3


def test_borders_in_the_traceback(raiser: Raiser) -> None:
    error = catch(raiser.module.Deep, 2)
    frames = [frame.name for frame in traceback.extract_tb(error.__traceback__)]
    at = frames.index("main.Deep")
    assert frames[at:] == ["main.Deep", "deeper"] * 3 + ["throw"]


def test_recursion_without_end(raiser: Raiser) -> None:
    assert isinstance(catch(raiser.module.Deep, 100000), RecursionError)
    assert catch(raiser.module.Deep, 10) is raiser.found


def test_errors(raiser: Raiser) -> None:
    m = raiser.module
    for function in (m.Get, m.GetSlow):
        assert catch(function, "a") is raiser.found
        assert traceback.extract_tb(raiser.found.__traceback__)[-1].name == "throw"
    error = catch(m.Wrapped, "a")
    assert isinstance(error, golite.GoError) and str(error) == "get a: KeyError: 'x'"
    assert error.__cause__ is raiser.found and list(error.chain()) == [error, raiser.found]
    assert error.is_(raiser.found) and not error.is_(KeyError("x")) and error.as_(KeyError) is raiser.found and error.as_(OSError) is None
    assert m.Is("a") == [True, True, False, True, False]


def test_exceptions_that_are_no_errors(raiser: Raiser) -> None:
    for raised in (KeyboardInterrupt(), SystemExit(1)):
        raiser.found = raised
        for function in (raiser.module.Get, raiser.module.GetSlow, raiser.module.Wrapped):
            assert catch(function, "a") is raised


def test_go_s_errors_stay_what_they_are(raiser: Raiser) -> None:
    assert raiser.module.OwnBack() is True


def test_exceptions_of_func_values(raiser: Raiser) -> None:
    def f(x: str) -> None:
        raise raiser.found

    assert catch(raiser.module.Call, f, "a") is raiser.found
    raiser.found = KeyboardInterrupt()
    assert catch(raiser.module.Call, f, "a") is raiser.found


def test_exceptions_as_values(raiser: Raiser) -> None:
    error = OSError(2, "gone")
    assert catch(raiser.module.Take, error) is error
    assert raiser.module.Hold(error) is error


def test_text_of_exceptions(raiser: Raiser) -> None:
    class Bad(Exception):
        def __str__(self) -> str:
            raise ValueError("no text")

    class Surrogate(Exception):
        def __str__(self) -> str:
            return "\ud800x"

    for found, text in ((Bad(), "Bad"), (Surrogate(), "Surrogate: ?x"), (ValueError(), "ValueError"), (ValueError("a\0b"), "ValueError: a\0b")):
        raiser.found = found
        said, is_error = raiser.module.Recovered("a")
        assert said.rpartition(".")[2] == text and is_error
        assert catch(raiser.module.Take, found) is found


@pytest.mark.parametrize("name", ["Raise", "Again", "Recovered", "Value", "Get", "GetSlow", "Wrapped", "Call", "Take", "Spawn"])
def test_exceptions_are_let_go(name: str) -> None:
    class Mine(Exception):
        pass

    raiser = Raiser()
    m = raiser.module

    def go() -> weakref.ref[Mine]:
        raiser.found = Mine("x")
        function = getattr(m, name)
        args: tuple[Any, ...] = ("a",)
        if name == "Call":
            args = (raiser.throw, "a")
        elif name == "Take":
            args = (raiser.found,)
        with contextlib.suppress(Mine, golite.GoError):
            function(*args)
        made = weakref.ref(raiser.found)
        raiser.found = KeyError("x")
        return made  # type: ignore[return-value]

    refs = [go() for _ in range(10)]
    deep_stack(m)
    for _ in range(50):
        collect(m)
        if sum(ref() is not None for ref in refs) <= 1:
            break
    # Go's collector is conservative: one may still look used.
    assert sum(ref() is not None for ref in refs) <= 1


def collect(m: Any) -> None:
    """Has Go collect, its finalizers run, and what they give up dropped."""
    for _ in range(3):
        gc.collect()
        m.Collect()
    gc.collect()


def deep_stack(m: Any) -> None:
    """Overwrites what is left on Go's stacks."""
    for _ in range(20):
        m.Recovered("other")
