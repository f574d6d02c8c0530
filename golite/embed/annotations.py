"""Annotations that say more of a Go type than Python's own classes do: ``n: golite.Int32``, ``-> golite.Result[int]``.

For type checkers they are what they are made of: an ``Int32`` is an int, a ``Result[int]`` too.
"""

from __future__ import annotations

from typing import Annotated, TypeVar


class GoTypeName:
    """In an Annotated: the Go type, as Go spells it."""

    __slots__ = ("spelling",)

    def __init__(self, spelling: str) -> None:
        self.spelling = spelling

    def __repr__(self) -> str:
        return f"GoTypeName({self.spelling!r})"


class _Fails:
    """In an Annotated result: an error follows it."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "error"


FAILS = _Fails()
_T = TypeVar("_T")

Result = Annotated[_T, FAILS]
Int8 = Annotated[int, GoTypeName("int8")]
Int16 = Annotated[int, GoTypeName("int16")]
Int32 = Annotated[int, GoTypeName("int32")]
Int64 = Annotated[int, GoTypeName("int64")]
Uint = Annotated[int, GoTypeName("uint")]
Uint8 = Annotated[int, GoTypeName("uint8")]
Uint16 = Annotated[int, GoTypeName("uint16")]
Uint32 = Annotated[int, GoTypeName("uint32")]
Uint64 = Annotated[int, GoTypeName("uint64")]
Float32 = Annotated[float, GoTypeName("float32")]
Complex64 = Annotated[complex, GoTypeName("complex64")]

__all__ = ["Complex64", "Float32", "GoTypeName", "Int8", "Int16", "Int32", "Int64", "Result", "Uint", "Uint8", "Uint16", "Uint32", "Uint64"]
