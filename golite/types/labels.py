"""Labels and branches of one function body (spec, "Labeled statements", "Break statements" and following, "Goto statements").

One walk declares all labels and gives every break, continue and goto its target. Labels have function scope, whatever block they
are in; but a goto may not jump into a block or over a variable declaration. In gc this is part of the parser: it happens before types are
checked, at the end of each function, and for function literals before the function around them.
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


class _Block:
    """One statement list: where it starts, where its variables are declared and called what, and what is around it."""

    __slots__ = ("breaks", "clause", "continues", "label", "parent", "start", "variables")

    def __init__(self, parent: Optional["_Block"], start: int) -> None:
        self.parent = parent
        self.start = start
        self.variables: list[tuple[int, str]] = []
        self.label: Optional[ast.LabeledStmt] = None  # of the statement whose block this is
        self.clause = -1  # index of the switch clause whose list this is
        self.breaks: Any = parent.breaks if parent is not None else None  # what break means here; for a switch also fallthrough
        self.continues: Any = parent.continues if parent is not None else None


class Labels(CheckerBase):
    def labels(self, body: ast.BlockStmt) -> None:
        walk = _Walk(self)
        walk.block(body.stmts, _Block(None, body.pos))
        walk.finish()


class _Walk:
    def __init__(self, checker: CheckerBase) -> None:
        self.checker = checker
        self.all: dict[str, Label] = {}
        self.home: dict[str, _Block] = {}  # the block each label is in
        self.gotos: list[tuple[ast.BranchStmt, _Block]] = []  # to labels that have not been met

    def block(self, stmts: list[ast.Stmt], block: _Block) -> None:
        last: Any = None  # the last statement that does something: fallthrough may be there
        if block.clause >= 0:
            last = next((s for s in reversed(stmts) if type(s) is not ast.EmptyStmt), None)
        for s in stmts:
            if type(s) not in _LEAVES:
                self.stmt(s, block, s is last)

    def stmt(self, s: Any, block: _Block, is_last: bool) -> None:
        label: Optional[ast.LabeledStmt] = None
        while type(s) is ast.LabeledStmt:
            self.declare(s, block)
            if s.label.name != "_":
                label = s
            s = s.stmt
        cls = type(s)
        if cls is ast.AssignStmt:
            if s.op == ":=":
                block.variables.append((s.op_pos, ", ".join(format_expr(e) for e in s.lhs)))
        elif cls is ast.DeclStmt:
            if s.decl.tok == "var" and s.decl.specs:
                name = s.decl.specs[0].names[0]
                block.variables.append((name.pos, name.name))
        elif cls is ast.BranchStmt:
            self.branch(s, block, is_last)
        elif cls is ast.BlockStmt:
            self.block(s.stmts, self.inner(block, s.pos, label))
        elif cls is ast.IfStmt:
            while True:
                self.block(s.then.stmts, self.inner(block, s.then.pos, label))
                if type(s.els) is not ast.IfStmt:
                    break
                s = s.els
            if s.els is not None:
                self.block(s.els.stmts, self.inner(block, s.els.pos, label))
        elif cls in _LOOPS:
            inner = self.inner(block, s.body.pos, label)
            inner.breaks = inner.continues = s
            self.block(s.body.stmts, inner)
        elif cls in _BREAKABLE:
            for index, clause in enumerate(s.cases):
                inner = self.inner(block, clause.pos, label)
                inner.breaks = s
                if cls is not ast.SelectStmt:
                    inner.clause = index
                self.block(clause.body, inner)

    @staticmethod
    def inner(block: _Block, start: int, label: Optional[ast.LabeledStmt]) -> _Block:
        inner = _Block(block, start)
        inner.label = label
        return inner

    def declare(self, s: ast.LabeledStmt, block: _Block) -> None:
        checker = self.checker
        name = s.label.name
        obj = Label(s.label.pos, checker.pkg, name, s)
        s.obj = obj
        s.label.obj = obj
        if name == "_":
            return
        other = self.all.get(name)
        if other is not None:
            text = f"label {name} already defined at {checker.where(other.pos)}"
            checker.error(obj.pos, text, "DuplicateLabel")
            obj = other
        else:
            self.all[name] = obj
            self.home[name] = block
        waiting: list[tuple[ast.BranchStmt, _Block]] = []
        for goto in self.gotos:
            branch, source = goto
            assert branch.label is not None
            if branch.label.name != name or not _is_inside(source, block):
                waiting.append(goto)
                continue
            self.resolve(branch, obj)
            # A jump forward must not pass a variable declaration of the label's own block; gc names the last one.
            over = [v for v in block.variables if branch.pos < v[0]]
            if over:
                pos, variable = over[-1]
                text = f"goto {name} jumps over declaration of {variable} at {checker.where(pos)}"
                checker.error(branch.label.pos, text, "JumpOverDecl")
        self.gotos = waiting

    @staticmethod
    def resolve(s: ast.BranchStmt, obj: Label) -> None:
        obj.used = True
        assert s.label is not None
        s.label.obj = obj
        s.target = obj.stmt

    def branch(self, s: ast.BranchStmt, block: _Block, is_last: bool) -> None:
        if s.label is not None:
            if s.op == "goto":
                self.goto(s, block)
            else:
                self.labeled_branch(s, block)
            return
        error = self.checker.error
        if s.op == "break":
            s.target = block.breaks
            if s.target is None:
                error(s.pos, "break is not in a loop, switch, or select", "MisplacedBreak")
        elif s.op == "continue":
            s.target = block.continues
            if s.target is None:
                error(s.pos, "continue is not in a loop", "MisplacedContinue")
        else:
            switch = block.breaks
            text = "fallthrough statement out of place"
            if type(switch) is ast.TypeSwitchStmt:
                text = "cannot fallthrough in type switch"
            elif type(switch) is ast.SwitchStmt and block.clause >= 0 and is_last:
                if block.clause + 1 < len(switch.cases):
                    return
                text = "cannot fallthrough final case in switch"
            error(s.pos, text, "MisplacedFallthrough")

    def goto(self, s: ast.BranchStmt, block: _Block) -> None:
        assert s.label is not None
        obj = self.all.get(s.label.name)
        if obj is not None:
            obj.used = True
            if _is_inside(block, self.home[obj.name]):
                self.resolve(s, obj)
                return
        self.gotos.append((s, block))

    def labeled_branch(self, s: ast.BranchStmt, block: _Block) -> None:
        assert s.label is not None
        name, pos = s.label.name, s.label.pos
        obj = self.all.get(name)
        if obj is None:
            self.checker.error(pos, f"{s.op} label not defined: {name}", "UndeclaredLabel")
            return
        obj.used = True
        s.label.obj = obj
        enclosing: Optional[_Block] = block
        while enclosing is not None and enclosing.label is not obj.stmt:
            enclosing = enclosing.parent
        target = obj.stmt.stmt if enclosing is not None else None
        if type(target) in (_LOOPS if s.op == "continue" else _BREAKABLE):
            s.target = target
        else:
            self.checker.error(pos, f"invalid {s.op} label {name}", "MisplacedLabel")

    def finish(self) -> None:
        error = self.checker.error
        for s, _ in self.gotos:
            assert s.label is not None
            name = s.label.name
            obj = self.all.get(name)
            if obj is None:
                error(s.label.pos, f"label {name} not defined", "UndeclaredLabel")
            else:
                obj.used = True
                text = f"goto {name} jumps into block starting at {self.checker.where(self.home[name].start)}"
                error(s.label.pos, text, "JumpIntoBlock")
        for obj in self.all.values():
            if not obj.used:
                error(obj.pos, f"label {obj.name} defined and not used", "UnusedLabel")


def _is_inside(block: Optional[_Block], outer: _Block) -> bool:
    while block is not None and block is not outer:
        block = block.parent
    return block is outer
