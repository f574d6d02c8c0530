"""Operands: what an expression has turned out to be.

The checker uses the expression nodes themselves as operands: a node's ``mode``, ``type`` and ``value`` are the state of the
operand, so that converting an untyped operand changes the node at once. Where a value has no expression of its own (one
result of a call with several, an iteration value, the operands of x++), an ``Operand`` stands in, and ``expr`` is
the expression that errors speak of. MODE_INVALID stops error cascades: every check returns quietly on it.
"""

from __future__ import annotations

from typing import Any, Optional

from golite.syntax import ast
from golite.syntax.print import format_expr
from golite.types.const import format_value
from golite.types.predicates import composite_kind, is_generic, is_untyped, is_valid
from golite.types.types import Alias, Kind, Named, TypeParam, unalias, underlying
from golite.types.typestring import Qualifier, Where, type_string

MODE_INVALID = "invalid"
MODE_NOVALUE = "novalue"  # a call without results
MODE_BUILTIN = "builtin"
MODE_TYPE = "type"
MODE_CONST = "const"
MODE_VAR = "var"  # addressable
MODE_MAPINDEX = "mapindex"  # m[k]: assignable, has a comma-ok form
MODE_VALUE = "value"
MODE_COMMAOK = "commaok"  # a value that has a comma-ok form: receive, type assertion
MODE_NIL = "nil"

VALUE_MODES = frozenset({MODE_CONST, MODE_VAR, MODE_MAPINDEX, MODE_VALUE, MODE_COMMAOK, MODE_NIL})
COMMAOK_MODES = frozenset({MODE_MAPINDEX, MODE_COMMAOK})

_MODE_TEXT = {
    MODE_INVALID: "invalid operand",
    "": "invalid operand",
    MODE_NOVALUE: "no value",
    MODE_BUILTIN: "built-in",
    MODE_TYPE: "type",
    MODE_CONST: "constant",
    MODE_VAR: "variable",
    MODE_MAPINDEX: "map index expression",
    MODE_VALUE: "value",
    MODE_NIL: "nil",
    MODE_COMMAOK: "comma, ok expression",
}
_UNTYPED_MODES = frozenset({MODE_INVALID, "", MODE_NOVALUE, MODE_BUILTIN, MODE_TYPE})


class Operand(ast.Expr):
    """A value without a node of its own; ``expr`` is the expression it comes from."""

    __slots__ = ("expr",)

    def __init__(self, expr: ast.Expr, mode: str, type: Any, value: Any = None) -> None:
        self.pos = expr.pos
        self.expr = expr
        self.mode = mode
        self.type = type
        self.value = value


def expr_of(x: ast.Expr) -> ast.Expr:
    return x.expr if type(x) is Operand else x


def is_byte_or_rune(t: Any) -> bool:
    return type(t) is Alias and t.obj.pkg is None and t.obj.name in ("byte", "rune")


def type_description(t: Any) -> str:
    """ "struct ", "int " ... before "type T" for a type with a name of its own; gc tells what is behind a name."""
    if is_byte_or_rune(t) or type(unalias(t)) is TypeParam:
        return ""
    if type(t) is Named or type(t) is Alias:
        kind = composite_kind(t)
        if not kind:
            kind = getattr(underlying(t), "name", "")
        return kind + " "
    return ""


def operand_string(x: ast.Expr, qualifier: Optional[Qualifier] = None, where: Optional[Where] = None) -> str:
    """How errors describe an operand: ``x (variable of type int)``, ``1 (untyped int constant)``."""
    mode: str = x.mode
    t: Any = x.type
    if mode == MODE_NIL:
        if t is None or not is_valid(t):
            return "nil (with invalid type)"
        if is_untyped(t) and t.kind is Kind.UNTYPED_NIL:
            return "nil"
        return f"nil (of type {type_string(t, qualifier, where)})"
    text = format_expr(expr_of(x))
    out = [text, " ("]
    has_type = False
    if mode not in _UNTYPED_MODES and t is not None:
        if is_untyped(t):
            out.append(t.name + " ")
        else:
            has_type = True
    out.append(_MODE_TEXT[mode])
    if mode == MODE_CONST:
        value = format_value(x.value)
        if value != text:
            out.append(" " + value)
    if has_type:
        if is_valid(t):
            generic = "generic " if is_generic(t) else ""
            out.append(f" of {generic}{type_description(t)}type {type_string(t, qualifier, where)}")
            param = unalias(t)
            if type(param) is TypeParam:
                out.append(" constrained by " + type_string(param.constraint, qualifier, where))
        else:
            out.append(" with invalid type")
    out.append(")")
    return "".join(out)
