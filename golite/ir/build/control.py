"""if, for, labels, break, continue, goto, fallthrough.

Each iteration of a three-clause loop has its own copy of the variables its init statement declares (spec, "For statements with for
clause"); the copy is only made when a closure or pointer could see the difference.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from golite.ir.build import visitor
from golite.ir.builder import Mem
from golite.ir.func import Block, Reg
from golite.ir.layout import ir_type
from golite.syntax import ast

if TYPE_CHECKING:
    from golite.ir.build.function import FunctionBuilder


@visitor.stmt(ast.IfStmt)
def build_if(fb: FunctionBuilder, s: Any) -> None:
    if s.init is not None:
        fb.stmt(s.init)
    then, done = fb.new_block("then"), fb.new_block("endif")
    els = fb.new_block("else") if s.els is not None else done
    if s.cond.value is not None:
        # A constant condition: the other branch is not built, except that it may hold labels.
        taken = s.then if s.cond.value else s.els
        if not fb.has_labels:
            if taken is not None:
                fb.stmt(taken)
            return
    fb.hoisted = {}
    fb.cond(s.cond, then, els)
    fb.start_fresh(then)
    fb.stmts(s.then.stmts)
    fb.jump(done)
    if s.els is not None:
        fb.start_fresh(els)
        fb.stmt(s.els)
        fb.jump(done)
    fb.start_fresh(done)


@visitor.stmt(ast.ForStmt)
def build_for(fb: FunctionBuilder, s: Any) -> None:
    from golite.ir.build.function import Target

    if s.init is not None:
        fb.stmt(s.init)
    head, body, cont, done = fb.new_block("for"), fb.new_block("for.body"), fb.new_block("for.post"), fb.new_block("for.done")
    fb.targets[s] = Target(fb, done, cont)
    fb.start(head)
    fb.loop_depth += 1
    if s.cond is not None:
        fb.hoisted = {}
        fb.pos = s.cond.pos
        fb.cond(s.cond, body, done)
        fb.start_fresh(body)
    else:
        fb.start(body)
    fb.stmts(s.body.stmts)
    fb.start(cont)
    _copy_loop_variables(fb, s)
    if s.post is not None:
        fb.stmt(s.post)
    fb.jump(head)
    fb.loop_depth -= 1
    fb.start_fresh(done)


def _copy_loop_variables(fb: FunctionBuilder, s: Any) -> None:
    init = s.init
    if s.shared or type(init) is not ast.AssignStmt or init.op != ":=":
        return
    for v in init.new_vars:
        home = fb.vars.get(v)
        if not (v.captured or v.address_taken or v in fb.outermost.forced) or not isinstance(home, Mem):
            continue
        if not isinstance(home.ptr, Reg) or home.off:
            continue
        t = fb.var_type(v)
        ir = ir_type(t)
        fresh = fb.alloc(ir, fb.pb.descriptor(t), name=v.name)
        fb.memmove(ir, Mem(fresh), home)
        # The home's register now means this iteration's variable.
        fb.mutable.add(home.ptr)
        fb._nonnil.discard(home.ptr)
        fb.copy(home.ptr, fresh)
        fb.forget_made(home.ptr)


@visitor.stmt(ast.LabeledStmt)
def build_labeled(fb: FunctionBuilder, s: Any) -> None:
    from golite.ir.build.function import Target

    block = label_block(fb, s)
    fb.start(block)
    inner = s.stmt
    if type(inner) not in (ast.ForStmt, ast.RangeStmt, ast.SwitchStmt, ast.TypeSwitchStmt, ast.SelectStmt):
        done = fb.new_block("label.done")
        fb.targets[s] = Target(fb, done)
        fb.stmt(inner)
        fb.start(done)
        return
    fb.stmt(inner)


def label_block(fb: FunctionBuilder, labeled: Any) -> Block:
    found = fb.labels.get(labeled)
    if found is None:
        found = fb.labels[labeled] = fb.new_block(labeled.label.name)
    return found


@visitor.stmt(ast.BranchStmt)
def build_branch(fb: FunctionBuilder, s: Any) -> None:
    target = s.target
    if s.op == "goto":
        if fb.body_of is not None and target not in fb.body_of.labels:
            from golite.ir.build import rangefunc

            rangefunc.build_goto(fb, s)
            return
        fb.jump(label_block(fb, target))
        return
    if s.op == "fallthrough":
        fb.jump(fb.fallthrough_to())
        return
    while type(target) is ast.LabeledStmt and target not in fb.targets:
        target = target.stmt
    found = fb.targets.get(target)
    if found is None:
        if fb.body_of is not None:
            from golite.ir.build import rangefunc

            rangefunc.build_branch(fb, s, target)
            return
        raise fb.fail(s, f"{s.op} without a target")
    block = found.brk if s.op == "break" else found.cont
    assert block is not None
    fb.jump(block)
