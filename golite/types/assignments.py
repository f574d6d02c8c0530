"""Assignments of every form, and the initialisation of variables, constants, results and parameters."""

from __future__ import annotations

from typing import Any, Optional

from golite.syntax import ast
from golite.syntax.print import format_expr
from golite.types.base import CheckerBase
from golite.types.objects import Const, Var
from golite.types.operand import MODE_CONST, MODE_INVALID, MODE_MAPINDEX, MODE_NIL, MODE_VAR, VALUE_MODES
from golite.types.predicates import is_constant_type, is_interface, is_numeric, is_untyped, is_valid
from golite.types.types import INVALID, Signature, Slice, Tuple, unalias
from golite.types.universe import UNTYPED_NIL, default_type


def unparen(e: Any) -> Any:
    while type(e) is ast.ParenExpr:
        e = e.x
    return e


def measure(n: int, unit: str) -> str:
    return f"{n} {unit}" if n == 1 else f"{n} {unit}s"


class Assignments(CheckerBase):
    def assignment(self, x: ast.Expr, t: Any, context: str, name: str = "") -> bool:
        """Check that x can be assigned to a variable of type t and give untyped x its type.

        t None stands for the blank identifier or a variable that takes x's type. ``context`` ends the error text:
        "cannot use x (...) as T value in <context>". ``name`` is the variable's, if it has one.
        """
        mode = x.mode
        if mode == MODE_INVALID:
            return False
        if type(x.type) is Tuple:
            self.single_value(x)
            if x.mode == MODE_INVALID:
                return False
        if mode not in VALUE_MODES:
            self.error(self.start(x), f"cannot assign {self.os(x)} to {self.ts(t)} in {context}", "IncompatibleAssign")
            self.invalidate(x)
            return False
        if is_untyped(x.type):
            target = t
            if mode == MODE_NIL:
                if t is None:
                    self.error(self.start(x), f"use of untyped nil in {context}", "UntypedNilUse")
                    self.invalidate(x)
                    return False
            elif t is None or is_interface(t):
                target = default_type(x.type)
            new, code = self.implicit_type(x, target)
            if code:
                text = f"cannot use {self.os(x)} as {self.ts(target)} value in {context}"
                if code == "TruncatedFloat":
                    text += " (truncated)"
                elif code == "NumericOverflow":
                    text += " (overflows)"
                else:
                    code = "IncompatibleAssign"
                self.error(self.start(x), text, code)
                self.invalidate(x)
                return False
            if new is not x.type and not self.update_type(x, new):
                self.invalidate(x)
                return False
        if type(x.type) is Signature and x.type.tparams:
            self.generic_free(x, t, name or context)
        if x.mode == MODE_INVALID:
            return False
        if t is None or x.type is t:
            return True
        ok, cause = self.assignable(x, t)
        if not ok:
            text = f"cannot use {self.os(x)} as {self.ts(t)} value in {context}"
            self.error(self.start(x), text + ": " + cause if cause else text, "IncompatibleAssign")
            self.invalidate(x)
        return ok

    # ------------------------------------------------------------ declarations

    def init_const(self, obj: Const, x: ast.Expr) -> None:
        if x.mode == MODE_INVALID or not is_valid(x.type) or (obj.type is not None and not is_valid(obj.type)):
            if obj.type is None:
                obj.type = INVALID
            return
        if x.mode != MODE_CONST:
            self.error(self.start(x), f"{self.os(x)} is not constant", "InvalidConstInit")
            if obj.type is None:
                obj.type = INVALID
            return
        if obj.type is None:
            obj.type = x.type
        if is_untyped(obj.type):
            obj.value = x.value
            return
        if self.assignment(x, obj.type, "constant declaration"):
            obj.value = x.value

    def init_var(self, v: Var, x: ast.Expr, context: str) -> None:
        if x.mode == MODE_INVALID or not is_valid(x.type) or (v.type is not None and not is_valid(v.type)):
            if v.type is None:
                v.type = INVALID
            return
        if v.type is None:
            if type(x.type) is Signature and x.type.tparams:
                self.generic_free(x)
            t = x.type
            if is_untyped(t):
                if t is UNTYPED_NIL:
                    self.error(self.start(x), f"use of untyped nil in {context}", "UntypedNilUse")
                    v.type = INVALID
                    self.invalidate(x)
                    return
                t = default_type(t)
            elif type(t) is Tuple:
                self.single_value(x)
                v.type = INVALID
                return
            v.type = t
        self.assignment(x, v.type, context, v.name or "result variable")

    def init_vars(self, lhs: list[Var], rhs: list[ast.Expr], return_stmt: Optional[ast.ReturnStmt]) -> None:
        """Initialise variables (or results, for a return statement) with expressions that are not checked yet."""
        context = "assignment"
        if return_stmt is not None:
            context = "return statement"
        elif len(lhs) > 1:
            context = "multiple assignment"
        single_call = len(rhs) == 1 and type(unparen(rhs[0])) is ast.CallExpr
        if len(lhs) == len(rhs) and not single_call:
            for v, e in zip(lhs, rhs, strict=False):
                self.expr(e)
                self.init_var(v, e, context)
            return
        if len(rhs) != 1:
            if self.use(rhs):
                if return_stmt is not None:
                    self.return_error(return_stmt, lhs, self.expr_list(rhs))
                else:
                    self.assign_error(rhs, len(lhs), len(rhs))
            for v in lhs:
                v.type = v.type or INVALID
            return
        values = self.multi_expr(rhs[0], len(lhs) == 2 and return_stmt is None)
        if len(values) == len(lhs):
            for v, x in zip(lhs, values, strict=False):
                self.init_var(v, x, context)
            return
        if values[0].mode != MODE_INVALID:
            if return_stmt is not None:
                self.return_error(return_stmt, lhs, values)
            else:
                self.assign_error(rhs, len(lhs), len(values))
        for v in lhs:
            v.type = v.type or INVALID

    def assign_error(self, rhs: list[ast.Expr], left: int, right: int) -> None:
        variables, values = measure(left, "variable"), measure(right, "value")
        call = unparen(rhs[0])
        if len(rhs) == 1 and type(call) is ast.CallExpr:
            text = f"assignment mismatch: {variables} but {format_expr(call.fun)} returns {values}"
        else:
            text = f"assignment mismatch: {variables} but {values}"
        self.error(self.start(rhs[0]), text, "WrongAssignCount")

    def return_error(self, s: ast.ReturnStmt, lhs: list[Var], rhs: list[ast.Expr]) -> None:
        pos, qualifier = s.pos, "not enough"
        if len(rhs) > len(lhs):
            pos, qualifier = rhs[len(lhs)].pos, "too many"
        elif rhs:
            pos = rhs[-1].pos
        have = self.types_summary([x.type for x in rhs], False)
        want = self.types_summary([v.type for v in lhs], False)
        self.error(pos, f"{qualifier} return values\n\thave {have}\n\twant {want}", "WrongResultCount")

    def types_summary(self, types: list[Any], variadic: bool, has_dots: bool = False) -> str:
        """(number, string, T): what was given or is wanted; untyped numbers are just "number"."""
        out = []
        for i, t in enumerate(types):
            last = i == len(types) - 1
            if t is None or not is_valid(t):
                s = "unknown type"
            elif is_untyped(t):
                s = "number" if is_numeric(t) else t.name.replace("untyped ", "")
            elif variadic and last and type(unalias(t)) is Slice:
                s = "..." + self.ts(unalias(t).elem)
            else:
                s = self.ts(t)
            if has_dots and last:
                s += "..."
            out.append(s)
        return "(" + ", ".join(out) + ")"

    # ------------------------------------------------------------ assignment statements

    def lhs_var(self, lhs: ast.Expr) -> Any:
        """The type of an assignment's left side; None for the blank identifier, INVALID after an error.

        Assigning to a local variable does not use it.
        """
        e = unparen(lhs)
        if type(e) is ast.Ident:
            if e.name == "_":
                e.obj = None
                e.mode = MODE_VAR
                e.type = None
                return None
            obj = self.scope.lookup(e.name)
            if type(obj) is Var and obj.owner is not None:
                used = obj.used
                self.expr(lhs)
                obj.used = used
                obj.reassigned = True
            else:
                self.expr(lhs)
                if type(obj) is Var:
                    obj.reassigned = True
        else:
            self.expr(lhs)
        mode = lhs.mode
        if mode == MODE_INVALID or not is_valid(lhs.type):
            return INVALID
        if mode == MODE_VAR:
            if type(e) is not ast.Ident:
                self.mark_reassigned(e)
            return lhs.type
        if mode == MODE_MAPINDEX:
            return lhs.type
        if type(e) is ast.SelectorExpr and e.selection is None and type(e.x) is ast.Ident:
            # gc looks at the operand once more, as if it were a value.
            self.error(e.x.pos, f"use of package {e.x.name} not in selector", "InvalidPkgUse")
        if type(e) is ast.SelectorExpr and e.x.mode == MODE_MAPINDEX:
            text, code = f"cannot assign to struct field {format_expr(lhs)} in map", "UnaddressableFieldAssign"
        else:
            text = f"cannot assign to {format_expr(lhs)} (neither addressable nor a map index expression)"
            code = "UnassignableOperand"
        self.error(self.start(lhs), text, code)
        return INVALID

    def assign_var(self, lhs: ast.Expr, x: Optional[ast.Expr], rhs: Optional[ast.Expr], context: str) -> None:
        """Assign x (already checked) or rhs (not yet) to lhs."""
        t = self.lhs_var(lhs)
        if t is not None and not is_valid(t):
            if x is None:
                self.use([rhs])
            return
        if x is None:
            assert rhs is not None
            self.expr(rhs)
            x = rhs
        if t is None and context == "assignment":
            context = "assignment to _ identifier"
        name = format_expr(lhs) if type(x.type) is Signature and x.type.tparams else ""
        self.assignment(x, t, context, name)

    def assign_vars(self, lhs: list[ast.Expr], rhs: list[ast.Expr]) -> None:
        context = "assignment" if len(lhs) == 1 else "multiple assignment"
        single_call = len(rhs) == 1 and type(unparen(rhs[0])) is ast.CallExpr
        if len(lhs) == len(rhs) and not single_call:
            for left, right in zip(lhs, rhs, strict=False):
                self.assign_var(left, None, right, context)
            return
        if len(rhs) != 1:
            left_ok = self.use_lhs(lhs)
            if self.use(rhs) and left_ok:
                self.assign_error(rhs, len(lhs), len(rhs))
            return
        values = self.multi_expr(rhs[0], len(lhs) == 2)
        if len(values) == len(lhs):
            for left, x in zip(lhs, values, strict=False):
                self.assign_var(left, x, None, context)
            return
        if values[0].mode != MODE_INVALID:
            self.assign_error(rhs, len(lhs), len(values))
        self.use_lhs(lhs)

    def use_lhs(self, lhs: list[ast.Expr]) -> bool:
        """Check left sides that nothing can be assigned to, without using the variables among them."""
        ok = True
        for e in lhs:
            ident = unparen(e)
            if type(ident) is ast.Ident:
                if ident.name == "_":
                    continue
                obj = self.scope.lookup(ident.name)
                used = obj.used if obj is not None else False
                ok = self.use([e]) and ok
                if type(obj) is Var:
                    obj.used = used
            else:
                ok = self.use([e]) and ok
        return ok

    def short_var_decl(self, s: ast.AssignStmt) -> None:
        """``a, b := f()`` (spec, "Short variable declarations")."""
        scope = self.scope
        seen: set[str] = set()
        lhs_vars: list[Var] = []
        new_vars: list[Var] = []
        failed = False
        for e in s.lhs:
            v: Optional[Var] = None
            if type(e) is not ast.Ident:
                self.use_lhs([e])
                self.error(self.start(e), f"non-name {format_expr(e)} on left side of :=", "BadDecl")
                failed = True
            else:
                name = e.name
                if name != "_" and name in seen:
                    self.error(self.start(e), f"{name} repeated on left side of :=", "RepeatedDecl")
                    failed = True
                else:
                    seen.add(name)
                    old = scope.names.get(name) if name != "_" else None
                    if old is None:
                        v = Var(e.pos, self.pkg, name)
                        v.owner = self.func
                        e.obj = v
                        if name != "_":
                            new_vars.append(v)
                    elif type(old) is Var:
                        v = old
                        v.reassigned = True
                        e.obj = v
                        e.mode = MODE_VAR
                        e.type = v.type
                    else:
                        e.obj = old
                        self.error(self.start(e), f"cannot assign to {name}", "UnassignableOperand")
                        failed = True
            if v is None:
                v = Var(e.pos, self.pkg, "_")
            lhs_vars.append(v)
        self.init_vars(lhs_vars, s.rhs, None)
        for e, v in zip(s.lhs, lhs_vars, strict=False):
            if type(e) is ast.Ident and e.obj is v:
                e.mode = MODE_VAR
                e.type = v.type
        s.new_vars = new_vars
        if not new_vars and not failed:
            self.error(s.op_pos, "no new variables on left side of :=", "NoNewVar")
            return
        for v in new_vars:
            self.declare(scope, v)


def is_constant_operand(x: ast.Expr) -> bool:
    return x.mode == MODE_CONST and is_constant_type(x.type)


def is_nil(x: ast.Expr) -> bool:
    return x.mode == MODE_NIL
