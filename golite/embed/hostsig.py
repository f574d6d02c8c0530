"""Go signatures of Python functions that Go code calls: as Go spells them (``of_text``), or made of annotations (``of_callable``).

They may name Go's own types and those of the standard library (``time.Duration``), which are told apart by the last part of the package's path.
"""

from __future__ import annotations

import collections.abc
import datetime
import inspect
import types
import typing
from functools import cache, partial
from typing import Annotated, Any, NamedTuple

from golite.embed.annotations import FAILS, GoTypeName


class HostSignature(NamedTuple):
    """Types as Go spells them; that of a variadic parameter is its element's, behind dots. ``imports``: paths of the packages that are named."""

    params: tuple[str, ...]
    results: tuple[str, ...]
    imports: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"func({', '.join(self.params)}){_result_text(self.results)}"

    def with_error(self) -> HostSignature:
        """The same with an error as the last result."""
        return self if self.results[-1:] == ("error",) else self._replace(results=(*self.results, "error"))


def _result_text(results: tuple[str, ...]) -> str:
    if len(results) < 2:
        return "".join(f" {result}" for result in results)
    return f" ({', '.join(results)})"


# ---- as Go spells them


@cache
def of_text(text: str) -> HostSignature:
    """The signature that a func type has: ``"func(url string, n int) (string, error)"``. Raises ValueError for what is none."""
    from golite.syntax import ast
    from golite.syntax.parser import parse_file
    from golite.syntax.source import FileSet

    data = f"package p\ntype F {text}".encode()
    file, complaints = parse_file(FileSet().add("signature", data, "signature"))
    if complaints:
        raise ValueError(f"{text!r} is no Go signature: {complaints[0].message}")
    decl: Any = file.decls[0]
    functype = decl.specs[0].type_expr
    if len(file.decls) != 1 or not isinstance(functype, ast.FuncType) or functype.tparams:
        raise ValueError(f'{text!r} is no Go signature, which looks like "func(url string, n int) (string, error)"')
    names = _Names(text)
    names.visit(functype)
    return HostSignature(_types(functype.params), _types(functype.results), tuple(sorted(names.imports)))


def _types(fields: list[Any]) -> tuple[str, ...]:
    from golite.syntax.print import format_expr

    return tuple(format_expr(field.type_expr) for field in fields for _ in field.names or [None])


class _Names:
    """Looks what the names in a signature stand for."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.imports: set[str] = set()

    def visit(self, node: Any) -> None:
        from golite.records import fields
        from golite.syntax import ast
        from golite.types.objects import TypeName
        from golite.types.universe import UNIVERSE

        if isinstance(node, ast.SelectorExpr) and isinstance(node.x, ast.Ident):
            self.imports.add(_package_of(node.x.name, self.text))
        elif isinstance(node, ast.Ident):
            if not isinstance(UNIVERSE.names.get(node.name), TypeName):
                raise ValueError(f"{self.text!r}: {node.name} is no type that Go or its library has")
        elif isinstance(node, ast.Field):
            self.visit(node.type_expr)
        elif isinstance(node, ast.Node):
            for field in fields(type(node)):
                self.visit(getattr(node, field.name))
        elif isinstance(node, list):
            for each in node:
                self.visit(each)


def _package_of(name: str, text: str) -> str:
    from golite.engine.sources import std_packages

    found = [path for path in std_packages() if path.rpartition("/")[2] == name and "internal" not in path.split("/")]
    if not found:
        raise ValueError(f"{text!r}: Go's library has no package {name}")
    return min(found, key=lambda path: (path.count("/"), path))


# ---- from annotations

_SIMPLE: dict[Any, str] = {
    Any: "any", object: "any", bool: "bool", int: "int", float: "float64", complex: "complex128", str: "string", bytes: "[]byte",
    bytearray: "[]byte", memoryview: "[]byte", list: "[]any", dict: "map[any]any", tuple: "[]any", datetime.timedelta: "time.Duration",
    datetime.datetime: "time.Time", collections.abc.Callable: "func(...any) any",
}  # fmt: skip
_LISTS = (list, collections.abc.Sequence, collections.abc.MutableSequence, collections.abc.Iterable, collections.abc.Collection)
_MAPS = (dict, collections.abc.Mapping, collections.abc.MutableMapping)


def of_callable(function: Any) -> HostSignature:
    """The signature that a callable's annotations give it. Raises TypeError if they do not."""
    name = name_of(function)
    try:
        signature = inspect.signature(function, eval_str=True)
    except ValueError:
        raise TypeError(f'{name} has no signature in Python: give its Go signature, as in ({name}, "func(float64) float64")') from None
    except NameError as error:
        raise TypeError(f"the annotations of {name} cannot be read: {error}") from None
    params: list[str] = []
    for parameter in signature.parameters.values():
        where = f"parameter {parameter.name} of {name}"
        annotation = Any if parameter.annotation is parameter.empty else parameter.annotation
        if parameter.kind is parameter.VAR_POSITIONAL:
            params.append("..." + _spell(annotation, where))
        elif parameter.kind in (parameter.POSITIONAL_ONLY, parameter.POSITIONAL_OR_KEYWORD):
            params.append(_spell(annotation, where))
        elif parameter.kind is parameter.KEYWORD_ONLY and parameter.default is parameter.empty:
            raise TypeError(f"{where} is for keywords only, which Go does not have")
    returned = Any if signature.return_annotation is signature.empty else signature.return_annotation
    results = tuple(_results(returned, f"result of {name}"))
    made = HostSignature(tuple(params), results)
    if any("." in spelling.replace("...", "") for spelling in (*params, *results)):
        return of_text(str(made))  # it names a package
    return made


