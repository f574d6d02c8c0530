"""What stages remember of types and trees, so as not to find it out again: for one compilation, since it keeps those types and trees alive.

A process that compiles many programs forgets after each (golite/embed/program.py); others end anyway.
"""

from __future__ import annotations

from typing import Any

_memos: list[dict[Any, Any]] = []


def memo() -> dict[Any, Any]:
    """An empty dict, of which only ``forget`` removes anything."""
    made: dict[Any, Any] = {}
    _memos.append(made)
    return made


def forget() -> None:
    """Empties all memos. Nothing may be being compiled."""
    for made in _memos:
        made.clear()
