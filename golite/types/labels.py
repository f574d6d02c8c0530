"""Labels and branches of one function body (spec, "Labeled statements", "Goto statements").

One walk declares all labels and gives every break, continue and goto its target. Labels have function scope, whatever block they
are in; but a goto may not jump into a block or over a variable declaration.
"""

from __future__ import annotations

from typing import Any, Optional

from golite.syntax import ast
from golite.types.base import CheckerBase
from golite.types.objects import Label

_LOOPS = (ast.ForStmt, ast.RangeStmt)
_BREAKABLE = (ast.ForStmt, ast.RangeStmt, ast.SwitchStmt, ast.TypeSwitchStmt, ast.SelectStmt)
_LEAVES = frozenset({ast.ExprStmt, ast.AssignStmt, ast.ReturnStmt, ast.IncDecStmt, ast.EmptyStmt, ast.SendStmt, ast.GoStmt, ast.DeferStmt})


class _Block:
    """One statement list: which labels it has and where its variables are declared."""

    __slots__ = ("labels", "parent", "var_positions")

    def __init__(self, parent: Optional["_Block"]) -> None:
        self.parent = parent
        self.labels: dict[str, ast.LabeledStmt] = {}
        self.var_positions: list[int] = []


class Labels(CheckerBase):
    def labels(self, body: ast.BlockStmt) -> None:
        walk = _Walk(self)
        walk.block(body.stmts, _Block(None), [])
        walk.finish()


class _Walk:
    def __init__(self, checker: CheckerBase) -> None:
        self.checker = checker
        self.all: dict[str, Label] = {}
        self.where: dict[str, _Block] = {}
        self.gotos: list[tuple[ast.BranchStmt, _Block]] = []
        # Branches whose label encloses nothing they may leave; reported when all labels are known.
        self.misplaced: list[ast.BranchStmt] = []

    def block(self, stmts: list[ast.Stmt], block: _Block, enclosing: list[tuple[Optional[str], ast.Stmt]]) -> None:
        for s in stmts:
            self.stmt(s, block, enclosing, None)

    def stmt(self, s: Any, block: _Block, enclosing: list[tuple[Optional[str], ast.Stmt]], label: Optional[str]) -> None:
        """``enclosing``: the statements around s that break and continue can mean, with their labels; ``label``: that of s."""
        cls = type(s)
        if cls in _LEAVES:
            if cls is ast.AssignStmt and s.op == ":=":
                block.var_positions.append(s.lhs[0].pos)
            return
        if cls is ast.DeclStmt:
            if s.decl.tok == "var":
                block.var_positions.append(s.decl.pos)
        elif cls is ast.BranchStmt:
            self.branch(s, block, enclosing)
        elif cls is ast.LabeledStmt:
            self.declare(s, block)
            self.stmt(s.stmt, block, enclosing, s.label.name)
        elif cls is ast.BlockStmt:
            self.block(s.stmts, _Block(block), enclosing)
        elif cls is ast.IfStmt:
            self.block(s.then.stmts, _Block(block), enclosing)
            if s.els is not None:
                self.stmt(s.els, block, enclosing, None)
        elif cls in _LOOPS:
            self.block(s.body.stmts, _Block(block), [*enclosing, (label, s)])
        elif cls in _BREAKABLE:
            inner = [*enclosing, (label, s)]
            for clause in s.cases:
                self.block(clause.body, _Block(block), inner)

    def declare(self, s: ast.LabeledStmt, block: _Block) -> None:
        name = s.label.name
        obj = Label(s.label.pos, self.checker.pkg, name, s)
        s.obj = obj
        s.label.obj = obj
        if name == "_":
            return
        other = self.all.get(name)
        if other is not None:
            text = f"label {name} already declared" + self.checker.other_declaration(other)
            self.checker.error(obj.pos, text, "DuplicateLabel")
            return
        self.all[name] = obj
        self.where[name] = block
        block.labels[name] = s

    def branch(self, s: ast.BranchStmt, block: _Block, enclosing: list[tuple[Optional[str], ast.Stmt]]) -> None:
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
        for label, target in reversed(enclosing):
            if label == s.label.name:
                s.label.obj = self.all[label]
                self.all[label].used = True
                if type(target) in wanted:
                    s.target = target
                else:
                    self.checker.error(s.label.pos, f"invalid {s.op} label {label}", "MisplacedLabel")
                return
        self.misplaced.append(s)

    def finish(self) -> None:
        error = self.checker.error
        for s in self.misplaced:
            assert s.label is not None
            name = s.label.name
            obj = self.all.get(name)
            if obj is None:
                error(s.label.pos, f"{s.op} label not defined: {name}", "UndeclaredLabel")
            else:
                obj.used = True
                error(s.label.pos, f"invalid {s.op} label {name}", "MisplacedLabel")
        for s, block in self.gotos:
            self.goto(s, block)
        for obj in self.all.values():
            if not obj.used:
                error(obj.pos, f"label {obj.name} defined and not used", "UnusedLabel")

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
        home = self.where[name]
        b: Optional[_Block] = block
        while b is not None and b is not home:
            b = b.parent
        if b is None:
            text = f"goto {name} jumps into block"
            checker.error(s.label.pos, text, "JumpIntoBlock")
            return
        # A jump forward in the label's own block must not pass a variable declaration there.
        over = [p for p in home.var_positions if s.pos < p < obj.pos]
        if over:
            line = checker.fileset.position(over[0]).line
            text = f"goto {name} jumps over variable declaration at line {line}"
            checker.error(s.label.pos, text, "JumpOverDecl")
