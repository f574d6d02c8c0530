"""Expressions: names, literals, assertions, function literals.

``raw_expr`` dispatches by node class and leaves mode, type and value on the node. ``expr`` adds that a single value is
wanted; ``multi_expr`` allows several; ``expr_or_type`` allows types.
"""

from __future__ import annotations

from typing import Any, Callable

from golite.syntax import ast
from golite.syntax.print import format_expr
from golite.types import const
from golite.types.base import CheckerBase
from golite.types.objects import Builtin, Const, Func, Nil, PkgName, TypeName, Var
from golite.types.operand import (
    COMMAOK_MODES,
    MODE_BUILTIN,
    MODE_COMMAOK,
    MODE_CONST,
    MODE_INVALID,
    MODE_NIL,
    MODE_NOVALUE,
    MODE_TYPE,
    MODE_VALUE,
    MODE_VAR,
    Operand,
    expr_of,
)
from golite.types.operators import MAX_INT_BITS, Operators
from golite.types.predicates import is_interface, is_valid
from golite.types.types import INVALID, Named, Signature, Tuple, TypeParam, unalias
from golite.types.universe import IOTA, UNTYPED_BOOL, UNTYPED_COMPLEX, UNTYPED_FLOAT, UNTYPED_INT, UNTYPED_NIL, UNTYPED_RUNE, UNTYPED_STRING

_NOT_VALUES = frozenset({MODE_NOVALUE, MODE_TYPE, MODE_BUILTIN})


def _nth(n: int) -> str:
    return str(n) + {1: "st", 2: "nd", 3: "rd"}.get(n, "th")


