"""Arguments and environment of a program, as C strings have to be."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def checked_arguments(given: Iterable[object]) -> list[str]:
    """As texts. Raises ValueError for what would be cut off."""
    texts = [str(argument) for argument in given]
    for text in texts:
        if "\0" in text:
            raise ValueError(f"an argument has a NUL in it: {text!r}")
    return texts


def checked_environment(given: Mapping[str, str]) -> dict[bytes, bytes]:
    """As bytes, which also may be given. Raises ValueError for names that no variable can have, and for values that would be cut off."""
    made = {}
    for name, value in given.items():
        key, data = os.fsencode(name), os.fsencode(value)
        if not key or b"=" in key or b"\0" in key:
            raise ValueError(f"{name!r} is no name for the environment")
        if b"\0" in data:
            raise ValueError(f"the environment's {name!r} has a NUL in it")
        made[key] = data
    return made
