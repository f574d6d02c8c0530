"""range over functions: ``for k, v := range f { body }`` becomes ``f(func(k, v) bool { body; return true })``.

The body is a closure that shares all variables with the functions around it (by reference). What leaves the loop by another way than
its end (break, return, goto, break and continue of outer loops) notes where it wants to go in ``next``, one variable per declared
function or literal, and returns false; after the call, code in the function around looks at ``next`` and goes on from there, or returns
false in turn if it is itself such a body.

``state``, one variable per execution of the loop, finds iterators that misbehave: call the body after it returned false, or after they
returned, or swallow its panic (runtime.panicrangestate).

Defers in a body belong to the function that contains the loop: they use its frame.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Optional

from golite.ir.build import assign, closure, deferstmt, rangestmt, walk
from golite.ir.builder import LIKELY, Mem, i64
from golite.ir.func import RANGE_BODY, Block, Const, Function, Operand
from golite.ir.layout import in_memory
from golite.ir.ops import Op
from golite.ir.types import BOOL, I64, PTR
from golite.syntax import ast
from golite.types import universe
from golite.types.types import Signature, underlying

if TYPE_CHECKING:
    from golite.ir.build.function import FunctionBuilder

DONE, READY, PANIC, EXHAUSTED, MISSING_PANIC = range(5)  # known to runtime.panicrangestate: change both
RETURN = -1


class Shared:
    """What the bodies in one function share. ``ids``: number of each branch target, from 1."""

    def __init__(self, next_mem: Mem) -> None:
        self.next = next_mem
        self.ids: dict[tuple[Any, str], int] = {}

    def id(self, target: Any, op: str) -> int:
        return self.ids.setdefault((target, op), len(self.ids) + 1)


class Body:
    """A loop body under construction. ``exits``: (target, op) of branches that leave it, with a statement. ``labels``: labels declared
    in it. Homes of the outer function's ``next``, results and frame, as seen from the body."""

    def __init__(self, owner: "FunctionBuilder", shared: Shared) -> None:
        self.owner = owner  # the builder of the function or literal around all bodies
        self.shared = shared
        self.exits: dict[tuple[Any, str], Any] = {}
        self.returns = False
        self.labels: set[Any] = set()
        self.next: Mem = shared.next
        self.results: list[Any] = []
        self.frame: Optional[Operand] = None
        self.exit: Block


def prepare(fb: "FunctionBuilder", loops: list[Any]) -> None:
    """Before a function's entry is built: the variables its bodies share live in memory."""
    forced = fb.outermost.forced
    for s in loops:
        forced.update(walk.used_vars([s.body, *(e for e in (s.key, s.val) if e is not None)]))


def enter(fb: "FunctionBuilder") -> None:
    """At the entry of a function with such loops."""
    mem = Mem(fb.alloc(I64, fb.pb.descriptor(universe.INT), name="next"))
    fb.range_shared = Shared(mem)


def build_range(fb: "FunctionBuilder", s: Any, u: Signature) -> None:
    outer: Optional[Body] = fb.body_of
    owner = outer.owner if outer is not None else fb
    shared = owner.range_shared
    fn = fb.pinned(fb.expr(s.x))
    sig: Signature = underlying(fb.subst(u.params[0].type))
    state = Mem(fb.alloc(I64, fb.pb.descriptor(universe.INT), name="state"))
    fb.store(state, i64(READY))

    func = Function(_symbol(fb, owner), fb.pb.sig(sig), s.pos)
    func.attrs.closure = True
    from golite.ir.build.function import FunctionBuilder

    inner = FunctionBuilder(fb.pb, func, fb)
    body = inner.body_of = Body(owner, shared)
    inner.result_types = owner.result_types
    inner.range_shared = shared
    inner.has_labels = True  # every defer goes to the heap
    variables = [v for v in walk.used_vars([s.body, *(e for e in (s.key, s.val) if e is not None)]) if v in fb.vars]

    # The closure object: state, next, frame, results, variables.
    values: list[Operand] = [fb.ptr(state), fb.ptr(outer.next if outer is not None else shared.next)]
    frame = outer.frame if outer is not None else fb.frame
    homes: list[Any] = outer.results if outer is not None else fb.results
    if frame is not None:
        values.append(frame)
    result_at = len(values)
    values += [fb.ptr(h) for h in homes]
    variables_at = len(values)
    refs = []
    for v in variables:
        home = fb.vars[v]
        refs.append(isinstance(home, Mem))
        values.append(fb.ptr(home) if isinstance(home, Mem) else home)

    layout = closure.object_type([v.type for v in values])
    ctx = inner.value(Op.CTX, PTR)
    inner.set_nonnil(ctx)
    loaded = [inner.load(v.type, Mem(ctx, layout.offsets[i + 1])) for i, v in enumerate(values[:variables_at])]
    for p in loaded:
        inner.set_nonnil(p)
    inner_state, body.next = Mem(loaded[0]), Mem(loaded[1])
    if frame is not None:
        body.frame = loaded[2]
    body.results = [Mem(p, 0, h.volatile) for p, h in zip(loaded[result_at:], homes, strict=True)]
    for i, v in enumerate(variables):
        field = Mem(ctx, layout.offsets[variables_at + i + 1])
        t = values[variables_at + i].type
        if refs[i]:
            p = inner.load(PTR, field)
            inner.set_nonnil(p)
            old = fb.vars[v]
            inner.vars[v] = Mem(p, 0, isinstance(old, Mem) and old.volatile)
        elif in_memory(t):
            inner.vars[v] = field
        else:
            inner.vars[v] = inner.load(t, field)  # type: ignore[assignment]
    _build_body(inner, s, sig, body, inner_state)

    # The call, and what comes after it.
    fb.pos = s.pos
    if outer is None and walk.facts_of(s.body, fb.subst).has_defer:
        deferstmt.mark(fb)
    obj = closure.make_closure(fb, func.symbol, values)
    fb.nilcheck(fn)
    fb.call_closure(fn, fb.pb.sig(u), obj)
    missing, fine = fb.new_block("missing"), fb.new_block("range.over")
    fb.br(fb.cmp(Op.EQ, fb.load(I64, state), i64(PANIC)), missing, fine, 2)
    fb.start_fresh(missing)
    fb.rt("panicrangestate", i64(MISSING_PANIC))
    fb.unreachable()
    fb.start_fresh(fine)
    fb.store(state, i64(EXHAUSTED))
    _dispatch(fb, body)


