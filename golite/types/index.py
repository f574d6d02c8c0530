"""Index and slice expressions (spec, "Index expressions", "Slice expressions")."""

from __future__ import annotations

from typing import Any, Optional

from golite.syntax import ast
from golite.types import const
from golite.types.base import CheckerBase
from golite.types.operand import MODE_CONST, MODE_INVALID, MODE_MAPINDEX, MODE_NIL, MODE_TYPE, MODE_VALUE, MODE_VAR
from golite.types.predicates import identical, is_integer, is_string, is_untyped, is_valid
from golite.types.types import Array, Basic, Map, Pointer, Signature, Slice, TypeParam, underlying
from golite.types.typeset import core, term_types
from golite.types.universe import BYTE, INT, STRING, UNTYPED_STRING

_MAX_INT = (1 << 63) - 1


class Indexing(CheckerBase):
    def index_expr(self, e: ast.IndexExpr, hint: Any = None) -> None:
        x = e.x
        self.expr_or_type_or_generic(x)
        if x.mode == MODE_INVALID:
            self.use(e.indices)
            return
        if x.mode == MODE_TYPE:
            t = self.typ(e)
            e.value = None
            if is_valid(t):
                e.mode, e.type = MODE_TYPE, t
            return
        if type(x.type) is Signature and x.type.tparams:
            self.func_instance(e)
            return
        if self.path and not (self.is_complete(x.type) and self.is_complete_base(x.type)):
            return
        u = core(x.type)
        cls = type(u)
        length = -1
        if cls is Basic and is_string(u) and x.mode != MODE_NIL:
            if x.mode == MODE_CONST:
                length = len(x.value) if x.value is not const.UNKNOWN else -1
            self._single_index(e, length)
            # A constant string's byte is not a constant (spec), only its type is fixed.
            e.mode, e.type, e.value = MODE_VALUE, BYTE, None
            if is_untyped(x.type):
                self.update_type(x, STRING)
            return
        if cls is Slice:
            self._single_index(e, -1)
            e.mode, e.type = MODE_VAR, u.elem
            return
        if cls is Array:
            self._single_index(e, u.length)
            e.mode, e.type = (MODE_VAR if x.mode == MODE_VAR else MODE_VALUE), u.elem
            return
        if cls is Map:
            if len(e.indices) != 1:
                self.error(e.indices[1].pos, "invalid operation: more than one index", "InvalidIndex")
                return
            key = e.indices[0]
            if not self.is_complete(u.elem):
                return
            self.expr(key)
            self.assignment(key, u.key, "map index")
            e.mode, e.type = MODE_MAPINDEX, u.elem
            return
        if cls is Pointer:
            array = underlying(u.elem)
            if type(array) is Array:
                self._single_index(e, array.length)
                e.mode, e.type = MODE_VAR, array.elem
                return
        if cls is TypeParam:
            elem = self._index_type_param(e, u)
            if elem is not None:
                e.type = elem
                return
        self.error(self.node_pos(e), f"cannot index {self.os(x)}", "NonSliceableOperand")
        self.use(e.indices)

    def _index_type_param(self, e: ast.IndexExpr, t: TypeParam) -> Any:
        """Indexing of a type parameter whose types differ: strings, arrays, pointers to arrays and slices of one element type."""
        elem: Any = None
        length = -1
        mode = MODE_VAR
        this: Any
        for u in term_types(t) or ():
            if is_string(u):
                this, mode = BYTE, MODE_VALUE
            elif type(u) is Slice:
                this = u.elem
            else:
                array = underlying(u.elem) if type(u) is Pointer else u
                if type(array) is not Array:
                    return None
                this = array.elem
                length = array.length if length < 0 else min(length, array.length)
                if array is u and e.x.mode != MODE_VAR:
                    mode = MODE_VALUE
            if elem is not None and not identical(elem, this):
                return None
            elem = this
        if elem is not None:
            self._single_index(e, length)
            e.mode = mode
        return elem

    def expr_or_type_or_generic(self, x: ast.Expr) -> None:
        """x of x[...]: a value, a type, or a generic function or type."""
        if type(x) is ast.Ident or type(x) is ast.SelectorExpr:
            self.raw_expr(x)
            if x.mode in ("novalue", "builtin"):
                self.expr_or_type(x)
        else:
            self.expr_or_type(x)

    def _single_index(self, e: ast.IndexExpr, length: int) -> Optional[int]:
        if len(e.indices) != 1:
            self.error(e.indices[1].pos, "invalid operation: more than one index", "InvalidIndex")
            return None
        return self.index(e.indices[0], length)

    def index(self, e: ast.Expr, length: int, what: str = "index", allow_negative: bool = False) -> Optional[int]:
        """Check an index expression; its value if constant. ``length`` < 0: not known."""
        self.expr(e)
        if not self.valid_index(e, what, allow_negative):
            return None
        if e.mode != MODE_CONST or e.value is const.UNKNOWN:
            return None
        i: int = e.value
        if 0 <= length <= i:
            text = f"invalid argument: index {const.format_value(i)} out of bounds [0:{length}]"
            self.error(self.start(e), text, "InvalidIndex")
            return None
        return i

    def valid_index(self, x: ast.Expr, what: str, allow_negative: bool) -> bool:
        """x must be of integer type or an untyped constant representable as int; it becomes an int then."""
        if x.mode == MODE_INVALID:
            return False
        if is_untyped(x.type) and not self.convert_untyped(x, INT):
            return False
        if not is_integer(x.type):
            self.error(self.start(x), f"invalid argument: {what} {self.os(x)} must be integer", "InvalidIndex")
            return False
        if x.mode == MODE_CONST and x.value is not const.UNKNOWN:
            if not allow_negative and x.value < 0:
                self.error(self.start(x), f"invalid argument: {what} {self.os(x)} must not be negative", "InvalidIndex")
                return False
            if x.value > _MAX_INT:
                self.error(self.start(x), f"invalid argument: {what} {self.os(x)} overflows int", "InvalidIndex")
                return False
        return True

    def slice_expr(self, e: ast.SliceExpr, hint: Any = None) -> None:
        x = e.x
        self.expr(x)
        if x.mode == MODE_INVALID:
            self.use([e.lo, e.hi, e.max])
            return
        if not self.is_complete_base(x.type):
            return
        u = core(x.type)
        cls = type(u)
        length = -1
        if cls is Basic and is_string(u) and x.mode != MODE_NIL:
            if e.slice3:
                at = e.max if e.max is not None else e
                self.error(self.start(at), "invalid operation: 3-index slice of string", "InvalidSliceExpr")
                return
            if x.mode == MODE_CONST and x.value is not const.UNKNOWN:
                length = len(x.value)
            # A slice of an untyped constant string is a string, not untyped.
            e.type = STRING if x.type is UNTYPED_STRING else x.type
            if is_untyped(x.type):
                self.update_type(x, STRING)
        elif cls is Array:
            length = u.length
            if x.mode != MODE_VAR:
                self.error(self.start(x), f"cannot slice unaddressable value {self.os(x)}", "NonSliceableOperand")
                return
            self.mark_address_taken(x)
            e.type = Slice(u.elem)
        elif cls is Pointer and type(underlying(u.elem)) is Array:
            array = underlying(u.elem)
            length = array.length
            e.type = Slice(array.elem)
        elif cls is Slice:
            e.type = x.type
        else:
            self.error(self.start(x), f"cannot slice {self.os(x)}", "NonSliceableOperand")
            self.use([e.lo, e.hi, e.max])
            return
        e.mode = MODE_VALUE
        if e.slice3 and (e.hi is None or e.max is None):
            self.error(self.start(e), "2nd and 3rd index required in 3-index slice", "InvalidSyntaxTree")
            self.invalidate(e)
            return
        constants: list[tuple[int, ast.Expr]] = []
        for bound in (e.lo, e.hi, e.max):
            if bound is not None:
                value = self.index(bound, length + 1 if length >= 0 else -1)
                if value is not None:
                    constants.append((value, bound))
        # Constant indices must be in order; the first one out of order is reported.
        for i, (low, _) in enumerate(constants):
            for high, at in constants[i + 1 :]:
                if low > high:
                    self.error(self.start(at), f"invalid slice indices: {high} < {low}", "SwappedSliceIndices")
                    return
