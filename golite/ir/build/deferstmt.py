"""defer and go: thunks, the defer frame, and running the deferred calls at returns (docs/abi.md, "Defer, panic, recover").

A thunk is a parameterless closure over the evaluated call. ``defer func() {…}()`` needs none: the literal's closure is called directly by
the runtime, so that recover in it works without further ado.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable

from golite.ir.build import call, closure, visitor, walk
from golite.ir.builder import Mem
from golite.ir.func import Const, Function, Operand, Reg, Sig
from golite.ir.layout import ir_type
from golite.ir.ops import Op
from golite.ir.types import I32, PTR
from golite.syntax import ast
from golite.types import universe
from golite.types.types import Signature, underlying

if TYPE_CHECKING:
    from golite.ir.build.function import FunctionBuilder

THUNK_SIG = Sig((), ())


def enter(fb: FunctionBuilder) -> None:
    """The frame and the place where a recovered panic comes back."""
    frame_type = fb.pb.rt.struct("_deferframe")
    fb.frame = fb.alloc(frame_type.type, "", stack=True, name="deferframe")
    jmp = fb.ptr(Mem(fb.frame, frame_type["jmp"]))
    again = fb.value(Op.SETJMP, I32, jmp)
    body, recovered = fb.new_block("body"), fb.new_block("recovered")
    fb.br(fb.cmp(Op.NE, again, Const(I32, 0)), recovered, body, 2)
    fb.start_fresh(recovered)
    run(fb)
    fb.ret(*(fb.read(h, ir_type(t)) for h, t in zip(fb.results, fb.result_types, strict=True)))
    fb.start_fresh(body)


def mark(fb: FunctionBuilder) -> None:
    """Before a loop over a function with defers in its body: an empty deferred call that marks their place in the goroutine's list, below what
    the iterator itself defers."""
    assert fb.frame is not None
    symbol = f"{fb.func.symbol}.deferwrap0"
    if symbol not in fb.pb.module.functions:
        func = Function(symbol, THUNK_SIG, fb.pos)
        func.attrs.wrapper = True
        inner = type(fb)(fb.pb, func)
        inner.ret()
        fb.pb.add_function(inner.finish())
    record = fb.pb.rt.struct("_defer")
    d = fb.alloc(record.type, fb.pb.descriptor(record.go_type), may_stack=False, name="defer")
    fb.rt("deferproc", fb.frame, d, fb.pb.func_value(symbol, THUNK_SIG))


def run(fb: FunctionBuilder) -> None:
    assert fb.frame is not None
    fb.rt("deferreturn", fb.frame)


@visitor.stmt(ast.DeferStmt)
def build_defer(fb: FunctionBuilder, s: Any) -> None:
    frame = fb.frame if fb.body_of is None else fb.body_of.frame
    assert frame is not None
    once = fb.loop_depth == 0 and not fb.has_labels
    fn = thunk(fb, s.call, s.pos, "deferwrap", may_stack=once)
    fb.pos = s.pos
    record = fb.pb.rt.struct("_defer")
    if once:
        d: Operand = fb.alloc(record.type, "", stack=True, name="defer")
    else:
        d = fb.alloc(record.type, fb.pb.descriptor(record.go_type), may_stack=False, name="defer")
    fb.rt("deferproc" if fb.body_of is None else "deferprocat", frame, d, fn)


@visitor.stmt(ast.GoStmt)
def build_go(fb: FunctionBuilder, s: Any) -> None:
    fn = thunk(fb, s.call, s.pos, "gowrap", may_stack=False)
    fb.pos = s.pos
    fb.rt("newproc", fn)


def thunk(fb: FunctionBuilder, e: Any, pos: int, kind: str, may_stack: bool) -> Operand:
    """A func() that performs the call with its operands as they are now, for the statement at ``pos``."""
    e = walk.unparen(e)
    if e.kind == "call":
        fun = walk.unparen(e.fun)
        sig: Signature = underlying(fb.typ(fun))
        if type(fun) is ast.FuncLit and not sig.params and not sig.results:
            fn = fb.expr(fun)
            if not may_stack:
                _force_heap(fb, fn)
            return fn
        prepared = call.prepare(fb, e, pos)
        if not prepared.operands and prepared.kind == "static" and not sig.results and kind == "gowrap":
            assert prepared.target is not None
            return fb.pb.func_value(prepared.target.symbol, prepared.target.sig)
        if len(prepared.operands) == 1 and prepared.kind == "closure" and not sig.results and kind == "gowrap":
            return prepared.operands[0]
        return _make(fb, e, kind, prepared.operands, prepared.emit, may_stack)
    if e.kind == "conversion":
        fb.expr(e)
        return _make(fb, e, kind, [], lambda inner, ops: None, may_stack)
    return _builtin_thunk(fb, e, kind, may_stack)


def _force_heap(fb: FunctionBuilder, fn: Operand) -> None:
    """A literal's closure object that outlives this statement (go, defer in a loop)."""
    for instr in reversed(fb.block.instrs):
        if instr.op is Op.ALLOC and instr.dsts[0] is fn:
            instr.imm.may_stack = False
            return


