"""Host packages: Go packages whose functions are Python's.

Of their signatures there is Go text (``sources``), which is compiled with the program that imports them: each function packs its parameters into a
struct and calls the runtime with its number, under which the program's group has the Python function (``Imports``; runtime/hostpyfunc.go calls it).
"""

from __future__ import annotations

import ctypes
import weakref
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from golite.embed.core import error_of
from golite.embed.funcs import Host
from golite.embed.gotypes import GoType, type_at
from golite.embed.hostimport import HostImports
from golite.embed.hostsig import HostSignature, name_of, of_callable, of_text
from golite.embed.native import HostImport
from golite.embed.panics import without_own
from golite.errors import Error

if TYPE_CHECKING:
    from golite.embed.convert import Converters
    from golite.embed.core import Core


class HostFunction(NamedTuple):
    """``callable`` is None if there is only a signature: each runtime has to expose a function."""

    callable: Callable[..., Any] | None
    signature: HostSignature


class Hosts:
    """Python functions for Go code to import, by package and name."""

    def __init__(self, packages: Mapping[str, Mapping[str, Any]] | None = None) -> None:
        self._packages: dict[str, dict[str, HostFunction]] = {}
        for package, functions in (packages or {}).items():
            self.expose(package, functions)

    def expose(self, package: str, functions: Mapping[str, Any], *, errors: bool = False) -> None:
        """Adds functions to the package with an import path. Each is a callable, whose annotations say what it is in Go; a tuple of a callable and a
        Go signature; or only a Go signature. ``errors``: all of them return an error, too, which is what they raise."""
        _check_path(package)
        made = {name: host_function(function, errors) for name, function in functions.items()}
        for name in made:
            if not (name.isidentifier() and name[0].isupper()):
                raise ValueError(f"Go code cannot use {package}.{name}: names for others begin with a capital letter")
        self._packages.setdefault(package, {}).update(made)

    def host(self, package: str, name: str = "", *, signature: str = "", errors: bool = False) -> Callable[[Any], Any]:
        """A decorator: exposes a function, by default under its own name as Go spells such: ``read_all`` is ReadAll."""

        def decorate(function: Any) -> Any:
            called = name or "".join(part[:1].upper() + part[1:] for part in name_of(function).rpartition(".")[2].split("_"))
            self.expose(package, {called: (function, signature) if signature else function}, errors=errors)
            return function

        return decorate

    def find(self, package: str, name: str) -> HostFunction | None:
        return self._packages.get(package, {}).get(name)

    def rows(self) -> list[tuple[str, str, HostFunction]]:
        """All functions, in the order of their numbers."""
        return [(package, name, functions[name]) for package, functions in sorted(self._packages.items()) for name in sorted(functions)]

    def copy(self) -> Hosts:
        made = Hosts()
        made._packages = {package: dict(functions) for package, functions in self._packages.items()}
        return made

    def __bool__(self) -> bool:
        return bool(self._packages)


def host_function(given: Any, errors: bool = False) -> HostFunction:
    function, signature = given if isinstance(given, tuple) else (None, given) if isinstance(given, str) else (given, None)
    if function is not None and not callable(function):
        raise TypeError(f"a function or a Go signature is wanted, not {type(function).__qualname__}")
    made = of_callable(function) if signature is None else of_text(signature)
    return HostFunction(function, made.with_error() if errors else made)


def _check_path(package: str) -> None:
    from golite.engine.sources import std_directory

    parts = package.split("/")
    if not all(part.isascii() and part.replace("-", "_").replace(".", "_").isidentifier() for part in parts) or not parts[-1].isidentifier():
        raise ValueError(f"{package!r} is no import path whose last part is a name")
    if std_directory(package) is not None or package in ("main", "unsafe", "C"):
        raise ValueError(f"{package!r} is a package that Go has already")


# ---- the Go side


