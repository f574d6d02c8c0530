"""Operators: unary, binary, comparisons, shifts; channels' element types; what becomes of variables whose address is taken."""

from __future__ import annotations

from typing import Any, Callable, Optional

from golite.syntax import ast
from golite.syntax.print import format_expr
from golite.types import const
from golite.types.assignments import unparen
from golite.types.base import CheckerBase
from golite.types.objects import Var
from golite.types.operand import MODE_COMMAOK, MODE_CONST, MODE_INVALID, MODE_NIL, MODE_TYPE, MODE_VALUE, MODE_VAR, expr_of
from golite.types.predicates import (
    all_terms,
    comparable,
    composite_kind,
    has_nil,
    identical,
    incomparable_reason,
    is_boolean,
    is_integer,
    is_interface,
    is_numeric,
    is_numeric_or_string,
    is_ordered,
    is_string,
    is_unsigned,
    is_untyped,
    is_valid,
)
from golite.types.sizes import sizeof
from golite.types.types import INVALID, RECV_ONLY, SEND_ONLY, Array, Basic, Chan, Map, Pointer, Signature, Slice, TypeParam, unalias, underlying
from golite.types.typeset import core
from golite.types.universe import UINT, UNTYPED_BOOL, UNTYPED_INT, default_type

_COMPARISONS = frozenset({"==", "!=", "<", "<=", ">", ">="})
_SHIFTS = frozenset({"<<", ">>"})
_MAX_SHIFT = 1023 - 1 + 52  # enough for the smallest float64, as gc allows
MAX_INT_BITS = 512
_MAX_STRING_BYTES = 2_000_000_000

_BINARY_PREDICATES: dict[str, Callable[[Any], bool]] = {
    "+": is_numeric_or_string, "-": is_numeric, "*": is_numeric, "/": is_numeric, "%": is_integer,
    "&": is_integer, "|": is_integer, "^": is_integer, "&^": is_integer, "&&": is_boolean, "||": is_boolean,
}  # fmt: skip
_UNARY_PREDICATES: dict[str, Callable[[Any], bool]] = {"+": is_numeric, "-": is_numeric, "^": is_integer, "!": is_boolean}

_OP_NAMES = {
    "+": "addition", "-": "subtraction", "^": "bitwise XOR", "*": "multiplication", "<<": "shift",
}  # fmt: skip
_UNARY_OP_NAMES = {"^": "bitwise complement"}