class Expressions(CheckerBase):
    # ------------------------------------------------------------ entry points

    def raw_expr(self, x: ast.Expr, hint: Any = None) -> None:
        x.mode = MODE_INVALID
        x.type = INVALID
        x.value = None
        _HANDLERS[type(x)](self, x, hint)

    def expr(self, x: ast.Expr, hint: Any = None) -> None:
        """Check x as a single value."""
        x.mode = MODE_INVALID
        x.type = INVALID
        x.value = None
        _HANDLERS[type(x)](self, x, hint)
        mode: str = x.mode
        t: Any = x.type
        if mode in _NOT_VALUES:
            self._exclude(x, False)
        elif type(t) is Tuple:
            self.single_value(x)

    def expr_or_type(self, x: ast.Expr) -> None:
        self.raw_expr(x)
        mode = x.mode
        if mode in (MODE_NOVALUE, MODE_BUILTIN):
            self._exclude(x, True)
        self.single_value(x)

    def multi_expr(self, x: ast.Expr, allow_comma_ok: bool, named: bool = True) -> list[ast.Expr]:
        """The values of x: several for a call with several results, two for a comma-ok expression if allowed.

        With ``named``, errors call the values of a call "1st function result" and so on.
        """
        self.raw_expr(x)
        mode = x.mode
        if mode in (MODE_NOVALUE, MODE_TYPE, MODE_BUILTIN):
            self._exclude(x, False)
            return [x]
        t = x.type
        if type(t) is Tuple:
            if not named:
                return [Operand(x, MODE_VALUE, v.type) for v in t.vars]
            pos = self.start(x)
            return [Operand(ast.Ident(pos, _nth(i + 1) + " function result"), MODE_VALUE, v.type) for i, v in enumerate(t.vars)]
        if allow_comma_ok and mode in COMMAOK_MODES:
            ok = ast.Ident(self.start(x), "ok value of (comma, ok) expression")
            return [Operand(x, MODE_VALUE, t), Operand(ok, MODE_VALUE, UNTYPED_BOOL)]
        return [x]

    def _exclude(self, x: ast.Expr, types_allowed: bool) -> None:
        mode = x.mode
        if mode == MODE_NOVALUE:
            what = "type" if types_allowed else "value"
            text, code = (
                f"{self.os(x)} used as value" if what == "value" else f"{self.os(x)} used as value or type",
                "TooManyValues",
            )
        elif mode == MODE_BUILTIN:
            text, code = f"{self.os(x)} must be called", "UncalledBuiltin"
        else:
            text, code = f"{self.os(x)} is not an expression", "NotAnExpr"
        self.error(self.start(x), text, code)
        self.invalidate(x)

    def single_value(self, x: ast.Expr) -> None:
        if x.mode == MODE_VALUE and type(x.type) is Tuple:
            self.error(self.start(x), f"multiple-value {self.os(x)} in single-value context", "TooManyValues")
            self.invalidate(x)

    def generic_free(self, x: ast.Expr, target: Any = None, name: str = "") -> None:
        """A generic function or type cannot be used without instantiation; target, which errors call ``name``, may supply a
        function's type arguments."""
        t: Any = x.type
        if type(t) is Signature and t.tparams and self.infer_from_target(x, target, name):
            return
        if (type(t) is Signature and t.tparams) or (type(t) is Named and t.tparams and not t.targs):
            what = "function" if type(t) is Signature else "type"
            text = f"cannot use generic {what} {format_expr(expr_of(x))} without instantiation"
            self.error(self.start(x), text, "WrongTypeArgCount")
            self.invalidate(x)

    def use(self, exprs: list[Any]) -> bool:
        """Check expressions whose values are not needed because of an earlier error; True if all are valid."""
        ok = True
        for e in exprs:
            if e is None:
                continue
            if type(e) is ast.KeyValueExpr:
                ok = self.use([e.val]) and ok
                continue
            self.raw_expr(e)
            ok = e.mode != MODE_INVALID and ok
        return ok

    # ------------------------------------------------------------ names and literals

    def _old_literal(self, e: ast.BasicLit) -> None:
        """Complains about number literals that came with Go 1.13."""
        text = e.text.lower()
        if "_" in text:
            what = "underscore in numeric literal"
        elif text.startswith("0b"):
            what = "binary literal"
        elif text.startswith("0o"):
            what = "0o/0O-style octal literal"
        elif text.startswith("0x") and e.kind != "INT":
            what = "hexadecimal floating-point literal"
        else:
            return
        self.require(e.pos, (1, 13), what)

    def ident(self, e: ast.Ident, hint: Any = None) -> None:
        name = e.name
        scope: Any = self.scope
        while True:
            obj: Any = scope.names.get(name)
            if obj is not None:
                break
            scope = scope.parent
            if scope is None:
                e.obj = None
                if name == "_":
                    self.error(self.start(e), "cannot use _ as value or type", "InvalidBlank")
                else:
                    self.error(self.start(e), "undefined: " + name, "UndeclaredName")
                return
        e.obj = obj
        if obj.pkg is not self.pkg and scope.kind == "file":
            self.dot_uses.add(obj)
        self.use_object(e, obj)

    def use_object(self, e: ast.Expr, obj: Any) -> None:
        """Write on e what obj denotes; notes the use and the dependency."""
        if obj in self.pending:
            self.resolve(obj)
        cls = type(obj)
        if cls is Var:
            obj.used = True
            owner = obj.owner
            if owner is None:
                if self.info is not None and obj.pkg is self.pkg:
                    self.info.deps[obj] = None
            elif owner is not self.func:
                obj.captured = True
            t = obj.type
            if t is INVALID or t is None:
                return
            e.mode = MODE_VAR
            e.type = t
        elif cls is Const:
            obj.used = True
            if self.info is not None and obj.pkg is self.pkg:
                self.info.deps[obj] = None
            t = obj.type
            if not is_valid(t) or t is None:
                return
            if obj is IOTA:
                if self.iota is None:
                    self.error(self.start(e), "cannot use iota outside constant declaration", "InvalidIota")
                    return
                e.value = self.iota
            else:
                e.value = const.UNKNOWN if obj.value is None else obj.value
            e.mode = MODE_CONST
            e.type = t
        elif cls is Func:
            if self.info is not None and obj.pkg is self.pkg:
                self.info.deps[obj] = None
            if obj.type is None:
                return
            e.mode = MODE_VALUE
            e.type = obj.type
        elif cls is TypeName:
            obj.used = True
            if is_valid(obj.type):
                e.mode = MODE_TYPE
                e.type = obj.type
        elif cls is Builtin:
            e.mode = MODE_BUILTIN
        elif cls is Nil:
            e.mode = MODE_NIL
            e.type = UNTYPED_NIL
        elif cls is PkgName:
            self.error(self.start(e), f"use of package {obj.name} not in selector", "InvalidPkgUse")

    def basic_lit(self, e: ast.BasicLit, hint: Any) -> None:
        kind, text = e.kind, e.text
        if kind == "BAD":
            return
        if self.least < (1, 13) and kind != "STRING" and kind != "CHAR":
            self._old_literal(e)
        if kind == "STRING":
            e.value = const.parse_string(text)
            e.type = UNTYPED_STRING
        elif kind == "INT":
            e.value = const.parse_int(text)
            e.type = UNTYPED_INT
            if len(text) > 100 and e.value.bit_length() > MAX_INT_BITS:
                e.mode = MODE_CONST
                self.check_overflow(e, e.pos)
                return
        elif kind == "CHAR":
            e.value = const.parse_char(text)
            e.type = UNTYPED_RUNE
        elif kind == "FLOAT":
            e.value = const.parse_float(text)
            e.type = UNTYPED_FLOAT
        else:
            e.value = const.parse_imaginary(text)
            e.type = UNTYPED_COMPLEX
        if e.value is const.UNKNOWN:
            self.error(self.start(e), f"excessively large constant: {text}", "InvalidConstVal")
            return
        e.mode = MODE_CONST

    def paren(self, e: ast.ParenExpr, hint: Any) -> None:
        x = e.x
        self.raw_expr(x, hint)
        e.mode, e.type, e.value = x.mode, x.type, x.value

    def bad(self, e: ast.Expr, hint: Any) -> None:
        return

    def key_value(self, e: ast.KeyValueExpr, hint: Any) -> None:
        self.error(self.start(e), "no key:value expected", "InvalidSyntaxTree")

    def ellipsis(self, e: ast.Ellipsis, hint: Any) -> None:
        self.error(self.start(e), "invalid use of ...", "InvalidSyntaxTree")

    def type_expr(self, e: ast.Expr, hint: Any) -> None:
        """A node that can only be a type."""
        t = self.typ(e)
        e.value = None
        if is_valid(t):
            e.mode = MODE_TYPE
            e.type = t

    def func_lit(self, e: ast.FuncLit, hint: Any) -> None:
        from golite.types.objects import Scope

        scope = Scope(self.scope, "func")
        sig = self.func_type(e.type_expr, None, scope, e)
        info = self.info
        if self.func is None:
            # In a package-level initialiser: its body must not make declarations seem cyclic.
            iota = self.iota

            def body() -> None:
                saved = self.iota
                self.iota = iota
                self.func_body(e, sig, scope, e.body, info)
                self.iota = saved

            self.later(body)
        else:
            self.func_body(e, sig, scope, e.body, info)
        e.mode, e.type = MODE_VALUE, sig

    # ------------------------------------------------------------ type assertions

    def type_assert(self, e: ast.TypeAssertExpr, hint: Any) -> None:
        x = e.x
        self.expr(x)
        if x.mode == MODE_INVALID:
            if e.type_expr is not None:
                self.typ(e.type_expr)
            return
        if e.type_expr is None:
            self.error(self.start(e), "invalid syntax tree: use of .(type) outside type switch", "InvalidSyntaxTree")
            return
        if type(unalias(x.type)) is TypeParam:
            text = f"invalid operation: cannot use type assertion on type parameter value {self.os(x)}"
            self.error(self.start(x), text, "InvalidAssert")
            return
        if not is_interface(x.type):
            self.error(self.start(x), f"invalid operation: {self.os(x)} is not an interface", "InvalidAssert")
            return
        t = self.var_type(e.type_expr)
        if not is_valid(t) or not self.is_complete(t):
            return
        self.possible_assertion(e, x, t, False)
        e.mode, e.type = MODE_COMMAOK, t

    def possible_assertion(self, e: ast.Expr, x: ast.Expr, t: Any, type_switch: bool) -> None:
        """Whether a value of interface x can have dynamic type t (or implement t)."""
        if is_interface(t):
            return  # the dynamic type may have more methods than x's type asks for
        cause = self.missing_cause(t, x.type)
        if cause is None:
            return
        if type_switch:
            text = f"impossible type switch case: {format_expr(e)}\n\t{self.os(x)} cannot have dynamic type {self.ts(t)} {cause}"
        else:
            text = f"impossible type assertion: {format_expr(e)}\n\t{self.ts(t)} does not implement {self.ts(x.type)} {cause}"
        self.error(self.start(e), text, "ImpossibleAssert")


