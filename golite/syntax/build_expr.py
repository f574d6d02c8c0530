"""Expressions."""

from __future__ import annotations

from typing import Any

from golite.syntax import ast
from golite.syntax.ambiguity import is_type
from golite.syntax.ast import (
    ArrayType,
    BinaryExpr,
    CallExpr,
    ChanType,
    CompositeLit,
    Expr,
    Ident,
    IndexExpr,
    MapType,
    ParenExpr,
    SelectorExpr,
    SliceExpr,
    StarExpr,
    StructType,
    TypeAssertExpr,
    UnaryExpr,
)
from golite.syntax.build_base import BuilderBase, Op, Rejected

# Spec, "Operator precedence".
PRECEDENCE: dict[str, int] = {
    "||": 1,
    "&&": 2,
    **dict.fromkeys(["==", "!=", "<", "<=", ">", ">="], 3),
    **dict.fromkeys(["+", "-", "|", "^"], 4),
    **dict.fromkeys(["*", "/", "%", "<<", ">>", "&", "&^"], 5),
}

SEND_RECV, SEND_ONLY, RECV_ONLY = 0, 1, 2  # ChanType.dir; known to types/types.py

_COMPOSITE_TYPES = frozenset([Ident, SelectorExpr, IndexExpr, ArrayType, StructType, MapType])


