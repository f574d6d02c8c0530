"""select. One case with default uses the non-blocking channel operations, no case blocks for ever, a single case is the plain operation;
all others go through runtime.selectgo with an array of scase on the stack.

Channels and values to send are evaluated once, in source order, before anything is chosen (spec, "Select statements").
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Optional

from golite.ir.build import assign, statement, visitor, walk
from golite.ir.builder import NIL, TRUE, Mem, i64
from golite.ir.func import Const, Operand
from golite.ir.layout import ir_type
from golite.ir.types import BOOL, I64, array_of
from golite.syntax import ast
from golite.types import universe
from golite.types.types import underlying

if TYPE_CHECKING:
    from golite.ir.build.function import FunctionBuilder


class Case:
    """One communication clause, its operands evaluated. ``buf``: where the received value goes or the sent one is."""

    __slots__ = ("buf", "chan", "clause", "elem", "is_send", "ok", "value")

    def __init__(self, clause: Any, is_send: bool, chan: Operand, elem: Any) -> None:
        self.clause = clause
        self.is_send = is_send
        self.chan = chan
        self.elem = elem
        self.buf: Operand = NIL
        self.value: Optional[Any] = None  # left sides of a receive
        self.ok: Optional[Any] = None


@visitor.stmt(ast.SelectStmt)
def build_select(fb: FunctionBuilder, s: Any) -> None:
    from golite.ir.build.function import Target

    done = fb.new_block("select.done")
    fb.targets[s] = Target(fb, done)
    clauses = [c for c in s.cases if c.comm is not None]
    default = next((c for c in s.cases if c.comm is None), None)
    if not clauses:
        if default is None:
            fb.rt("block")
            fb.unreachable()
        else:
            fb.stmts(default.body)
        fb.start(done)
        return
    cases = [_evaluate(fb, c) for c in clauses]
    if len(cases) == 1:
        _one_case(fb, cases[0], default, done)
    else:
        fb.pos = s.pos
        _many_cases(fb, cases, default, done)
    fb.start_fresh(done)


def _evaluate(fb: FunctionBuilder, clause: Any) -> Case:
    comm = clause.comm
    fb.pos = clause.pos
    fb.hoisted = {}
    if type(comm) is ast.SendStmt:
        elem = fb.subst(underlying(fb.typ(comm.chan)).elem)
        fb.hoist_all([comm.chan, comm.val])
        case = Case(clause, True, fb.pinned(fb.expr(comm.chan)), elem)
        case.buf = statement.channel_value(fb, comm.val, elem)
        return case
    lhs: list[Any] = []
    if type(comm) is ast.AssignStmt:
        recv, lhs = comm.rhs[0], comm.lhs
    else:
        recv = comm.x
    recv = walk.unparen(recv)
    elem = fb.subst(underlying(fb.typ(recv.x)).elem)
    case = Case(clause, False, fb.pinned(fb.expr(recv.x)), elem)
    if lhs and not _is_blank(lhs[0]):
        case.value = lhs[0]
    if len(lhs) > 1 and not _is_blank(lhs[1]):
        case.ok = lhs[1]
    if case.value is not None:
        case.buf = fb.ptr(fb.temp_mem(elem))
    return case


def _is_blank(e: Any) -> bool:
    return type(e) is ast.Ident and e.name == "_"


def _body(fb: FunctionBuilder, case: Case, ok: Operand) -> None:
    """Bind what was received, then the clause's statements."""
    comm = case.clause.comm
    fb.pos = case.clause.pos
    if not case.is_send:
        value = fb.load(ir_type(case.elem), Mem(case.buf)) if case.value is not None else None
        if comm is not None and type(comm) is ast.AssignStmt and comm.op == ":=":
            new = set(comm.new_vars)
            for e, v in ((case.value, value), (case.ok, ok)):
                if e is not None and v is not None:
                    if e.obj in new:
                        fb.declare(e.obj, v)
                    else:
                        fb.write(fb.home(e.obj), v)
        else:
            given = [(case.value, value, case.elem), (case.ok, ok, universe.BOOL)]
            found = [(e, v, t) for e, v, t in given if e is not None and v is not None]
            assign.store_all(fb, [e for e, _, _ in found], [(v, t) for _, v, t in found])
    fb.stmts(case.clause.body)


def _one_case(fb: FunctionBuilder, case: Case, default: Any, done: Any) -> None:
    comm = case.clause.comm
    fb.pos = comm.op_pos if case.is_send else comm.pos
    if default is None:
        ok: Operand = TRUE
        if case.is_send:
            fb.rt("chansend1", case.chan, case.buf)
        else:
            ok = fb.rt1("chanrecv2", case.chan, case.buf)
        _body(fb, case, ok)
        fb.jump(done)
        return
    if case.is_send:
        selected: Operand = fb.rt1("selectnbsend", case.chan, case.buf)
        ok = TRUE
    else:
        selected, ok = fb.rt("selectnbrecv", case.buf, case.chan)
    yes, no = fb.new_block("selected"), fb.new_block("select.default")
    fb.br(selected, yes, no)
    fb.start_fresh(yes)
    _body(fb, case, ok)
    fb.jump(done)
    fb.start_fresh(no)
    fb.stmts(default.body)
    fb.jump(done)


def _many_cases(fb: FunctionBuilder, cases: list[Case], default: Any, done: Any) -> None:
    scase = fb.pb.rt.struct("scase")
    table = fb.alloc(array_of(scase.type, len(cases)), "", stack=True, name="scases")
    for i, case in enumerate(cases):
        entry = Mem(table, i * scase.size)
        fb.store(entry.at(scase["c"]), case.chan)
        fb.store(entry.at(scase["elem"]), case.buf)
        fb.store(entry.at(scase["dir"]), Const(scase.field_types["dir"], 2 if case.is_send else 1))
    chosen, ok = fb.rt("selectgo", table, i64(len(cases)), Const(BOOL, 0 if default is not None else 1))
    bodies = [fb.new_block("selected") for _ in cases]
    other = fb.new_block("select.default" if default is not None else "select.none")
    if chosen.type is I64:
        fb.switch(chosen, range(len(cases)), other, bodies)
    for case, body in zip(cases, bodies, strict=True):
        fb.start_fresh(body)
        _body(fb, case, ok)
        fb.jump(done)
    fb.start_fresh(other)
    if default is None:
        fb.unreachable()
    else:
        fb.stmts(default.body)
        fb.jump(done)
