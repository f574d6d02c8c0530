"""Go's names as names that Python takes."""

from __future__ import annotations

import keyword
import unicodedata
from collections.abc import Container, Iterable

# What classes of this package have besides a Go type's fields and methods, which begin with a capital unless they are embedded.
RESERVED = frozenset({"value", "ref", "new"})


def python_name(name: str) -> str:
    """A Go identifier as Python has it: normalised as Python's parser does, with ``_`` after keywords and what has a meaning here."""
    name = unicodedata.normalize("NFKC", name)
    return name + "_" if keyword.iskeyword(name) or name in RESERVED else name


def unique_names(names: Iterable[str], others: Container[str] = ()) -> list[str]:
    """Python's names for several, each another one, and none of ``others``: those that are the same by now get ``_`` appended."""
    found: list[str] = []
    for name in map(python_name, names):
        while name in found or name in others:
            name += "_"
        found.append(name)
    return found