def sources(hosts: Hosts) -> dict[str, str]:
    """Go text of the packages, by import path."""
    found: dict[str, list[str]] = {}
    imports: dict[str, set[str]] = {}
    for number, (package, name, function) in enumerate(hosts.rows()):
        found.setdefault(package, []).append(_function(number, name, function.signature))
        imports.setdefault(package, {"unsafe"}).update(function.signature.imports)
    made = {}
    for package, functions in found.items():
        head = [f"package {package.rpartition('/')[2]}", *(f'import "{path}"' for path in sorted(imports[package])), _CALL]
        made[package] = "\n\n".join(head + functions) + "\n"
    return made


_CALL = """//go:linkname hostfunction runtime.hostfunction
//go:noescape
func hostfunction(number uintptr, args, results unsafe.Pointer)"""


def _function(number: int, name: str, signature: HostSignature) -> str:
    params = ", ".join(f"p{i} {t}" for i, t in enumerate(signature.params))
    args = "; ".join(f"p{i} {t.replace('...', '[]', 1) if t.startswith('...') else t}" for i, t in enumerate(signature.params))
    names = ", ".join(f"p{i}" for i in range(len(signature.params)))
    results = ", ".join(signature.results)
    fields = "; ".join(f"r{i} {t}" for i, t in enumerate(signature.results))
    outcome = ", ".join(f"r.r{i}" for i in range(len(signature.results)))
    return f"""func {name}({params}) ({results}) {{
	a := struct{{ {args} }}{{{names}}}
	var r struct{{ {fields} }}
	hostfunction({number}, unsafe.Pointer(&a), unsafe.Pointer(&r))
	return {outcome}
}}"""


# ---- the Python side


class Imports:
    """The functions that an instance of a program imports. ``rows``: "hosts" of its export table. ``defaults``: what it was compiled with, by number;
    ``exposed``: what the runtime has, which goes first."""

    def __init__(self, core: Core, converters: Converters, rows: list[tuple[str, str, int]], defaults: Hosts, exposed: Hosts) -> None:
        self._defaults = numbered = defaults.rows()
        self.table = (ctypes.c_uint64 * max(len(numbered), 1))()  # Go's, as long as it has the group
        self._imports: dict[tuple[str, str], tuple[int, GoType, HostFunction]] = {}
        self._made: dict[int, HostImport] = {}
        self._converters = converters
        weakref.finalize(self, _forget, self.table).atexit = False
        converters.error_of = lambda exception: error_of(core, converters, exception)
        converters.exception_at = exception_at
        types = {(package, name): type_at(t) for package, name, t in rows}
        for number, (package, name, default) in enumerate(numbered):
            t = types.get((package, name))
            if t is not None:
                self._imports[package, name] = number, t, default
        self.bind(exposed)

    def bind(self, exposed: Hosts) -> None:
        """Takes the functions that a runtime exposes. Raises TypeError for one of another signature."""
        for (package, name), (number, t, default) in self._imports.items():
            found = exposed.find(package, name)
            if found is not None and found.signature != default.signature:
                raise TypeError(f"the program wants {package}.{name} to be {default.signature}, but the runtime exposes {found.signature}")
            function = (found.callable if found is not None else None) or default.callable or _missing(package, name)
            made = HostImports(self._converters, t, apart=True).make(Host(self._converters, t, function))
            self.table[number] = ctypes.addressof(made)
            self._made[number] = made


def _refuse(args: int, results: int) -> None:
    raise Error("the runtime is closed")


_GONE = HostImport(slow=_refuse)


def _forget(table: Any) -> None:
    """The functions are gone. Goroutines that are left, if there are any, find an error in their place."""
    for number, address in enumerate(table):
        if address:
            table[number] = ctypes.addressof(_GONE)


def _missing(package: str, name: str) -> Callable[..., Any]:
    def missing(*args: Any) -> Any:
        raise Error(f'there is no function {package}.{name} in this runtime: runtime.expose("{package}", {{"{name}": …}}) gives it one')

    return missing


def exception_at(address: int) -> BaseException:
    """The exception of a runtime.HostError."""
    return without_own(ctypes.cast(ctypes.c_uint64.from_address(address).value, ctypes.py_object).value)