def _make(
    fb: FunctionBuilder, e: Any, kind: str, operands: list[Operand], emit: Callable[[Any, list[Operand]], Any], may_stack: bool
) -> Operand:
    from golite.ir.build.function import FunctionBuilder

    func = Function(fb.next_wrap_symbol(kind), THUNK_SIG, e.pos)
    func.attrs.wrapper = True
    inner = FunctionBuilder(fb.pb, func, mapping=fb.mapping)
    func.attrs.linkonce = fb.func.attrs.linkonce
    inner.outer = fb
    captured = [v for v in operands if isinstance(v, Reg)]
    func.attrs.closure = bool(captured)
    loaded: dict[Reg, Operand] = {}
    if captured:
        layout = closure.object_type([v.type for v in captured])
        ctx = inner.value(Op.CTX, PTR)
        inner.set_nonnil(ctx)
        for i, v in enumerate(captured):
            loaded[v] = inner.load(v.type, Mem(ctx, layout.offsets[i + 1]))
    if kind == "deferwrap":
        func.attrs.noinline = True
        inner.rt("deferwrapper", inner.value(Op.FRAMEADDR, PTR))
    emit(inner, [loaded[v] if isinstance(v, Reg) else v for v in operands])
    inner.ret()
    fb.pb.add_function(inner.finish())
    if not captured:
        return fb.pb.func_value(func.symbol, func.sig)
    return closure.make_closure(fb, func.symbol, list(captured), may_stack)


def _builtin_thunk(fb: FunctionBuilder, e: Any, kind: str, may_stack: bool) -> Operand:
    """``defer close(c)`` and the like: the arguments are evaluated now and stand for themselves in the thunk."""
    if e.builtin == "recover":
        # recover called by defer itself recovers nothing.
        return _make(fb, e, kind, [], lambda inner, ops: None, may_stack)
    fb.hoist_all(e.args)
    operands: list[Operand] = []
    nodes: list[Any] = []
    for a in e.args:
        if a.value is not None or a.mode in ("nil", "type"):
            continue
        if e.builtin == "panic":
            operands.append(fb.pinned(fb.expr_as(a, universe.UNIVERSE.names["any"].type)))
        else:
            operands.append(fb.pinned(fb.expr(a)))
        nodes.append(a)

    def emit(inner: FunctionBuilder, ops: list[Operand]) -> None:
        inner.pos = e.op_pos
        if e.builtin == "panic":
            value = ops[0] if ops else inner.expr_as(e.args[0], universe.UNIVERSE.names["any"].type)
            inner.rt("gopanic", value)
            inner.unreachable()
            return
        inner.hoisted = dict(zip(nodes, ops, strict=True))
        visitor.BUILTIN[e.builtin](inner, e)

    return _make(fb, e, kind, operands, emit, may_stack)
