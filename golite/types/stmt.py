"""Statements (spec, "Statements") and function bodies.

Branches and labels are the business of labels.py.
"""

from __future__ import annotations

from typing import Any, Callable, Optional

from golite.syntax import ast
from golite.syntax.print import format_expr
from golite.types import const
from golite.types.assignments import unparen
from golite.types.base import CheckerBase, DeclInfo
from golite.types.builtins import STATEMENT_BUILTINS
from golite.types.objects import Nil, Scope, Var
from golite.types.operand import (
    MODE_BUILTIN,
    MODE_CONST,
    MODE_INVALID,
    MODE_NIL,
    MODE_TYPE,
    Operand,
)
from golite.types.predicates import comparable, has_nil, identical, is_boolean, is_interface, is_numeric, is_valid
from golite.types.returns import is_terminating_list
from golite.types.types import INVALID, Signature, Tuple, TypeParam, unalias
from golite.types.universe import BOOL, UNTYPED_INT


class Statements(CheckerBase):
    def func_body(self, node: Any, sig: Signature, scope: Scope, body: ast.BlockStmt, info: Optional[DeclInfo]) -> None:
        """Check the body of FuncDecl or FuncLit ``node``; parameters are in ``scope``, whose parent is what surrounds it."""
        saved = (self.scope, self.func, self.sig, self.info, self.local_vars, self.local_scopes, self.error_pos)
        self.scope, self.func, self.sig, self.info = scope, node, sig, info
        self.error_pos = 0
        self.local_vars, self.local_scopes = [], {}
        self.stmt_list(body.stmts)
        if sig.results and not is_terminating_list(body.stmts):
            self.error(body.rbrace, "missing return", "MissingReturn")
        self._report_unused()
        self.scope, self.func, self.sig, self.info, self.local_vars, self.local_scopes, self.error_pos = saved

    def _report_unused(self) -> None:
        """Scope by scope: those of an inner scope come after all of the scope around it."""
        unused = [v for v in self.local_vars if not v.used and v.name != "_"]
        if len(unused) > 1:
            scopes = self.local_scopes
            unused.sort(key=lambda v: (scopes.get(v.parent, 0), v.pos))
        for v in unused:
            self.error(self.start(v), f"declared and not used: {v.name}", "UnusedVar")

    # ------------------------------------------------------------ dispatch

    def stmt(self, s: ast.Stmt) -> None:
        _HANDLERS[type(s)](self, s)

    def stmt_list(self, stmts: list[ast.Stmt]) -> None:
        delayed = self.delayed
        for s in stmts:
            count = len(delayed)
            _HANDLERS[type(s)](self, s)
            if len(delayed) > count:
                self.process_delayed(count)  # what a statement put off is checked at its end

    def block(self, s: ast.BlockStmt) -> None:
        self.open_scope()
        self.stmt_list(s.stmts)
        self.close_scope()

    def empty(self, s: ast.Stmt) -> None:
        return

    def decl(self, s: ast.DeclStmt) -> None:
        self.decl_stmt(s.decl)

    def labeled(self, s: ast.LabeledStmt) -> None:
        self.stmt(s.stmt)

    # ------------------------------------------------------------ simple statements

    def expr_stmt(self, s: ast.ExprStmt) -> None:
        x = s.x
        self.raw_expr(x)
        mode = x.mode
        if mode == MODE_INVALID:
            return
        if mode == MODE_BUILTIN:
            text, code = "must be called", "UncalledBuiltin"
        elif mode == MODE_TYPE:
            text, code = "is not an expression", "NotAnExpr"
        elif self._is_statement(x):
            return
        else:
            text, code = "is not used", "UnusedExpr"
        self.error(self.start(x), f"{self.os(x)} {text}", code)

    @staticmethod
    def _is_statement(x: ast.Expr) -> bool:
        x = unparen(x)
        if type(x) is ast.CallExpr:
            return x.kind == "call" or (x.kind == "builtin" and x.builtin in STATEMENT_BUILTINS)
        return type(x) is ast.UnaryExpr and x.op == "<-"

    def send(self, s: ast.SendStmt) -> None:
        self.expr(s.chan)
        self.expr(s.val)
        if s.chan.mode == MODE_INVALID or s.val.mode == MODE_INVALID:
            return
        elem = self.chan_elem(s.chan, s.pos, False)
        if elem is not None:
            self.assignment(s.val, elem, "send")

    def inc_dec(self, s: ast.IncDecStmt) -> None:
        x = s.x
        self.expr(x)
        if x.mode == MODE_INVALID:
            return
        if not is_numeric(x.type):
            text = f"invalid operation: {format_expr(x)}{s.op} (non-numeric type {self.ts(x.type)})"
            self.error(self.start(x), text, "NonNumericIncDec")
            return
        one = ast.BasicLit(x.pos, "INT", "1")
        one.mode, one.type, one.value = MODE_CONST, UNTYPED_INT, 1
        left = Operand(x, x.mode, x.type, x.value)
        out = Operand(x, MODE_INVALID, INVALID)
        self.binary_operands(out, None, left, one, s.op[0], x.pos)
        if out.mode != MODE_INVALID:
            self.assign_var(x, out, None, "assignment")

    def assign(self, s: ast.AssignStmt) -> None:
        if s.op == "=":
            self.assign_vars(s.lhs, s.rhs)
        elif s.op == ":=":
            self.short_var_decl(s)
        else:
            self._assign_op(s)

    def _assign_op(self, s: ast.AssignStmt) -> None:
        if len(s.lhs) != 1 or len(s.rhs) != 1:
            self.error(s.op_pos, f"assignment operation {s.op} requires single-valued expressions", "MultiValAssignOp")
            return
        lhs, rhs = s.lhs[0], s.rhs[0]
        # x op= y uses x, unlike x = y.
        self.expr(lhs)
        self.expr(rhs)
        if lhs.mode == MODE_INVALID or rhs.mode == MODE_INVALID:
            return
        left = Operand(lhs, lhs.mode, lhs.type, lhs.value)
        out = Operand(lhs, MODE_INVALID, INVALID)
        self.binary_operands(out, None, left, rhs, s.op[:-1], lhs.pos)
        if out.mode != MODE_INVALID:
            self.assign_var(lhs, out, None, "assignment operation")

    def go(self, s: ast.GoStmt) -> None:
        self._suspended_call("go", s.call)

    def defer(self, s: ast.DeferStmt) -> None:
        self._suspended_call("defer", s.call)

    def _suspended_call(self, keyword: str, call: ast.Expr) -> None:
        code = "InvalidDefer" if keyword == "defer" else "InvalidGo"
        if type(call) is not ast.CallExpr:
            self.error(self.start(call), f"expression in {keyword} must be function call", code)
            self.use([call])
            return
        self.raw_expr(call)
        if call.mode == MODE_INVALID:
            return
        if call.kind == "conversion":
            text = "requires function call, not conversion"
        elif call.kind == "builtin" and call.builtin not in STATEMENT_BUILTINS:
            text, code = "discards result of", "UnusedResults"
        else:
            return
        self.error(self.start(call), f"{keyword} {text} {self.os(call)}", code)

    def return_(self, s: ast.ReturnStmt) -> None:
        sig = self.sig
        assert sig is not None
        if sig.results:
            if s.results:
                self.init_vars(sig.results, s.results, s)
            elif sig.results[0].name:
                for v in sig.results:
                    inner = self.scope.lookup(v.name)
                    if inner is not v and inner is not None and v.name != "_":
                        text = f"result parameter {v.name} not in scope at return\n\t{self.where(inner.pos)}: inner declaration of "
                        self.error(s.pos, text + f"var {v.name} {self.ts(v.type)}", "OutOfScopeResult")
            else:
                self.init_vars(sig.results, [], s)
        elif s.results:
            # Like gc, report the surplus values unless they are wrong themselves.
            if len(s.results) == 1:
                ok = self.multi_expr(s.results[0], False)[0].mode != MODE_INVALID
            else:
                ok = self.use(s.results)
            if ok:
                self.error(
                    s.results[0].pos, f"too many return values\n\thave {self._have(s.results)}\n\twant ()", "WrongResultCount"
                )

    def _have(self, results: list[ast.Expr]) -> str:
        types: list[Any] = []
        for r in results:
            types += r.type.types if type(r.type) is Tuple else [r.type]
        return self.types_summary(types, False)

    # ------------------------------------------------------------ if, for

    def _condition(self, x: ast.Expr, what: str) -> None:
        self.expr(x)
        if x.mode == MODE_INVALID:
            return
        if x.mode == MODE_NIL or not is_boolean(x.type):
            self.error(self.start(x), f"non-boolean condition in {what} statement", "InvalidCond")
            return
        self.use_default_type(x)

    def if_(self, s: ast.IfStmt) -> None:
        outer = self.scope
        # A chain of else-ifs may be long: it is walked without recursion. Each link's scope is inside the one before.
        while True:
            self.open_scope()
            if s.init is not None:
                self.stmt(s.init)
            self._condition(s.cond, "if")
            self.block(s.then)
            if type(s.els) is not ast.IfStmt:
                break
            s = s.els
        if s.els is not None:
            self.stmt(s.els)
        self.scope = outer

    def for_(self, s: ast.ForStmt) -> None:
        s.shared = not self.allows(s.pos, (1, 22))
        self.open_scope()
        if s.init is not None:
            self.stmt(s.init)
        if s.cond is not None:
            self._condition(s.cond, "for")
        if s.post is not None:
            self.stmt(s.post)
        self.block(s.body)
        self.close_scope()

    def range_(self, s: ast.RangeStmt) -> None:
        self.range_stmt(s)

    # ------------------------------------------------------------ switch

    def _check_defaults(self, cases: list[Any], is_default: Callable[[Any], bool]) -> None:
        first: Any = None
        for c in cases:
            if is_default(c):
                if first is not None:
                    self.error(c.pos, f"multiple defaults (first at {self.where(first.pos)})", "DuplicateDefault")
                else:
                    first = c

    def switch(self, s: ast.SwitchStmt) -> None:
        self.open_scope()
        if s.init is not None:
            self.stmt(s.init)
        x: ast.Expr
        if s.tag is not None:
            x = s.tag
            self.expr(x)
            self.assignment(x, None, "switch expression")
            if x.mode != MODE_INVALID and not comparable(x.type) and not has_nil(x.type):
                text = f"cannot switch on {self.os(x)} ({self.ts(x.type)} is not comparable)"
                self.error(self.start(x), text, "InvalidExprSwitch")
                self.invalidate(x)
        else:
            pos = s.cases[0].pos if s.cases else s.rbrace
            name = ast.Ident(pos, "true")
            x = Operand(name, MODE_CONST, BOOL, True)
        self._check_defaults(s.cases, lambda c: c.exprs is None)
        seen: dict[Any, list[tuple[int, Any]]] = {}
        for clause in s.cases:
            if clause.exprs is not None:
                self._case_values(x, clause.exprs, seen)
            self.open_scope("case")
            self.stmt_list(clause.body)
            self.close_scope()
        self.close_scope()

    def _case_values(self, x: ast.Expr, values: list[ast.Expr], seen: dict[Any, list[tuple[int, Any]]]) -> None:
        for v in values:
            self.expr(v)
            if x.mode == MODE_INVALID or v.mode == MODE_INVALID:
                continue
            if not self.convert_untyped(v, x.type):
                continue
            tag = Operand(x.expr if type(x) is Operand else x, x.mode, x.type, x.value)
            out = Operand(v, MODE_INVALID, INVALID)
            self.comparison(out, v, tag, "==", True)
            if out.mode == MODE_INVALID:
                continue
            self.use_default_type(v)
            if v.mode != MODE_CONST or v.value is const.UNKNOWN or type(v.value) is bool:
                continue
            key = (type(v.value), v.value)
            earlier = seen.setdefault(key, [])
            for pos, t in earlier:
                if identical(v.type, t):
                    text = f"duplicate case {self.os(v)} in expression switch\n\t{self.where(pos)}: previous case"
                    self.error(self.start(v), text, "DuplicateCase")
                    break
            else:
                earlier.append((self.node_pos(v), v.type))

    def type_switch(self, s: ast.TypeSwitchStmt) -> None:
        self.open_scope()
        if s.init is not None:
            self.stmt(s.init)
        name = s.name
        if name is not None and name.name == "_":
            self.error(name.pos, "no new variable on left side of :=", "NoNewVar")
            name = None
        x: Optional[ast.Expr] = s.x
        assert x is not None
        self.expr(x)
        if x.mode != MODE_INVALID and type(unalias(x.type)) is TypeParam:
            text = f"cannot use type switch on type parameter value {self.os(x)}"
            self.error(self.start(x), text, "InvalidTypeSwitch")
            x = None
        elif x.mode != MODE_INVALID and not is_interface(x.type):
            self.error(self.start(x), f"{self.os(x)} is not an interface", "InvalidTypeSwitch")
            x = None
        elif x.mode == MODE_INVALID:
            x = None
        self._check_defaults(s.cases, lambda c: c.exprs is None)
        variables: list[Var] = []
        seen: list[tuple[Any, ast.Expr]] = []
        for clause in s.cases:
            t = self._case_types(x, clause.exprs, seen)
            self.open_scope("case")
            if name is not None:
                v = Var(name.pos, self.pkg, name.name, t)
                v.owner = self.func
                self.declare(self.scope, v)
                clause.implicit = v
                variables.append(v)
            self.stmt_list(clause.body)
            self.close_scope()
        # The clauses' variables count as one.
        if name is not None and not any(v.used for v in variables):
            self.error(name.pos, f"{name.name} declared and not used", "UnusedVar")
        for v in variables:
            v.used = True
        self.close_scope()

    def _case_types(self, x: Optional[ast.Expr], exprs: Optional[list[ast.Expr]], seen: list[tuple[Any, ast.Expr]]) -> Any:
        """Check the types of a clause; the type its variable has there: the one type listed, or that of x."""
        t: Any = INVALID
        for e in exprs or ():
            if type(e) is ast.Ident and type(self.scope.lookup(e.name)) is Nil:
                self.expr(e)
                t = None  # nil: stands for the interface's type
                if x is not None:
                    e.type = x.type
            else:
                t = self.var_type(e)
                if not is_valid(t):
                    continue
            for other, other_e in seen:
                if (t is None and other is None) or (t is not None and other is not None and identical(t, other)):
                    text = f"duplicate case {'nil' if t is None else self.ts(t)} in type switch"
                    self.error(self.start(e), f"{text}\n\t{self.where(other_e.pos)}: previous case", "DuplicateCase")
                    break
            else:
                seen.append((t, e))
                if x is not None and t is not None:
                    self.possible_assertion(e, x, t, True)  # type: ignore[attr-defined]
        if exprs is not None and len(exprs) == 1 and t is not None:
            return t
        return x.type if x is not None else INVALID

    # ------------------------------------------------------------ select

    def select(self, s: ast.SelectStmt) -> None:
        self._check_defaults(s.cases, lambda c: c.comm is None)
        for clause in s.cases:
            comm = clause.comm
            valid = comm is None or type(comm) is ast.SendStmt
            receive: Any = None
            if type(comm) is ast.ExprStmt:
                receive = comm.x
            elif type(comm) is ast.AssignStmt and len(comm.rhs) == 1:
                receive = comm.rhs[0]
            if receive is not None:
                receive = unparen(receive)
                valid = type(receive) is ast.UnaryExpr and receive.op == "<-"
            if not valid:
                assert comm is not None
                text = "select case must be send or receive (possibly with assignment)"
                self.error(self.node_pos(comm.x) if type(comm) is ast.ExprStmt else comm.pos, text, "InvalidSelectCase")
                continue
            self.open_scope("case")
            if comm is not None:
                self.stmt(comm)
            self.stmt_list(clause.body)
            self.close_scope()


_HANDLERS: dict[type, Callable[[Any, Any], None]] = {
    ast.BadStmt: Statements.empty,
    ast.EmptyStmt: Statements.empty,
    ast.DeclStmt: Statements.decl,
    ast.LabeledStmt: Statements.labeled,
    ast.ExprStmt: Statements.expr_stmt,
    ast.SendStmt: Statements.send,
    ast.IncDecStmt: Statements.inc_dec,
    ast.AssignStmt: Statements.assign,
    ast.GoStmt: Statements.go,
    ast.DeferStmt: Statements.defer,
    ast.ReturnStmt: Statements.return_,
    ast.BranchStmt: Statements.empty,
    ast.BlockStmt: Statements.block,
    ast.IfStmt: Statements.if_,
    ast.SwitchStmt: Statements.switch,
    ast.TypeSwitchStmt: Statements.type_switch,
    ast.SelectStmt: Statements.select,
    ast.ForStmt: Statements.for_,
    ast.RangeStmt: Statements.range_,
}