def name_of(function: Any) -> str:
    if isinstance(function, partial):
        return name_of(function.func)
    return getattr(function, "__qualname__", None) or type(function).__qualname__


def _results(annotation: Any, where: str) -> list[str]:
    if typing.get_origin(annotation) is Annotated and FAILS in annotation.__metadata__:
        return [*_results(annotation.__origin__, where), "error"]
    if annotation in (None, type(None), typing.NoReturn, typing.Never):
        return []
    args = typing.get_args(annotation)
    if typing.get_origin(annotation) is tuple and args[-1:] != (...,):
        return [_spell(each, f"{where}, part {i + 1}") for i, each in enumerate(args)]
    return [_spell(annotation, where)]


def _spell(annotation: Any, where: str) -> str:
    """A Go type."""
    origin, args = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is Annotated:
        names = [each.spelling for each in annotation.__metadata__ if isinstance(each, GoTypeName)]
        return names[-1] if names else _spell(annotation.__origin__, where)
    if origin in _LISTS:
        return "[]" + _spell(args[0], where)
    if origin in _MAPS:
        return f"map[{_spell(args[0], where)}]{_spell(args[1], where)}"
    if origin is tuple:
        if args[-1:] == (...,):
            return "[]" + _spell(args[0], where)
        if args and all(each == args[0] for each in args):
            return f"[{len(args)}]{_spell(args[0], where)}"
    if origin is collections.abc.Callable:
        params = ["...any"] if args[0] is ... else [_spell(each, where) for each in args[0]]
        return f"func({', '.join(params)}){_result_text(tuple(_results(args[1], where)))}"
    if origin in (typing.Union, types.UnionType):
        return "any"
    if isinstance(annotation, typing.NewType):
        return _spell(annotation.__supertype__, where)
    try:
        if annotation in _SIMPLE:
            return _SIMPLE[annotation]
    except TypeError:
        pass  # not hashable
    if isinstance(annotation, type):
        if issubclass(annotation, BaseException):
            if where.startswith("result"):
                raise TypeError(f"{where}: errors are raised, not returned: annotate the result with golite.Result")
            return "error"
        for base in (int, float, str, bytes):
            if issubclass(annotation, base):
                return _SIMPLE[base]
    raise TypeError(f"{where}: there is no Go type for {annotation!r}; golite has annotations for some, and a Go signature can name all")
