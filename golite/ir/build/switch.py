"""Expression switches and type switches.

Integer switches with constant cases become one SWITCH (a jump table or binary search is the back end's choice); string switches with constant
cases branch on the length first, then compare contents; all others test their cases in order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Optional

from golite.ir.build import compare, iface, visitor
from golite.ir.builder import NIL, TRUE
from golite.ir.fold import int_value
from golite.ir.func import Block, Const, Operand
from golite.ir.layout import ir_type, is_interface, kind_of
from golite.ir.ops import Op
from golite.ir.types import I64, Int
from golite.syntax import ast
from golite.types import universe
from golite.types.types import Basic, Kind

if TYPE_CHECKING:
    from golite.ir.build.function import FunctionBuilder


@visitor.stmt(ast.SwitchStmt)
def build_switch(fb: FunctionBuilder, s: Any) -> None:
    from golite.ir.build.function import Target

    if s.init is not None:
        fb.stmt(s.init)
    done = fb.new_block("switch.done")
    bodies = [fb.new_block("case" if c.exprs is not None else "default") for c in s.cases]
    default = next((b for c, b in zip(s.cases, bodies, strict=True) if c.exprs is None), done)
    tag: Optional[Operand] = None
    tag_type: Any = universe.BOOL
    if s.tag is not None:
        tag_type = fb._const_type(s.tag) if s.tag.value is not None else fb.typ(s.tag)
        fb.hoisted = {}
        tag = fb.pinned(fb.expr_as(s.tag, tag_type))
        fb.pos = s.pos
    if tag is not None and _all_constant(s) and isinstance(tag.type, Int):
        _int_switch(fb, s, tag, bodies, default)
    elif tag is not None and _all_constant(s) and kind_of(tag_type) is Kind.STRING and len(s.cases) > 2:
        _string_switch(fb, s, tag, bodies, default)
    else:
        _sequential(fb, s, tag, tag_type, bodies, default)
    fb.targets[s] = Target(fb, done)
    for i, (c, body) in enumerate(zip(s.cases, bodies, strict=True)):
        fb.start_fresh(body)
        _case_body(fb, c, i, bodies)
        fb.jump(done)
    fb.start_fresh(done)


def _case_body(fb: FunctionBuilder, c: Any, i: int, bodies: list[Block]) -> None:
    saved = fb.next_case
    fb.next_case = bodies[i + 1] if i + 1 < len(bodies) else None
    for st in c.body:
        fb.stmt(st)
        # A nested switch has its own.
        fb.next_case = bodies[i + 1] if i + 1 < len(bodies) else None
    fb.next_case = saved


def _all_constant(s: Any) -> bool:
    return all(x.value is not None for c in s.cases if c.exprs is not None for x in c.exprs)


def _int_switch(fb: FunctionBuilder, s: Any, tag: Operand, bodies: list[Block], default: Block) -> None:
    values: dict[int, Block] = {}
    for c, body in zip(s.cases, bodies, strict=True):
        for x in c.exprs or ():
            values.setdefault(int_value(x.value), body)
    fb.switch(tag, values.keys(), default, values.values())


def _string_switch(fb: FunctionBuilder, s: Any, tag: Operand, bodies: list[Block], default: Block) -> None:
    by_length: dict[int, dict[bytes, Block]] = {}
    for c, body in zip(s.cases, bodies, strict=True):
        for x in c.exprs or ():
            by_length.setdefault(len(x.value), {}).setdefault(x.value, body)
    tests = {n: fb.new_block(f"len{n}") for n in by_length}
    p, length = fb.getf(tag, 0), fb.getf(tag, 1)
    fb.switch(length, tests.keys(), default, tests.values())
    for n, block in tests.items():
        fb.start_fresh(block)
        cases = by_length[n]
        if n == 0:
            fb.jump(cases[b""])
            continue
        for text, body in cases.items():
            want = fb.string(text)
            same = fb.rt1("memequal", p, fb.getf(want, 0), Const(I64, n))
            following = fb.new_block("next")
            fb.br(same, body, following)
            fb.start_fresh(following)
        fb.jump(default)


def _sequential(fb: FunctionBuilder, s: Any, tag: Optional[Operand], tag_type: Any, bodies: list[Block], default: Block) -> None:
    for c, body in zip(s.cases, bodies, strict=True):
        for x in c.exprs or ():
            fb.pos = x.pos
            fb.hoisted = {}
            following = fb.new_block("next")
            if tag is None:
                fb.cond(x, body, following)
            else:
                fb.br(_test(fb, tag, tag_type, x, c.pos), body, following)
            fb.start_fresh(following)
    fb.jump(default)


def _test(fb: FunctionBuilder, tag: Operand, tag_type: Any, x: Any, pos: int) -> Operand:
    """``tag == x``, compared at ``pos``, the clause's."""
    if x.mode == "nil" or (type(x.type) is Basic and x.type.kind is Kind.UNTYPED_NIL):
        return compare.equal_nil(fb, tag)
    t = fb._const_type(x) if x.value is not None else fb.typ(x)
    if not is_interface(tag_type) and not is_interface(t):
        v = fb.expr_as(x, tag_type)
        if tag is TRUE:
            return v
        fb.pos = pos
        return compare.equal(fb, tag, v, tag_type)
    v = fb.constant(x.value, t) if x.value is not None else fb.expr(x)
    fb.pos = pos
    if not is_interface(t):
        return iface.equal_mixed(fb, tag, tag_type, v, t)
    if not is_interface(tag_type):
        return iface.equal_mixed(fb, v, t, tag, tag_type)
    any_type = universe.UNIVERSE.names["any"].type
    a = iface.convert_iface(fb, tag, tag_type, any_type)
    b = iface.convert_iface(fb, v, t, any_type)
    return iface.equal_ifaces(fb, a, b, any_type)


