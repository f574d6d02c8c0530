"""Labels and branches of one function body (spec, "Labeled statements", "Goto statements").

One walk declares all labels and gives every break, continue and goto its target. Labels have function scope, whatever block they
are in; but a goto may not jump into a block or over a variable declaration.
"""

from __future__ import annotations

from typing import Any, Optional

from golite.syntax import ast
from golite.syntax.print import format_expr
from golite.types.base import CheckerBase
from golite.types.objects import Label

_LOOPS = (ast.ForStmt, ast.RangeStmt)
_BREAKABLE = (ast.ForStmt, ast.RangeStmt, ast.SwitchStmt, ast.TypeSwitchStmt, ast.SelectStmt)
_LEAVES = frozenset({ast.ExprStmt, ast.ReturnStmt, ast.IncDecStmt, ast.EmptyStmt, ast.SendStmt, ast.GoStmt, ast.DeferStmt})

_Enclosing = list[tuple[Optional[str], ast.Stmt]]


class _Block:
    """One statement list: where it starts, and where its variables are declared and called what."""

    __slots__ = ("parent", "start", "variables")

    def __init__(self, parent: Optional["_Block"], start: int) -> None:
        self.parent = parent
        self.start = start
        self.variables: list[tuple[int, str]] = []


class Labels(CheckerBase):
    def labels(self, body: ast.BlockStmt) -> None:
        walk = _Walk(self)
        walk.block(body.stmts, _Block(None, body.pos), [])
        walk.finish()


class _Walk:
    def __init__(self, checker: CheckerBase) -> None:
        self.checker = checker
        self.all: dict[str, Label] = {}
        self.home: dict[str, _Block] = {}  # the block each label is in
        self.gotos: list[tuple[ast.BranchStmt, _Block]] = []

    def block(self, stmts: list[ast.Stmt], block: _Block, enclosing: _Enclosing) -> None:
        for s in stmts:
            self.stmt(s, block, enclosing, None)

    def stmt(self, s: Any, block: _Block, enclosing: _Enclosing, label: Optional[str]) -> None:
        """``enclosing``: the statements around s that break and continue can mean, with their labels; ``label``: that of s."""
        cls = type(s)
        if cls in _LEAVES:
            return
        if cls is ast.AssignStmt:
            if s.op == ":=":
                block.variables.append((s.op_pos, ", ".join(format_expr(e) for e in s.lhs)))
        elif cls is ast.DeclStmt:
            if s.decl.tok == "var" and s.decl.specs:
                name = s.decl.specs[0].names[0]
                block.variables.append((name.pos, name.name))
        elif cls is ast.BranchStmt:
            self.branch(s, block, enclosing)
        elif cls is ast.LabeledStmt:
            self.declare(s, block)
            self.stmt(s.stmt, block, [*enclosing, (s.label.name, s.stmt)], s.label.name)
        elif cls is ast.BlockStmt:
            self.block(s.stmts, _Block(block, s.pos), enclosing)
        elif cls is ast.IfStmt:
            self.block(s.then.stmts, _Block(block, s.then.pos), enclosing)
            if s.els is not None:
                self.stmt(s.els, block, enclosing, None)
        elif cls in _LOOPS:
            self.block(s.body.stmts, _Block(block, s.body.pos), [*enclosing, (label, s)])
        elif cls in _BREAKABLE:
            inner = [*enclosing, (label, s)]
            for clause in s.cases:
                self.block(clause.body, _Block(block, clause.pos), inner)

    def declare(self, s: ast.LabeledStmt, block: _Block) -> None:
        name = s.label.name
        obj = Label(s.label.pos, self.checker.pkg, name, s)
        s.obj = obj
        s.label.obj = obj
        if name == "_":
            return
        other = self.all.get(name)
        if other is not None:
            text = f"label {name} already defined at {self.checker.where(other.pos)}"
            self.checker.error(obj.pos, text, "DuplicateLabel")
            return
        self.all[name] = obj
        self.home[name] = block

    def branch(self, s: ast.BranchStmt, block: _Block, enclosing: _Enclosing) -> None:
        if s.op == "goto":
            self.gotos.append((s, block))
            return
        if s.op == "fallthrough":
            return
        wanted = _LOOPS if s.op == "continue" else _BREAKABLE
        if s.label is None:
            for _, target in reversed(enclosing):
                if type(target) in wanted:
                    s.target = target
                    return
            return  # reported by stmt.py
        name = s.label.name
        for label, target in reversed(enclosing):
            if label == name and name in self.all:
                s.label.obj = self.all[name]
                self.all[name].used = True
                if type(target) in wanted:
                    s.target = target
                else:
                    self.checker.error(s.label.pos, f"invalid {s.op} label {name}", "MisplacedLabel")
                return
        obj = self.all.get(name)
        if obj is None:
            self.checker.error(s.label.pos, f"{s.op} label not defined: {name}", "UndeclaredLabel")
        else:
            obj.used = True
            self.checker.error(s.label.pos, f"invalid {s.op} label {name}", "MisplacedLabel")

    def finish(self) -> None:
        for s, block in self.gotos:
            self.goto(s, block)
        for obj in self.all.values():
            if not obj.used:
                self.checker.error(obj.pos, f"label {obj.name} defined and not used", "UnusedLabel")

    def goto(self, s: ast.BranchStmt, block: _Block) -> None:
        checker = self.checker
        assert s.label is not None
        name = s.label.name
        obj = self.all.get(name)
        if obj is None:
            checker.error(s.label.pos, f"label {name} not defined", "UndeclaredLabel")
            return
        obj.used = True
        s.label.obj = obj
        s.target = obj.stmt
        home = self.home[name]
        b: Optional[_Block] = block
        while b is not None and b is not home:
            b = b.parent
        if b is None:
            text = f"goto {name} jumps into block starting at {checker.where(home.start)}"
            checker.error(s.label.pos, text, "JumpIntoBlock")
            return
        # A jump forward must not pass a variable declaration of the label's own block; gc names the last one.
        over = [v for v in home.variables if s.pos < v[0] < obj.pos]
        if over:
            pos, variable = over[-1]
            text = f"goto {name} jumps over declaration of {variable} at {checker.where(pos)}"
            checker.error(s.label.pos, text, "JumpOverDecl")
