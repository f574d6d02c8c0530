"""Simple statements: expression statements, blocks, send, return, and what only needs passing on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from golite.ir.build import call, visitor, walk
from golite.ir.builder import NIL
from golite.ir.func import Operand
from golite.ir.layout import in_memory, ir_type
from golite.syntax import ast
from golite.types.types import Tuple, underlying

if TYPE_CHECKING:
    from golite.ir.build.function import FunctionBuilder


@visitor.stmt(ast.EmptyStmt)
def build_empty(fb: FunctionBuilder, s: Any) -> None:
    pass


@visitor.stmt(ast.BlockStmt)
def build_block(fb: FunctionBuilder, s: Any) -> None:
    fb.stmts(s.stmts)


@visitor.stmt(ast.ExprStmt)
def build_expr_stmt(fb: FunctionBuilder, s: Any) -> None:
    e = walk.unparen(s.x)
    cls = type(e)
    if cls is ast.CallExpr:
        if e.kind == "builtin":
            call.build_builtin(fb, e)
        elif e.kind == "conversion":
            fb.expr(e)
        else:
            call.build_call_results(fb, e)
        return
    if cls is ast.UnaryExpr and e.op == "<-":
        c = fb.expr(e.x)
        fb.pos = e.op_pos
        fb.rt("chanrecv1", c, NIL)
        return
    fb.expr(e)


@visitor.stmt(ast.SendStmt)
def build_send(fb: FunctionBuilder, s: Any) -> None:
    elem = fb.subst(underlying(fb.typ(s.chan)).elem)
    fb.hoist_all([s.chan, s.val])
    c = fb.pinned(fb.expr(s.chan))
    mem = channel_value(fb, s.val, elem)
    fb.pos = s.op_pos
    fb.rt("chansend1", c, mem)


def channel_value(fb: FunctionBuilder, e: Any, elem: Any) -> Operand:
    """The address of a value to send."""
    if in_memory(ir_type(elem)):
        mem = fb.temp_mem(elem)
        fb.expr_to(e, mem, elem, fresh=True)
        return fb.ptr(mem)
    return fb.ptr(fb.spill(fb.expr_as(e, elem)))


@visitor.stmt(ast.ReturnStmt)
def build_return(fb: FunctionBuilder, s: Any) -> None:
    if fb.body_of is not None:
        from golite.ir.build import rangefunc

        rangefunc.build_return(fb, s)
        return
    if not s.results:
        fb.leave()
        return
    fb.return_values(result_values(fb, s.results, fb.result_types))


def result_values(fb: FunctionBuilder, results: list[Any], types: list[Any]) -> list[Operand]:
    if len(results) == 1 and type(results[0].type) is Tuple and len(types) > 1:
        values = fb.multi(results[0])
        return [fb.convert(v, src, dst) for (v, src), dst in zip(values, types, strict=True)]
    fb.hoist_all(results)
    return [fb.expr_as(e, t) for e, t in zip(results, types, strict=True)]