class Operators(CheckerBase):
    # ------------------------------------------------------------ unary

    def star(self, e: ast.StarExpr, hint: Any) -> None:
        x = e.x
        self.expr_or_type(x)
        if x.mode == MODE_INVALID:
            return
        if x.mode == MODE_TYPE:
            self.valid_var_type(x, x.type)
            e.mode, e.type = MODE_TYPE, self.pointer_to(x)
            return
        if x.mode == MODE_NIL:
            self.error(self.start(x), "invalid operation: cannot indirect " + self.os(x), "InvalidIndirection")
            return
        u = core(x.type)
        if type(u) is not Pointer:
            text = f"cannot indirect {self.os(x)}"
            if all_terms(x.type, lambda t: type(underlying(t)) is Pointer):
                text = f"pointers of {self.os(x)} must have identical base types"
            self.error(self.start(x), "invalid operation: " + text, "InvalidIndirection")
            return
        if self.is_complete(u.elem):
            e.mode, e.type = MODE_VAR, u.elem

    def unary(self, e: ast.UnaryExpr, hint: Any) -> None:
        x, op = e.x, e.op
        if op == "&":
            inner = unparen(x)
            if type(inner) is ast.CompositeLit:
                # &T{} may be elided in literals of pointers: the hint is the pointer type.
                elem = None
                if hint is not None:
                    u = underlying(hint)
                    elem = u.elem if type(u) is Pointer else None
                self.expr(x, elem)
                if x.mode == MODE_INVALID:
                    return
            else:
                self.expr(x)
                if x.mode == MODE_INVALID:
                    return
                if x.mode != MODE_VAR:
                    self.error(
                        self.start(inner), "invalid operation: cannot take address of " + self.os(inner), "UnaddressableOperand"
                    )
                    return
                self.mark_address_taken(x)
            e.mode, e.type = MODE_VALUE, self.pointer_to(x)
            return
        self.expr(x)
        if x.mode == MODE_INVALID:
            return
        if op == "<-":
            elem = self.chan_elem(x, x.pos, True)
            if elem is not None and self.is_complete(elem):
                e.mode, e.type = MODE_COMMAOK, elem
                self._call_seen = True
            return
        if op == "~":
            text = "cannot use ~ outside of interface or type constraint"
            if is_integer(x.type):
                text += " (use ^ for bitwise complement)"
            self.error(self.start(e), text, "UndefinedOp")
            return
        if not self._operator_defined(x, op, _UNARY_PREDICATES):
            return
        e.type = x.type
        if x.mode == MODE_CONST:
            e.mode = MODE_CONST
            if x.value is const.UNKNOWN:
                e.value = x.value
                return
            bits = sizeof(x.type) * 8 if is_unsigned(x.type) else 0
            e.value = const.unary(op, x.value, underlying(x.type), bits)
            self.check_overflow(e, e.pos)
            return
        e.mode = MODE_VALUE

    def _operator_defined(self, x: ast.Expr, op: str, predicates: dict[str, Callable[[Any], bool]]) -> bool:
        if x.mode != MODE_NIL and predicates[op](x.type):
            return True
        if is_valid(x.type):
            self.error(self.start(x), f"invalid operation: operator {op} not defined on {self.os(x)}", "UndefinedOp")
        return False

    def chan_elem(self, x: ast.Expr, at: int, receive: bool) -> Any:
        """The element type of channel x that is received from or sent to, or None after an error."""
        forbidden, direction = (SEND_ONLY, "send") if receive else (RECV_ONLY, "receive")

        def unfit(t: Any) -> str:
            u = underlying(t)
            if type(u) is not Chan:
                return f"non-channel {self.ts(t)}"
            return f"{direction}-only channel {self.ts(t)}" if u.dir == forbidden else ""

        why = self.unshared(x.type, unfit, "no specific channel type")
        if not why:
            return core(x.type).elem
        what = f"{self.os(x)}: {why}" if type(underlying(x.type)) is TypeParam else f"{why} {self.os(x)}"
        verb, code = ("receive from", "InvalidReceive") if receive else ("send to", "InvalidSend")
        self.error(at, f"invalid operation: cannot {verb} {what}", code)
        return None

    # ------------------------------------------------------------ variables' fates

    def root_var(self, e: Any) -> Optional[Var]:
        """The variable that addressable e is a part of, or None if it is reached through a pointer or slice."""
        while True:
            cls = type(e)
            if cls is ast.Ident:
                return e.obj if type(e.obj) is Var else None
            if cls is ast.ParenExpr:
                e = e.x
            elif cls is ast.SelectorExpr:
                if e.selection is None:
                    return e.sel.obj if type(e.sel.obj) is Var else None
                if e.selection.indirect:
                    return None
                e = e.x
            elif cls is ast.IndexExpr:
                if type(underlying(e.x.type)) is not Array:
                    return None
                e = e.x
            else:
                return None

    def mark_address_taken(self, x: ast.Expr) -> None:
        v = self.root_var(x)
        if v is not None:
            v.address_taken = True

    def mark_reassigned(self, x: ast.Expr) -> None:
        v = self.root_var(x)
        if v is not None:
            v.reassigned = True

    # ------------------------------------------------------------ binary

    def check_overflow(self, x: ast.Expr, pos: int) -> None:
        """Limits on a constant operation's result (spec, "Constant expressions")."""
        value = x.value
        if value is const.UNKNOWN:
            return
        t = x.type
        if not is_untyped(t):
            self.representable(x, t)
            return
        if type(value) is int:
            if value.bit_length() > MAX_INT_BITS:
                cls = type(x)
                if cls is ast.BinaryExpr:
                    name = _OP_NAMES.get(x.op, "")  # type: ignore[attr-defined]
                elif cls is ast.UnaryExpr:
                    name = _UNARY_OP_NAMES.get(x.op, "")  # type: ignore[attr-defined]
                else:
                    name = ""
                self.error(pos, f"constant {name + ' ' if name else ''}overflow", "InvalidConstVal")
                x.value = const.UNKNOWN
        elif type(value) is bytes and len(value) > _MAX_STRING_BYTES:
            text = f"constant string too long ({len(value)} bytes > {_MAX_STRING_BYTES} bytes)"
            self.error(pos, text, "InvalidConstVal")
            x.value = const.UNKNOWN

    def binary(self, e: ast.BinaryExpr, hint: Any) -> None:
        # Long chains of + lean to the left; walk down without recursion.
        x = e.x
        if type(x) is ast.BinaryExpr:
            chain = [e]
            while type(x) is ast.BinaryExpr:
                chain.append(x)
                x = x.x
            self.expr(x)
            for node in reversed(chain):
                node.mode = MODE_INVALID
                node.type = INVALID
                node.value = None
                self.expr(node.y)
                self.binary_operands(node, node, node.x, node.y, node.op, node.op_pos)
            return
        self.expr(x)
        self.expr(e.y)
        self.binary_operands(e, e, x, e.y, e.op, e.op_pos)

    def binary_operands(self, out: ast.Expr, e: Optional[ast.BinaryExpr], x: ast.Expr, y: ast.Expr, op: str, pos: int) -> None:
        """``x op y`` with checked operands, result on out. e is None for an assignment operation."""
        if x.mode == MODE_INVALID or y.mode == MODE_INVALID:
            return
        if op in _SHIFTS:
            self._shift(out, x, y, op, pos)
            return
        if x.type is not y.type and not self.match_types(x, y):
            return
        if op in _COMPARISONS:
            self.comparison(out, x, y, op, False)
            return
        if x.type is not y.type and not identical(x.type, y.type):
            if is_valid(x.type) and is_valid(y.type):
                if e is not None:
                    what = format_expr(e)
                else:
                    what = f"{format_expr(expr_of(x))} {op}= {format_expr(expr_of(y))}"
                text = f"invalid operation: {what} (mismatched types {self.ts(x.type)} and {self.ts(y.type)})"
                self.error(self.start(x), text, "MismatchedTypes")
            return
        if not self._operator_defined(x, op, _BINARY_PREDICATES):
            return
        both_const = x.mode == MODE_CONST and y.mode == MODE_CONST
        if (op == "/" or op == "%") and y.mode == MODE_CONST and y.value is not const.UNKNOWN:
            if (x.mode == MODE_CONST or is_integer(x.type)) and const.sign(y.value) == 0:
                self.error(self.start(y), "invalid operation: division by zero", "DivByZero")
                return
        out.type = x.type
        if both_const:
            out.mode = MODE_CONST
            if x.value is const.UNKNOWN or y.value is const.UNKNOWN:
                out.value = const.UNKNOWN
                return
            out.value = const.binary(op, x.value, y.value, op == "/" and is_integer(x.type))
            self.check_overflow(out, pos)
            return
        out.mode = MODE_VALUE

    def match_types(self, x: ast.Expr, y: ast.Expr) -> bool:
        """Convert an untyped operand to the other's type where that can make sense; False after an error."""
        if self._may_convert(x, y):
            if not self.convert_untyped(x, y.type):
                return False
            return self.convert_untyped(y, x.type)
        return True

    @staticmethod
    def _may_convert(x: ast.Expr, y: ast.Expr) -> bool:
        xt, yt = x.type, y.type
        if not is_untyped(xt) and not is_untyped(yt):
            return False
        if is_numeric(xt) != is_numeric(yt):
            # An untyped operand can still become an interface's dynamic value.
            return False
        if is_interface(xt) or is_interface(yt):
            return True
        if is_boolean(xt) != is_boolean(yt) or is_string(xt) != is_string(yt):
            return False
        if x.mode == MODE_NIL:
            return has_nil(yt)
        if y.mode == MODE_NIL:
            return has_nil(xt)
        return not (type(underlying(xt)) is Pointer or type(underlying(yt)) is Pointer)

    # ------------------------------------------------------------ comparisons

    def comparison(self, out: ast.Expr, x: ast.Expr, y: ast.Expr, op: str, switch_case: bool) -> None:
        """``x op y`` for a comparison operator (spec, "Comparison operators")."""
        if not is_valid(x.type) or not is_valid(y.type):
            self.invalidate(out)
            return
        if switch_case:
            op = "=="
        bad: Optional[ast.Expr] = None
        cause: Optional[str] = ""
        code = "UndefinedOp"
        xt, yt = x.type, y.type
        if xt is not yt and not self.assignable(x, yt)[0] and not self.assignable(y, xt)[0]:
            bad, code = y, "MismatchedTypes"
            cause = f"mismatched types {self.ts(xt)} and {self.ts(yt)}"
        elif op == "==" or op == "!=":
            if x.mode == MODE_NIL or y.mode == MODE_NIL:
                other = yt if x.mode == MODE_NIL else xt
                if not has_nil(other) or (x.mode == MODE_NIL and y.mode == MODE_NIL):
                    bad = y
            elif not (type(xt) is Basic and xt is yt):
                if not comparable(xt):
                    bad, cause = x, self._incomparable_cause(xt)
                elif not comparable(yt):
                    bad, cause = y, self._incomparable_cause(yt)
        elif not is_ordered(xt):
            bad = x
        elif not is_ordered(yt):
            bad = y
        if bad is not None:
            if not cause:
                if type(unalias(xt)) is TypeParam or type(unalias(yt)) is TypeParam:
                    param = xt if type(unalias(xt)) is TypeParam else yt
                    bad = bad if type(unalias(xt)) is TypeParam else y
                    cause = f"type parameter {self.ts(param)} cannot use operator {op}"
                else:
                    what = composite_kind(bad.type) or self.ts(bad.type)
                    cause = f"operator {op} not defined on {what}"
            xs, ys = format_expr(expr_of(x)), format_expr(expr_of(y))
            if switch_case:
                self.error(self.start(x), f"invalid case {xs} in switch on {ys} ({cause})", code)
            else:
                self.error(self.start(bad), f"invalid operation: {xs} {op} {ys} ({cause})", code)
            self.invalidate(out)
            return
        if x.mode == MODE_CONST and y.mode == MODE_CONST:
            out.mode = MODE_CONST
            if x.value is const.UNKNOWN or y.value is const.UNKNOWN:
                out.value = const.UNKNOWN
            else:
                out.value = const.compare(op, x.value, y.value)
        else:
            out.mode = MODE_VALUE
            # The operands are computed, so they need their final types now.
            if is_untyped(xt):
                self.update_type(x, default_type(xt))
            if is_untyped(yt):
                self.update_type(y, default_type(yt))
        out.type = UNTYPED_BOOL

    def _incomparable_cause(self, t: Any) -> str:
        if type(underlying(t)) in (Slice, Signature, Map):
            return composite_kind(t) + " can only be compared to nil"
        return incomparable_reason(t, True, self.ts) or ""

    # ------------------------------------------------------------ shifts

    def _shift(self, out: ast.Expr, x: ast.Expr, y: ast.Expr, op: str, pos: int) -> None:
        """Spec, "Arithmetic operators", "Shifts"."""
        x_int = const.to_int(x.value) if x.mode == MODE_CONST and x.value is not const.UNKNOWN else None
        if not is_integer(x.type) and not (is_untyped(x.type) and (x_int is not None or x.value is const.UNKNOWN)):
            text = f"invalid operation: shifted operand {self.os(x)} must be integer"
            self.error(self.start(x), text, "InvalidShiftOperand")
            return
        count: Optional[int] = None
        if y.mode == MODE_CONST:
            count = const.to_int(y.value) if y.value is not const.UNKNOWN else None
            if count is not None and count < 0:
                self.error(self.start(y), "invalid operation: negative shift count " + self.os(y), "InvalidShiftCount")
                return
            if is_untyped(y.type) and not self.representable(y, UINT):
                return
            if not is_untyped(y.type) and not is_integer(y.type):
                self._bad_shift_count(y)
                return
        elif is_integer(y.type) and not is_untyped(y.type):
            if not is_unsigned(y.type) and not self.require(
                self.start(y), (1, 13), f"invalid operation: signed shift count {self.os(y)}"
            ):
                return
        elif is_untyped(y.type):
            if not self.convert_untyped(y, UINT):
                return
        else:
            self._bad_shift_count(y)
            return
        out.type = x.type
        if x.mode == MODE_CONST:
            if y.mode == MODE_CONST:
                if not is_integer(x.type):
                    out.type = UNTYPED_INT
                out.mode = MODE_CONST
                if x_int is None or count is None:
                    out.value = const.UNKNOWN
                    return
                if count > _MAX_SHIFT:
                    self.error(self.start(y), "invalid operation: invalid shift count " + self.os(y), "InvalidShiftCount")
                    self.invalidate(out)
                    return
                out.value = const.shift(op, x_int, count)
                self.check_overflow(out, pos)
                return
            if is_untyped(x.type):
                # The constant's type is what it would be without the shift: known only later.
                out.mode = MODE_VALUE
                return
        if not is_integer(x.type):
            text = f"invalid operation: shifted operand {self.os(x)} must be integer"
            self.error(self.start(x), text, "InvalidShiftOperand")
            self.invalidate(out)
            return
        if y.mode == MODE_CONST and is_untyped(y.type):
            self.update_type(y, UINT)
        out.mode = MODE_VALUE

    def _bad_shift_count(self, y: ast.Expr) -> None:
        self.error(self.start(y), f"invalid operation: shift count {self.os(y)} must be integer", "InvalidShiftCount")
