"""The dispatch tables of lowering: which function builds which node. No logic here; the construct modules register themselves."""

from __future__ import annotations

from typing import Any, Callable

EXPR: dict[type, Callable[[Any, Any], Any]] = {}  # (builder, node) -> Operand
STMT: dict[type, Callable[[Any, Any], None]] = {}
BUILTIN: dict[str, Callable[[Any, Any], Any]] = {}  # (builder, call) -> Operand or None


def expr(*classes: type) -> Callable[[Any], Any]:
    def register(f: Any) -> Any:
        for cls in classes:
            EXPR[cls] = f
        return f

    return register


def stmt(*classes: type) -> Callable[[Any], Any]:
    def register(f: Any) -> Any:
        for cls in classes:
            STMT[cls] = f
        return f

    return register


def builtin(*names: str) -> Callable[[Any], Any]:
    def register(f: Any) -> Any:
        for name in names:
            BUILTIN[name] = f
        return f

    return register
