"""Statements."""

from __future__ import annotations

from typing import Optional

from golite.syntax import ast
from golite.syntax.ast import BinaryExpr, BlockStmt, Expr, Ident, ParenExpr, StarExpr, Stmt, TypeAssertExpr, UnaryExpr
from golite.syntax.build_base import Op, Rejected
from golite.syntax.build_type import TypeBuilder


class StmtBuilder(TypeBuilder):
    def block(self, lbrace: int, stmts: list[Stmt], rbrace: int) -> BlockStmt:
        return BlockStmt(lbrace, stmts, rbrace)

    def block_last(self, lbrace: int, stmts: list[Stmt], last: Stmt, rbrace: int) -> BlockStmt:
        stmts.append(last)
        return BlockStmt(lbrace, stmts, rbrace)

    def decl_stmt(self, decl: ast.GenDecl) -> ast.DeclStmt:
        return ast.DeclStmt(decl.pos, decl)

    def labeled_empty(self, label: Ident, colon: int) -> ast.LabeledStmt:
        return ast.LabeledStmt(label.pos, label, ast.EmptyStmt(colon + 1, True))

    def labeled(self, label: Ident, colon: int, stmt: Stmt) -> ast.LabeledStmt:
        return ast.LabeledStmt(label.pos, label, stmt)

    def _call_of(self, x: Expr) -> Expr:
        """What follows go or defer: gc's parser reads a primary expression, and its type checker wants a call."""
        if type(x) in (BinaryExpr, UnaryExpr, StarExpr):
            raise Rejected("syntax error: expression in go or defer must be function call", x.pos)
        if type(x) is ParenExpr:
            self._complain(x.pos, "expression in go or defer must not be parenthesized")
        while isinstance(x, ParenExpr):
            x = x.x
        return x

    def go_stmt(self, keyword: int, x: Expr) -> ast.GoStmt:
        return ast.GoStmt(keyword, self._call_of(x))

    def defer_stmt(self, keyword: int, x: Expr) -> ast.DeferStmt:
        return ast.DeferStmt(keyword, self._call_of(x))

    def return_none(self, keyword: int) -> ast.ReturnStmt:
        return ast.ReturnStmt(keyword, [])

    def return_values(self, keyword: int, results: list[Expr]) -> ast.ReturnStmt:
        return ast.ReturnStmt(keyword, results)

    _BRANCHES = {ord("b"): "break", ord("c"): "continue", ord("g"): "goto", ord("f"): "fallthrough"}

    def branch(self, keyword: int) -> ast.BranchStmt:
        return ast.BranchStmt(keyword, self._BRANCHES[self.source.data[keyword - self.source.base]], None)

    def branch_label(self, keyword: int, label: Ident) -> ast.BranchStmt:
        return ast.BranchStmt(keyword, self._BRANCHES[self.source.data[keyword - self.source.base]], label)

    def expr_stmt(self, x: Expr) -> ast.ExprStmt:
        return ast.ExprStmt(x.pos, x)

    def send(self, chan: Expr, arrow: Op, val: Expr) -> ast.SendStmt:
        return ast.SendStmt(chan.pos, chan, val, arrow[0])

    def inc_dec(self, x: Expr, op: Op) -> ast.IncDecStmt:
        return ast.IncDecStmt(x.pos, x, op[1])

    def assign(self, lhs: list[Expr], eq: int, rhs: list[Expr]) -> ast.AssignStmt:
        return ast.AssignStmt(lhs[0].pos, lhs, "=", rhs, eq)

    def define(self, lhs: list[Expr], op: int, rhs: list[Expr]) -> ast.AssignStmt:
        return ast.AssignStmt(lhs[0].pos, lhs, ":=", rhs, op)

    def assign_op(self, x: Expr, op: Op, y: Expr) -> ast.AssignStmt:
        return ast.AssignStmt(x.pos, [x], op[1], [y], op[0])

    # Headers are pairs: the init statement and the statement that holds the condition or tag.

    def header_none(self) -> tuple[Optional[Stmt], Optional[Stmt]]:
        return None, None

    def header_one(self, stmt: Stmt) -> tuple[Optional[Stmt], Optional[Stmt]]:
        return None, stmt

    def header_init(self, init: Optional[Stmt], semi: int) -> tuple[Optional[Stmt], Optional[Stmt]]:
        return init, None

    def header_two(self, init: Optional[Stmt], semi: int, stmt: Stmt) -> tuple[Optional[Stmt], Optional[Stmt]]:
        return init, stmt

    def _condition(self, stmt: Optional[Stmt]) -> Expr:
        if type(stmt) is not ast.ExprStmt:
            raise Rejected("syntax error: cannot use statement as value", stmt.pos if stmt is not None else 0)
        return stmt.x

    def if_stmt(self, keyword: int, header: tuple[Optional[Stmt], Stmt], then: BlockStmt) -> ast.IfStmt:
        return ast.IfStmt(keyword, header[0], self._condition(header[1]), then, None)

    def if_else(self, keyword: int, header: tuple[Optional[Stmt], Stmt], then: BlockStmt, els_keyword: int, els: Stmt) -> ast.IfStmt:
        return ast.IfStmt(keyword, header[0], self._condition(header[1]), then, els)

    def for_ever(self, keyword: int, body: BlockStmt) -> ast.ForStmt:
        return ast.ForStmt(keyword, None, None, None, body)

    def for_cond(self, keyword: int, cond: Stmt, body: BlockStmt) -> ast.ForStmt:
        return ast.ForStmt(keyword, None, self._condition(cond), None, body)

    def for_clause(
        self, keyword: int, init: Optional[Stmt], s1: int, cond: Optional[Stmt], s2: int, post: Optional[Stmt], body: BlockStmt
    ) -> ast.ForStmt:
        if type(post) is ast.AssignStmt and post.op == ":=":
            raise Rejected("syntax error: cannot declare in post statement of for loop", post.pos)
        return ast.ForStmt(keyword, init, None if cond is None else self._condition(cond), post, body)

    def range_bare(self, keyword: int, range_keyword: int, x: Expr, body: BlockStmt) -> ast.RangeStmt:
        return ast.RangeStmt(keyword, None, None, False, x, body)

    def _range(self, keyword: int, lhs: list[Expr], define: bool, x: Expr, body: BlockStmt) -> ast.RangeStmt:
        key, val, surplus = [*lhs, None, None][:3]
        return ast.RangeStmt(keyword, key, val, define, x, body, surplus)

    def range_assign(self, keyword: int, lhs: list[Expr], eq: int, range_keyword: int, x: Expr, body: BlockStmt) -> ast.RangeStmt:
        return self._range(keyword, lhs, False, x, body)

    def range_define(self, keyword: int, lhs: list[Expr], op: int, range_keyword: int, x: Expr, body: BlockStmt) -> ast.RangeStmt:
        return self._range(keyword, lhs, True, x, body)

    def case_list(self, keyword: int, exprs: list[Expr], colon: int) -> ast.CaseClause:
        return ast.CaseClause(keyword, exprs, [], colon)

    def case_default(self, keyword: int, colon: int) -> ast.CaseClause:
        return ast.CaseClause(keyword, None, [], colon)

    def clauses_append(self, clauses: list[ast.CaseClause], head: ast.CaseClause, stmts: list[Stmt]) -> list[ast.CaseClause]:
        head.body = stmts
        clauses.append(head)
        return clauses

    def switch_stmt(
        self, keyword: int, header: tuple[Optional[Stmt], Optional[Stmt]], lbrace: int, clauses: list[ast.CaseClause], rbrace: int
    ) -> Stmt:
        init, tag = header
        if tag is None:
            return ast.SwitchStmt(keyword, init, None, clauses, rbrace)
        if type(tag) is ast.ExprStmt:
            x = tag.x
            if type(x) is TypeAssertExpr and x.type_expr is None:
                return ast.TypeSwitchStmt(keyword, init, None, x.x, clauses, rbrace)
            return ast.SwitchStmt(keyword, init, x, clauses, rbrace)
        if type(tag) is ast.AssignStmt and tag.op == ":=" and len(tag.lhs) == len(tag.rhs) == 1:
            guard, name = tag.rhs[0], tag.lhs[0]
            if type(guard) is TypeAssertExpr and guard.type_expr is None and type(name) is Ident:
                return ast.TypeSwitchStmt(keyword, init, name, guard.x, clauses, rbrace)
        raise Rejected("syntax error: cannot use statement as value", tag.pos)

    def switch_stmt_last(
        self,
        keyword: int,
        header: tuple[Optional[Stmt], Optional[Stmt]],
        lbrace: int,
        clauses: list[ast.CaseClause],
        head: ast.CaseClause,
        stmts: list[Stmt],
        last: Stmt,
        rbrace: int,
    ) -> Stmt:
        stmts.append(last)
        return self.switch_stmt(keyword, header, lbrace, self.clauses_append(clauses, head, stmts), rbrace)

    def comm_case(self, keyword: int, comm: Stmt, colon: int) -> ast.CommClause:
        return ast.CommClause(keyword, comm, [], colon)

    def comm_default(self, keyword: int, colon: int) -> ast.CommClause:
        return ast.CommClause(keyword, None, [], colon)

    def comm_append(self, clauses: list[ast.CommClause], head: ast.CommClause, stmts: list[Stmt]) -> list[ast.CommClause]:
        head.body = stmts
        clauses.append(head)
        return clauses

    def select_stmt(self, keyword: int, lbrace: int, clauses: list[ast.CommClause], rbrace: int) -> ast.SelectStmt:
        return ast.SelectStmt(keyword, clauses, rbrace)

    def select_stmt_last(
        self,
        keyword: int,
        lbrace: int,
        clauses: list[ast.CommClause],
        head: ast.CommClause,
        stmts: list[Stmt],
        last: Stmt,
        rbrace: int,
    ) -> ast.SelectStmt:
        stmts.append(last)
        return ast.SelectStmt(keyword, self.comm_append(clauses, head, stmts), rbrace)