def _symbol(fb: "FunctionBuilder", owner: "FunctionBuilder") -> str:
    owner.wrap_counter["range"] += 1
    return f"{owner.func.symbol}{RANGE_BODY}{owner.wrap_counter['range']}"


def _build_body(inner: "FunctionBuilder", s: Any, sig: Signature, body: Body, state: Mem) -> None:
    from golite.ir.build.function import Target

    fb = inner
    facts = walk.facts_of(s.body, fb.subst)
    if facts.has_recover:
        fb.func.attrs.noinline = True
    fb.pos = s.pos
    now = fb.load(I64, state)
    ready, wrong = fb.new_block("ready"), fb.new_block("wrong")
    fb.br(fb.cmp(Op.EQ, now, i64(READY)), ready, wrong, LIKELY)
    fb.start_fresh(wrong)
    fb.rt("panicrangestate", now)
    fb.unreachable()
    fb.start_fresh(ready)
    fb.store(state, i64(PANIC))
    done, cont = fb.new_block("range.exit"), fb.new_block("range.continue")
    body.exit = done
    fb.targets[s] = Target(fb, done, cont)
    _collect_labels(s.body, body.labels)
    values: list[tuple[Any, Any]] = [(reg, fb.subst(v.type)) for reg, v in zip(fb.func.params, sig.params, strict=True)]
    if rangestmt.declares(s):
        rangestmt.bind(fb, s, values)
    else:
        # One after the other: gc makes a statement of each.
        for e, value in zip((s.key, s.val), values, strict=False):
            if rangestmt.is_used(e):
                assign.store_all(fb, [e], [value])
    fb.stmts(s.body.stmts)
    fb.start(cont)
    fb.pos = s.body.rbrace
    fb.store(state, i64(READY))
    fb.ret(Const(BOOL, 1))
    fb.start_fresh(done)
    fb.store(state, i64(DONE))
    fb.ret(Const(BOOL, 0))
    fb.pb.add_function(fb.finish())


def _collect_labels(node: Any, labels: set[Any]) -> None:
    if type(node) is ast.FuncLit:
        return
    if type(node) is ast.LabeledStmt:
        labels.add(node)
    for c in walk.children(node):
        _collect_labels(c, labels)


def _leave(fb: "FunctionBuilder", number: int) -> None:
    body: Body = fb.body_of
    fb.store(body.next, i64(number))
    fb.jump(body.exit)


def build_return(fb: "FunctionBuilder", s: Any) -> None:
    """``return`` inside a body."""
    from golite.ir.build import statement

    body: Body = fb.body_of
    if s.results:
        values = [fb.pinned(v) for v in statement.result_values(fb, s.results, body.owner.result_types)]
        for home, v in zip(body.results, values, strict=True):
            fb.store(home, v)
    body.returns = True
    _leave(fb, RETURN)


def build_branch(fb: "FunctionBuilder", s: Any, target: Any) -> None:
    """break or continue of a statement outside the body."""
    body: Body = fb.body_of
    body.exits[target, s.op] = s
    _leave(fb, body.shared.id(target, s.op))


def build_goto(fb: "FunctionBuilder", s: Any) -> None:
    body: Body = fb.body_of
    body.exits[s.target, "goto"] = s
    _leave(fb, body.shared.id(s.target, "goto"))


def _dispatch(fb: "FunctionBuilder", body: Body) -> None:
    """After the iterator returned: continue where the body wanted to go."""
    from golite.ir.build import control

    outer: Optional[Body] = fb.body_of
    if not body.returns and not body.exits:
        return
    over = fb.new_block("range.done")
    home = outer.next if outer is not None else body.shared.next
    wanted = fb.load(I64, home)
    cases: dict[int, Block] = {}
    if body.returns:
        cases[RETURN] = fb.new_block("return")
    for key in body.exits:
        cases[body.shared.id(*key)] = fb.new_block("leave")
    fb.switch(wanted, cases.keys(), over, cases.values())
    if body.returns:
        fb.start_fresh(cases[RETURN])
        if outer is not None:
            outer.returns = True
            fb.jump(outer.exit)
        else:
            fb.leave()
    for (target, op), stmt in body.exits.items():
        number = body.shared.id(target, op)
        fb.start_fresh(cases[number])
        here = target in fb.targets if op != "goto" else (outer is None or target in outer.labels)
        if here:
            fb.store(home, i64(0))
            if op == "goto":
                fb.jump(control.label_block(fb, target))
            else:
                found = fb.targets[target]
                block = found.brk if op == "break" else found.cont
                assert block is not None
                fb.jump(block)
        else:
            assert outer is not None
            outer.exits[target, op] = stmt
            fb.jump(outer.exit)
    fb.start_fresh(over)
