"""Function literals and method values: closure objects {code, captured…}.

A variable captured by value (never reassigned, small) is copied into the object; others go in as a pointer to their memory.
The object's descriptor only has to tell the collector where pointers are, so it is shared by all objects of one shape.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from golite.ir.build import call, instance, visitor, walk
from golite.ir.builder import Mem
from golite.ir.func import Function, Operand, SymAddr
from golite.ir.layout import in_memory, ir_type, is_interface
from golite.ir.ops import Op
from golite.ir.types import PTR, IRType, struct_of
from golite.syntax import ast
from golite.types.types import Signature, underlying

if TYPE_CHECKING:
    from golite.ir.build.function import FunctionBuilder


@visitor.expr(ast.FuncLit)
def build_func_lit(fb: FunctionBuilder, e: Any) -> Operand:
    from golite.ir.build.function import FunctionBuilder

    sig: Signature = underlying(fb.typ(e))
    captured = walk.free_vars(e)
    func = Function(fb.next_literal_symbol(), fb.pb.sig(sig), e.pos)
    func.attrs.closure = bool(captured)
    func.attrs.nobarrier = fb.func.attrs.nobarrier
    inner = FunctionBuilder(fb.pb, func, fb)
    values, references = capture(fb, captured)
    if captured:
        bind_captured(inner, captured, [v.type for v in values], references)
    inner.enter(underlying(e.type), e.body)  # with the parameters that the body mentions
    inner.stmts(e.body.stmts)
    if inner.open:
        inner.pos = e.body.rbrace
        inner.leave()
    fb.pb.add_function(inner.finish())
    fb.pos = e.op_pos
    if not captured:
        return fb.pb.func_value(func.symbol, func.sig)
    return make_closure(fb, func.symbol, values)


def capture(fb: FunctionBuilder, captured: list[Any]) -> tuple[list[Operand], list[bool]]:
    """What goes into the object for each variable: its value, or the address of its memory; and which of the two."""
    values: list[Operand] = []
    references: list[bool] = []
    for v in captured:
        home = fb.home(v)
        by_reference = fb.by_reference(v)
        if by_reference and not isinstance(home, Mem):
            if v.reassigned or v.address_taken:
                raise fb.pb.error(v.pos, fb.func.symbol, f"captured variable {v.name} is not in memory")
            by_reference = False  # a copy already
        if by_reference and isinstance(home, Mem):
            values.append(fb.ptr(home))
        else:
            values.append(fb.read(home, ir_type(fb.var_type(v))))
        references.append(by_reference)
    return values, references


def object_type(types: list[IRType]) -> Any:
    return struct_of(PTR, *types)


def bind_captured(inner: FunctionBuilder, captured: list[Any], types: list[IRType], references: list[bool]) -> None:
    """Homes, inside the literal, for captured variables; must come first in its entry block."""
    layout = object_type(types)
    ctx = inner.value(Op.CTX, PTR)
    inner.set_nonnil(ctx)
    for i, v in enumerate(captured):
        field = Mem(ctx, layout.offsets[i + 1])
        if references[i]:
            p = inner.load(PTR, field)
            inner.set_nonnil(p)
            inner.vars[v] = Mem(p)
        elif in_memory(types[i]):
            inner.vars[v] = field  # nobody writes it
        else:
            reg = inner.var(types[i], v.name)
            inner.copy(reg, inner.load(types[i], field))
            inner.vars[v] = reg


def make_closure(fb: FunctionBuilder, symbol: str, values: list[Operand], may_stack: bool = True) -> Operand:
    layout = object_type([v.type for v in values])
    obj = fb.alloc(layout, fb.pb.types.shape_descriptor(layout), may_stack=may_stack, name="func")
    fb.store(Mem(obj), SymAddr(symbol))
    for i, v in enumerate(values):
        fb.store(Mem(obj, layout.offsets[i + 1]), v)
    return obj


def build_method_value(fb: FunctionBuilder, e: Any) -> Operand:
    """``x.M`` as a func value: a closure over the evaluated receiver."""
    selection = instance.selection(fb, e.selection)
    recv, recv_type = call.receiver(fb, e, selection)
    recv = fb.pinned(recv)
    method = selection.obj
    if is_interface(recv_type):
        fb.pos = e.op_pos
        fb.nilcheck(fb.getf(recv, 0))
    symbol = fb.pb.types.method_value_code(recv_type, method)
    return make_closure(fb, symbol, [recv])
