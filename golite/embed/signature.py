"""Calls as Python writes them: positional and keyword arguments to the values of Go's parameters, one each."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from types import GenericAlias
from typing import TYPE_CHECKING, Any

from golite.embed.gotypes import GoType, type_at
from golite.embed.names import unique_names

if TYPE_CHECKING:
    import inspect


class TypeText(str):
    """A Go type as an annotation, shown without quotes."""

    __slots__ = ()
    __repr__ = str.__str__


class Signature:
    """Of a Go function or method. ``names``: of the parameters, in Python. ``positional_only``: so many cannot be given by name, because they or one
    after them have none in Go. The last of a ``variadic`` one takes all further positional arguments."""

    def __init__(self, name: str, functype: GoType, names: Sequence[str] = (), result_names: Sequence[str] = ()) -> None:
        count = len(functype.params)
        given = list(names) or [""] * count
        self.name = name
        self.functype = functype
        self.result_names = tuple(result_names)
        self.variadic = functype.is_variadic
        self.positional_only = max((i + 1 for i, go in enumerate(given) if not go), default=0)
        self.names = unique_names(go or f"arg{i}" for i, go in enumerate(given))
        self.fixed = count - 1 if self.variadic else count
        self._index = {name: i for i, name in enumerate(self.names[: self.fixed]) if i >= self.positional_only}

    @classmethod
    def from_export(cls, row: Sequence[Any]) -> Signature:
        """Of a function, by its row in the export table (golite/engine/exports.py)."""
        name, names, _variadic, result_names, _doc, _address, functype = row
        return cls(name, type_at(functype), names, result_names)

    def bind(self, args: Sequence[Any], kwargs: dict[str, Any]) -> list[Any]:
        """A value for each parameter; for a variadic one a list. Raises TypeError as Python does."""
        fixed, given = self.fixed, len(args)
        if given == fixed and not kwargs:
            return [*args, []] if self.variadic else list(args)
        if given > fixed and not self.variadic:
            takes = f"{fixed} positional argument{'s' * (fixed != 1)}"
            raise TypeError(f"{self.name}() takes {takes} but {given} {'was' if given == 1 else 'were'} given")
        missing = object()
        values: list[Any] = [*args[:fixed], *[missing] * (fixed - given)]
        for name, value in kwargs.items():
            i = self._index.get(name)
            if i is None:
                raise TypeError(f"{self.name}() got an unexpected keyword argument {name!r}")
            if values[i] is not missing:
                raise TypeError(f"{self.name}() got multiple values for argument {name!r}")
            values[i] = value
        lacking = [repr(name) for name, value in zip(self.names, values, strict=False) if value is missing]
        if lacking:
            text = lacking[0] if len(lacking) == 1 else ", ".join(lacking[:-1]) + f" and {lacking[-1]}"
            raise TypeError(f"{self.name}() missing {len(lacking)} required argument{'s' * (len(lacking) != 1)}: {text}")
        if self.variadic:
            values.append(list(args[fixed:]))
        return values

    @cached_property
    def annotations(self) -> dict[str, Any]:
        """For typing.get_type_hints(): Go's types, as GoType; several results are a tuple."""
        types = self.functype.params
        found: dict[str, Any] = dict(zip(self.names, types, strict=True))
        if self.variadic:
            found[self.names[-1]] = types[-1].elem
        results = self._returned()
        found["return"] = results[0] if len(results) == 1 else GenericAlias(tuple, results) if results else None
        return found

    def _returned(self) -> tuple[GoType, ...]:
        """The results but for a last one of type error, which is raised."""
        results = self.functype.results
        return results[:-1] if results and results[-1].string == "error" else results

    @cached_property
    def inspected(self) -> inspect.Signature:
        """For help() and inspect.signature(). Annotations are Go's types."""
        from inspect import Parameter
        from inspect import Signature as PythonSignature

        parameters = []
        for i, (name, t) in enumerate(zip(self.names, self.functype.params, strict=True)):
            if self.variadic and i == self.fixed:
                parameters.append(Parameter(name, Parameter.VAR_POSITIONAL, annotation=TypeText(t.elem.string)))
            else:
                kind = Parameter.POSITIONAL_ONLY if i < self.positional_only else Parameter.POSITIONAL_OR_KEYWORD
                parameters.append(Parameter(name, kind, annotation=TypeText(t.string)))
        results = [t.string for t in self._returned()]
        text = results[0] if len(results) == 1 else f"({', '.join(results)})" if results else None
        return PythonSignature(parameters, return_annotation=None if text is None else TypeText(text))