def _call(self: Any, e: ast.CallExpr, hint: Any) -> None:
    self.call(e, hint)


def _selector(self: Any, e: ast.SelectorExpr, hint: Any) -> None:
    self.selector(e, hint)


def _index_expr(self: Any, e: ast.IndexExpr, hint: Any) -> None:
    self.index_expr(e, hint)


def _slice_expr(self: Any, e: ast.SliceExpr, hint: Any) -> None:
    self.slice_expr(e, hint)


def _composite_lit(self: Any, e: ast.CompositeLit, hint: Any) -> None:
    self.composite_lit(e, hint)


_HANDLERS: dict[type, Callable[[Any, Any, Any], None]] = {
    ast.Ident: Expressions.ident,
    ast.BasicLit: Expressions.basic_lit,
    ast.ParenExpr: Expressions.paren,
    ast.FuncLit: Expressions.func_lit,
    ast.StarExpr: Operators.star,
    ast.UnaryExpr: Operators.unary,
    ast.BinaryExpr: Operators.binary,
    ast.TypeAssertExpr: Expressions.type_assert,
    ast.CallExpr: _call,
    ast.SelectorExpr: _selector,
    ast.IndexExpr: _index_expr,
    ast.SliceExpr: _slice_expr,
    ast.CompositeLit: _composite_lit,
    ast.KeyValueExpr: Expressions.key_value,
    ast.Ellipsis: Expressions.ellipsis,
    ast.BadExpr: Expressions.bad,
    ast.ArrayType: Expressions.type_expr,
    ast.StructType: Expressions.type_expr,
    ast.FuncType: Expressions.type_expr,
    ast.InterfaceType: Expressions.type_expr,
    ast.MapType: Expressions.type_expr,
    ast.ChanType: Expressions.type_expr,
}
