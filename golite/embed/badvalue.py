"""A Python value that Go cannot have.

Converters raise BadValue without knowing where the value belongs; whoever passes a value on adds the step on the way out, so that a conversion that
goes well pays nothing. At the border it becomes a TypeError, OverflowError or ValueError that names the parameter: ``parameter points[3].X: 300 does
not fit uint8``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from golite.embed.gotypes import GoType

if TYPE_CHECKING:
    from golite.embed.convert import Converters


class BadValue(Exception):
    """``kind``: the exception that the user sees. ``text``: what is wrong."""

    def __init__(self, kind: type[Exception], text: str) -> None:
        super().__init__(text)
        self.kind = kind
        self.text = text
        self.path = ""

    def at(self, step: str) -> BadValue:
        """The value was found at ``step`` of another: ".X", "[3]"."""
        self.path = step + self.path
        return self

    def as_error(self, where: str) -> Exception:
        """``where``: such as "parameter x"."""
        return self.kind(f"{where}{self.path}: {self.text}")


class ForeignValue(BadValue):
    """A value of a Go type that is of another program. ``converters``: that program's."""

    def __init__(self, text: str, converters: Converters) -> None:
        super().__init__(TypeError, text)
        self.converters = converters


def wrong_type(t: GoType, value: object) -> BadValue:
    cls = type(value)
    name = "None" if value is None else cls.__qualname__ if cls.__module__ == "builtins" else f"{cls.__module__}.{cls.__qualname__}"
    return BadValue(TypeError, f"{t.string} wanted, not {name}")


def out_of_range(t: GoType, value: object) -> BadValue:
    if isinstance(value, int) and value.bit_length() > 200:
        text = f"an int of {value.bit_length()} bits"  # repr refuses the largest
    else:
        try:
            text = repr(value)
        except ValueError:  # of such an int in it
            text = f"a {type(value).__qualname__}"
    return BadValue(OverflowError, f"{text} does not fit {t.string}")
