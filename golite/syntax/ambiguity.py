"""What the grammar takes for an expression and may be a type, or a type parameter's declaration."""

from __future__ import annotations

from typing import Optional

from golite.syntax.ast import (
    ArrayType,
    BinaryExpr,
    CallExpr,
    ChanType,
    Expr,
    FuncType,
    Ident,
    IndexExpr,
    InterfaceType,
    MapType,
    ParenExpr,
    SelectorExpr,
    StarExpr,
    StructType,
    UnaryExpr,
)

_TYPE_LITERALS = frozenset([ArrayType, StructType, FuncType, InterfaceType, MapType, ChanType])


def is_type(x: Expr) -> bool:
    """Can ``x``, parsed as an expression, be a type?"""
    while True:
        if isinstance(x, (ParenExpr, StarExpr)):
            x = x.x
        elif isinstance(x, IndexExpr):
            return type(x.x) is Ident or (isinstance(x.x, SelectorExpr) and type(x.x.x) is Ident)
        elif isinstance(x, SelectorExpr):
            return type(x.x) is Ident
        else:
            return type(x) is Ident or type(x) in _TYPE_LITERALS


def is_type_argument(x: Expr) -> bool:
    """Is ``x``, parsed as an expression, a type also where only types can stand in it?"""
    if not is_type(x):
        return False
    while isinstance(x, (ParenExpr, StarExpr)):
        x = x.x
    return not isinstance(x, IndexExpr) or all(is_type_argument(i) for i in x.indices)


def is_type_element(x: Expr) -> bool:
    """Can ``x``, parsed as an expression, be a constraint or an interface element: a union of types and of ``~T``?"""
    while isinstance(x, BinaryExpr):
        if x.op != "|" or not _is_union_term(x.y):
            return False
        x = x.x
    return _is_union_term(x)


def _is_union_term(x: Expr) -> bool:
    return is_type(x.x if isinstance(x, UnaryExpr) and x.op == "~" else x)


def surely_type_element(x: Expr) -> bool:
    """Is ``x`` a type and no expression, whatever its names mean?"""
    kind = type(x)
    if kind in _TYPE_LITERALS:
        return True
    if isinstance(x, BinaryExpr):
        return surely_type_element(x.x) or surely_type_element(x.y)
    if isinstance(x, UnaryExpr):
        return x.op == "~"
    if isinstance(x, ParenExpr):
        return surely_type_element(x.x)
    return False


def split_type_parameter(x: Expr, comma: bool) -> Optional[tuple[Ident, Expr]]:
    """``P *C`` and ``P (C)``, read as an expression, as a type parameter and its constraint; None if it is an array length.

    ``comma``: a comma follows, which an array length can't have, so the name alone decides."""
    if isinstance(x, BinaryExpr):
        if x.op == "*":
            if isinstance(x.x, Ident) and (comma or surely_type_element(x.y)):
                return x.x, StarExpr(x.op_pos, x.y)
        elif x.op == "|":
            left = split_type_parameter(x.x, comma or surely_type_element(x.y))
            if left is not None:
                return left[0], BinaryExpr(left[1].pos, "|", left[1], x.y, x.op_pos)
    elif isinstance(x, CallExpr) and isinstance(x.fun, Ident) and len(x.args) == 1 and not x.has_dots:
        if comma or surely_type_element(x.args[0]):
            return x.fun, x.args[0]
    return None
