"""Terminating statements (spec, "Terminating statements"): whether control can reach a function's end."""

from __future__ import annotations

from typing import Any, Callable, Optional

from golite.syntax import ast


def is_terminating_list(stmts: list[ast.Stmt]) -> bool:
    i = len(stmts) - 1
    while i >= 0 and type(stmts[i]) is ast.EmptyStmt:
        i -= 1
    return i >= 0 and is_terminating(stmts[i], None)


def is_terminating(s: Any, label: Optional[str]) -> bool:
    """``label``: the label that s carries, if any."""
    handler = _TERMINATING.get(type(s))
    return handler is not None and handler(s, label)


def _expr_stmt(s: ast.ExprStmt, label: Optional[str]) -> bool:
    x: Any = s.x
    while type(x) is ast.ParenExpr:
        x = x.x
    return type(x) is ast.CallExpr and x.kind == "builtin" and x.builtin == "panic"


def _branch(s: ast.BranchStmt, label: Optional[str]) -> bool:
    return s.op == "goto" or s.op == "fallthrough"


def _if(s: ast.IfStmt, label: Optional[str]) -> bool:
    while is_terminating_list(s.then.stmts) and s.els is not None:
        if type(s.els) is not ast.IfStmt:
            return is_terminating(s.els, None)
        s = s.els
    return False


def _for(s: ast.ForStmt, label: Optional[str]) -> bool:
    return s.cond is None and not has_break(s.body, label, True)


def _cases(s: Any, label: Optional[str]) -> bool:
    has_default = False
    for clause in s.cases:
        if clause.exprs is None:
            has_default = True
        if not is_terminating_list(clause.body) or any(has_break(b, label, True) for b in clause.body):
            return False
    return has_default


def _select(s: ast.SelectStmt, label: Optional[str]) -> bool:
    return all(is_terminating_list(clause.body) and not any(has_break(b, label, True) for b in clause.body) for clause in s.cases)


_TERMINATING: dict[type, Callable[[Any, Optional[str]], bool]] = {
    ast.ReturnStmt: lambda s, label: True,
    ast.BranchStmt: _branch,
    ast.ExprStmt: _expr_stmt,
    ast.BlockStmt: lambda s, label: is_terminating_list(s.stmts),
    ast.IfStmt: _if,
    ast.ForStmt: _for,
    ast.LabeledStmt: lambda s, label: is_terminating(s.stmt, s.label.name),
    ast.SwitchStmt: _cases,
    ast.TypeSwitchStmt: _cases,
    ast.SelectStmt: _select,
}


def has_break(s: Any, label: Optional[str], implicit: bool) -> bool:
    """Whether s has a break out of the statement labelled ``label``, or, if ``implicit``, an unlabelled one out of it."""
    cls = type(s)
    if cls is ast.BranchStmt:
        if s.op != "break":
            return False
        return implicit if s.label is None else s.label.name == label
    if cls is ast.BlockStmt:
        return any(has_break(x, label, implicit) for x in s.stmts)
    if cls is ast.IfStmt:
        return has_break(s.then, label, implicit) or (s.els is not None and has_break(s.els, label, implicit))
    if cls is ast.LabeledStmt:
        return has_break(s.stmt, label, implicit)
    if label is None:
        return False
    if cls is ast.ForStmt or cls is ast.RangeStmt:
        return has_break(s.body, label, False)
    if cls is ast.SwitchStmt or cls is ast.TypeSwitchStmt or cls is ast.SelectStmt:
        return any(has_break(b, label, False) for clause in s.cases for b in clause.body)
    return False
