"""Range clauses (spec, "For statements with range clause")."""

from __future__ import annotations

from typing import Any, NamedTuple, Optional

from golite.syntax import ast
from golite.types.base import CheckerBase
from golite.types.objects import Var
from golite.types.operand import MODE_INVALID, MODE_NIL, MODE_VALUE, MODE_VAR, Operand
from golite.types.predicates import is_boolean, is_integer, is_string, is_untyped, is_valid
from golite.types.types import INVALID, SEND_ONLY, Array, Basic, Chan, Map, Pointer, Signature, Slice, TypeParam, unalias, underlying
from golite.types.typeset import core
from golite.types.universe import BOOL, INT, RUNE, STRING, UNTYPED_STRING, default_type


class RangeTypes(NamedTuple):
    """Iteration value types (None: there is no such value); ``cause`` is set if the type cannot be ranged over."""

    key: Any = None
    val: Any = None
    cause: str = ""
    ok: bool = True
    is_func: bool = False


class Ranges(CheckerBase):
    def range_stmt(self, s: ast.RangeStmt) -> None:
        x = s.x
        s.shared = s.define and not self.allows(s.pos, (1, 22))
        self.open_scope("for")
        self.expr(x)
        lhs = [e for e in (s.key, s.val) if e is not None]
        types = RangeTypes(INVALID, INVALID)
        over_int = False
        if x.mode != MODE_INVALID:
            if x.type is UNTYPED_STRING:
                self.convert_untyped(x, STRING)
            types = self._range_types(x)
            over_int = types.ok and is_integer(x.type)
            if not types.ok:
                cause = f": {types.cause}" if types.cause else ""
                self.error(self.start(x), f"cannot range over {self.os(x)}{cause}", "InvalidRangeExpr")
                types = RangeTypes(INVALID, INVALID)
            elif s.key is not None and types.key is None:
                text = f"range over {self.os(x)} permits no iteration variables"
                self.error(s.key.pos, text, "InvalidIterVar")
                types = RangeTypes(INVALID, INVALID)
            elif s.val is not None and types.val is None:
                text = f"range over {self.os(x)} permits only one iteration variable"
                self.error(s.val.pos, text, "InvalidIterVar")
                types = RangeTypes(types.key, INVALID)
            elif s.surplus is not None:
                self.error(self.start(s.surplus), "range clause permits at most two iteration variables", "InvalidIterVar")
        if s.define:
            self._define(s, lhs, types, over_int)
        else:
            self._assign(s, lhs, types, over_int)
        if over_int and not lhs and is_untyped(x.type):
            self.use_default_type(x)
        self.block(s.body)  # type: ignore[attr-defined]
        self.close_scope()

    def _define(self, s: ast.RangeStmt, lhs: list[ast.Expr], types: RangeTypes, over_int: bool) -> None:
        variables: list[Var] = []
        any_new = False
        for i, e in enumerate(lhs):
            t = types.val if i else types.key
            if type(e) is ast.Ident:
                v = Var(e.pos, self.pkg, e.name)
                v.owner = self.func
                v.reassigned = s.shared
                e.obj = v
                if e.name != "_":
                    any_new = True
                    variables.append(v)
            else:
                self.error(self.start(e), "non-name on left side of :=", "BadDecl")
                v = Var(e.pos, self.pkg, "_")
            if t is None or not is_valid(t):
                v.type = INVALID
                v.used = True
            elif over_int:
                self.init_var(v, s.x, "range clause")  # type: ignore[attr-defined]
            else:
                v.type = default_type(t)
            if type(e) is ast.Ident:
                e.mode, e.type = MODE_VAR, v.type
        if lhs and not any_new:
            self.error(s.pos, "no new variables on left side of :=", "NoNewVar")
        for v in variables:
            self.declare(self.scope, v)

    def _assign(self, s: ast.RangeStmt, lhs: list[ast.Expr], types: RangeTypes, over_int: bool) -> None:
        for i, e in enumerate(lhs):
            t = types.val if i else types.key
            if t is None or not is_valid(t):
                self.use_lhs([e])  # type: ignore[attr-defined]
            elif over_int:
                # The variable's type decides what an untyped constant becomes.
                self.assign_var(e, s.x, None, "range clause")
                if s.x.mode != MODE_INVALID and not is_integer(s.x.type):
                    self.error(self.start(e), f"cannot use iteration variable of type {self.ts(s.x.type)}", "InvalidRangeExpr")
            else:
                self.assign_var(e, Operand(e, MODE_VALUE, t), None, "assignment")

    def _range_types(self, x: ast.Expr) -> RangeTypes:
        u = core(x.type)
        cls = type(u)
        if x.mode == MODE_NIL:
            return RangeTypes(ok=False)
        if cls is Basic:
            if is_string(u):
                return RangeTypes(INT, RUNE)
            if is_integer(u):
                if not self.allows(self.start(x), (1, 22)):
                    return RangeTypes(ok=False, cause=self.needs(self.start(x), (1, 22)))
                return RangeTypes(x.type)
        elif cls is Array or cls is Slice:
            return RangeTypes(INT, u.elem)
        elif cls is Pointer and type(underlying(u.elem)) is Array:
            return RangeTypes(INT, underlying(u.elem).elem)
        elif cls is Map:
            return RangeTypes(u.key, u.elem)
        elif cls is Chan:
            if u.dir == SEND_ONLY:
                return RangeTypes(ok=False, cause=f"receive from send-only channel {self.ts(x.type)}")
            return RangeTypes(u.elem)
        elif cls is Signature:
            if not self.allows(self.start(x), (1, 23)):
                return RangeTypes(ok=False, cause=self.needs(self.start(x), (1, 23)))
            return self._range_func(u)
        elif cls is TypeParam:
            return RangeTypes(ok=False, cause=self.unshared(u, lambda t: ""))
        return RangeTypes(ok=False)

    def _range_func(self, sig: Signature) -> RangeTypes:
        """func(yield func(...) bool)"""
        if len(sig.params) != 1 or sig.results:
            return RangeTypes(ok=False, cause="func must be func(yield func(...) bool): " + self._func_cause(sig))
        yield_sig = core(sig.params[0].type)
        if type(yield_sig) is not Signature:
            return RangeTypes(ok=False, cause="func must be func(yield func(...) bool): argument is not func")
        if len(yield_sig.params) > 2:
            return RangeTypes(ok=False, cause="func must be func(yield func(...) bool): yield func has too many parameters")
        results = yield_sig.results
        if len(results) != 1 or unalias(results[0].type) is not BOOL:
            if len(results) == 1 and is_boolean(results[0].type):
                cause = "yield func returns user-defined boolean, not bool"
            else:
                cause = "yield func does not return bool"
            return RangeTypes(ok=False, cause="func must be func(yield func(...) bool): " + cause)
        if yield_sig.variadic:
            return RangeTypes(ok=False, cause=f"yield func of type {self.ts(yield_sig)} cannot be variadic")
        types: list[Any] = [p.type for p in yield_sig.params] + [None, None]
        return RangeTypes(types[0], types[1], is_func=True)

    @staticmethod
    def _func_cause(sig: Signature) -> str:
        if len(sig.params) != 1:
            return "wrong argument count"
        return "unexpected results"


def iteration_types(x: ast.Expr) -> Optional[RangeTypes]:
    """For later stages: the key and value types of a checked range expression."""
    u = underlying(x.type)
    if type(u) is Signature:
        params = underlying(u.params[0].type).params
        types: list[Any] = [p.type for p in params] + [None, None]
        return RangeTypes(types[0], types[1], is_func=True)
    if type(u) is Basic:
        return RangeTypes(INT, RUNE) if is_string(u) else RangeTypes(x.type)
    if type(u) is Pointer:
        u = underlying(u.elem)
    if type(u) is Map:
        return RangeTypes(u.key, u.elem)
    if type(u) is Chan:
        return RangeTypes(u.elem)
    if type(u) is Array or type(u) is Slice:
        return RangeTypes(INT, u.elem)
    return None