class ExprBuilder(BuilderBase):
    def binary(self, x: Expr, op: Op, y: Expr) -> BinaryExpr:
        """Adds an operand on the right of a chain of operands, by precedence; all operators associate to the left."""
        op_pos, text = op
        if type(x) is BinaryExpr:
            precedence = PRECEDENCE[text]
            if PRECEDENCE[x.op] < precedence:
                node = x
                inner = node.y
                while type(inner) is BinaryExpr and PRECEDENCE[inner.op] < precedence:
                    node = inner
                    inner = node.y
                node.y = BinaryExpr(inner.pos, text, inner, y, op_pos)
                return x
        return BinaryExpr(x.pos, text, x, y, op_pos)

    def unary(self, op: Op, x: Expr) -> UnaryExpr:
        return UnaryExpr(op[0], op[1], x)

    def star(self, star: Op, x: Expr) -> StarExpr:
        return StarExpr(star[0], x)

    def receive(self, arrow: Op, x: Expr) -> Expr:
        """``<-x``; but ``<-chan T`` is a channel type, and in ``<-chan<- T`` every arrow moves one channel to the right (spec,
        "Channel types": the <- operator associates with the leftmost chan possible)."""
        if type(x) is not ChanType:
            return UnaryExpr(arrow[0], "<-", x)
        pos = arrow[0]
        outer = node = x
        while True:
            direction = node.dir
            if direction == RECV_ONLY:
                raise Rejected("syntax error: unexpected <-, expected chan", pos)
            node.dir = RECV_ONLY
            node.pos = pos
            if direction == SEND_RECV:
                return outer
            inner = node.elem
            if type(inner) is not ChanType:
                raise Rejected("syntax error: expected chan", inner.pos)
            pos = inner.pos
            node = inner

    def paren(self, lparen: int, x: Expr, rparen: int) -> ParenExpr:
        return ParenExpr(lparen, x)

    def selector(self, x: Expr, dot: int, name: Ident) -> SelectorExpr:
        return SelectorExpr(x.pos, x, name, dot)

    def type_assert(self, x: Expr, dot: int, lparen: int, type_expr: Expr, rparen: int) -> TypeAssertExpr:
        return TypeAssertExpr(x.pos, x, type_expr, dot)

    def type_switch_guard(self, x: Expr, dot: int, lparen: int, keyword: int, rparen: int) -> TypeAssertExpr:
        return TypeAssertExpr(x.pos, x, None, dot)

    def instance(self, x: Expr, lbrack: int, index: Expr, rbrack: int) -> IndexExpr:
        return IndexExpr(x.pos, x, [index], lbrack)

    def instance_comma(self, x: Expr, lbrack: int, index: Expr, comma: int, rbrack: int) -> IndexExpr:
        return IndexExpr(x.pos, x, [index], lbrack)

    def _types(self, xs: list[Expr]) -> None:
        for x in xs:
            if not is_type(x):
                raise Rejected("syntax error: expected type", x.pos)

    def instance_more(self, x: Expr, lbrack: int, index: Expr, comma: int, more: list[Expr], end: int, rbrack: int = 0) -> IndexExpr:
        self._types(more)
        more.insert(0, index)
        return IndexExpr(x.pos, x, more, lbrack)

    def slice_all(self, x: Expr, lbrack: int, colon: int, rbrack: int) -> SliceExpr:
        return SliceExpr(x.pos, x, None, None, None, False, lbrack)

    def slice_lo(self, x: Expr, lbrack: int, lo: Expr, colon: int, rbrack: int) -> SliceExpr:
        return SliceExpr(x.pos, x, lo, None, None, False, lbrack)

    def slice_hi(self, x: Expr, lbrack: int, colon: int, hi: Expr, rbrack: int) -> SliceExpr:
        return SliceExpr(x.pos, x, None, hi, None, False, lbrack)

    def slice_lo_hi(self, x: Expr, lbrack: int, lo: Expr, colon: int, hi: Expr, rbrack: int) -> SliceExpr:
        return SliceExpr(x.pos, x, lo, hi, None, False, lbrack)

    def slice_hi_max(self, x: Expr, lbrack: int, c1: int, hi: Expr, c2: int, limit: Expr, rbrack: int) -> SliceExpr:
        return SliceExpr(x.pos, x, None, hi, limit, True, lbrack)

    def slice_full(self, x: Expr, lbrack: int, lo: Expr, c1: int, hi: Expr, c2: int, limit: Expr, rbrack: int) -> SliceExpr:
        return SliceExpr(x.pos, x, lo, hi, limit, True, lbrack)

    def slice_incomplete(self, x: Expr, lbrack: int, *parts: Any) -> SliceExpr:
        """Full slice expressions without the second or the third index."""
        colons = [part for part in parts if isinstance(part, int)]
        self._complain(colons[1], "middle and final index required in 3-index slice")
        given = [part for part in parts if not isinstance(part, int)]
        lo = given.pop(0) if not isinstance(parts[0], int) else None
        hi: Expr = ast.BadExpr(colons[1])
        if not isinstance(parts[1 if lo is None else 2], int):
            hi = given.pop(0)
        return SliceExpr(x.pos, x, lo, hi, given[0] if given else ast.BadExpr(colons[2]), True, lbrack)

    def call_empty(self, fun: Expr, lparen: int, rparen: int) -> CallExpr:
        return CallExpr(fun.pos, fun, [], False, rparen, lparen)

    def call(self, fun: Expr, lparen: int, args: list[Expr], rparen: int) -> CallExpr:
        return CallExpr(fun.pos, fun, args, False, rparen, lparen)

    def call_comma(self, fun: Expr, lparen: int, args: list[Expr], comma: int, rparen: int) -> CallExpr:
        return CallExpr(fun.pos, fun, args, False, rparen, lparen)

    def call_dots(self, fun: Expr, lparen: int, args: list[Expr], dots: int, end: int, rparen: int = 0) -> CallExpr:
        return CallExpr(fun.pos, fun, args, True, rparen or end, lparen)

    def composite_lit(self, x: Expr, lbrace: int, elts: list[Expr], rbrace: int) -> CompositeLit:
        if type(x) not in _COMPOSITE_TYPES:
            raise Rejected("syntax error: unexpected {", lbrace)
        return CompositeLit(x.pos, x, elts, rbrace, lbrace)

    def composite_elided(self, lbrace: int, elts: list[Expr], rbrace: int) -> CompositeLit:
        return CompositeLit(lbrace, None, elts, rbrace, lbrace)

    def key_value(self, key: Expr, colon: int, val: Expr) -> ast.KeyValueExpr:
        return ast.KeyValueExpr(key.pos, key, val)