# ---------------------------------------------------------------- type switches

HINT_LEAST = 3  # types, from which on it is worth while to count which of them comes


@visitor.stmt(ast.TypeSwitchStmt)
def build_type_switch(fb: FunctionBuilder, s: Any) -> None:
    from golite.ir.build.function import Target

    if s.init is not None:
        fb.stmt(s.init)
    fb.hoisted = {}
    src = fb.typ(s.x)
    v = fb.pinned(fb.expr(s.x))
    fb.pos = s.pos
    typ = fb.pinned(iface.typ_of(fb, v, src))
    if sum(len(c.exprs or ()) for c in s.cases) >= HINT_LEAST:
        fb.emit(Op.TYPEHINT, (), (typ,))
    done = fb.new_block("typeswitch.done")
    fb.targets[s] = Target(fb, done)
    default_case = None
    bodies: list[tuple[Any, Block]] = []
    for c in s.cases:
        if c.exprs is None:
            default_case = c
            continue
        body = fb.new_block("case")
        single = c.exprs[0] if len(c.exprs) == 1 else None
        for x in c.exprs:
            fb.pos = x.pos
            following = fb.new_block("next")
            if x.mode == "nil" or (type(x.type) is Basic and x.type.kind is Kind.UNTYPED_NIL):
                fb.br(fb.cmp(Op.EQ, typ, NIL), body, following)
            else:
                t = fb.typ(x)
                if is_interface(t):
                    word, ok = iface.test_interface(fb, typ, t)
                    if single is not None and c.implicit is not None:
                        # The itab just found makes the clause's variable.
                        entry = fb.new_block("case.bind")
                        fb.br(ok, entry, following)
                        fb.start_fresh(entry)
                        fb.declare(c.implicit, fb.value(Op.MAKE, ir_type(t), word, fb.getf(v, 1)))
                        fb.jump(body)
                    else:
                        fb.br(ok, body, following)
                else:
                    fb.br(fb.cmp(Op.EQ, typ, fb.pb.descriptor_addr(t)), body, following)
            fb.start_fresh(following)
        bodies.append((c, body))
    if default_case is not None:
        body = fb.new_block("default")
        fb.jump(body)
        bodies.append((default_case, body))
    else:
        fb.jump(done)
    for c, body in bodies:
        fb.start_fresh(body)
        if c.implicit is not None and c.implicit not in fb.vars:
            fb.pos = c.pos
            _bind(fb, c, v)
        fb.stmts(c.body)
        fb.jump(done)
    fb.start_fresh(done)


def _bind(fb: FunctionBuilder, c: Any, v: Operand) -> None:
    """The clause's variable: of the case's type if it names exactly one, else the interface itself."""
    t = fb.var_type(c.implicit)
    single = c.exprs is not None and len(c.exprs) == 1
    if single and not is_interface(t):
        fb.declare(c.implicit, iface.unbox(fb, v, t))
    else:
        fb.declare(c.implicit, v)
