"""Building one function: variables and their homes, the entry and the returns, and the dispatch to the construct modules.

A variable lives in a register unless it needs an address: it is captured by reference, its address is taken, or it is an array or
large struct. Then its home is an ALLOC that escape analysis may put on the stack.

Order of evaluation follows gc: of the operands of one expression, calls, receives and && / || with calls in them come first, left to
right, into temporaries (``hoist``); plain variable reads come after them.

Large values (``in_memory``) are moved by address: ``expr_to`` evaluates into a destination, ``readable`` gives memory to read from.
"""

from __future__ import annotations

from typing import Any, Callable, Optional, Sequence

from golite.errors import InternalError
from golite.ir.build import iface, visitor, walk
from golite.ir.build.package import PackageBuilder
from golite.ir.builder import NIL, AnyHome, IRBuilder, Mem, i64, zero
from golite.ir.fold import complex_parts, scalar_const
from golite.ir.func import Block, Function, Operand, Reg, SymAddr
from golite.ir.layout import in_memory, ir_type, is_direct, is_interface
from golite.ir.ops import Op
from golite.ir.types import COMPLEX64, COMPLEX128, PTR, STRING, IRType, Struct
from golite.syntax import ast
from golite.types.objects import Var
from golite.types.subst import subst
from golite.types.types import Basic, Kind, Signature, Slice, Tuple, underlying

MAX_TEMP_BYTES = 64 << 10  # larger temporaries go to the heap
MAX_CAPTURE_BYTES = 128  # larger variables are captured by reference even if nobody reassigns them


class Target:
    """Where break and continue of a statement go. ``depth`` is for range-over-func bodies: the body function it belongs to."""

    __slots__ = ("brk", "cont", "owner")

    def __init__(self, owner: "FunctionBuilder", brk: Optional[Block], cont: Optional[Block] = None) -> None:
        self.owner = owner
        self.brk = brk
        self.cont = cont


class FunctionBuilder(IRBuilder):
    """``outer``: the builder of the function around a literal. ``hoisted``: expressions whose value was computed ahead of their place."""

    def __init__(
        self,
        pb: PackageBuilder,
        func: Function,
        outer: Optional["FunctionBuilder"] = None,
        mapping: Optional[dict[Any, Any]] = None,
    ) -> None:
        super().__init__(func)
        self.mapping: dict[Any, Any] = outer.mapping if outer is not None else mapping or {}
        self.substituted: dict[int, tuple[Any, Any]] = outer.substituted if outer is not None else {}
        if outer is not None and outer.func.attrs.linkonce:
            func.attrs.linkonce = True
        self.pb = pb
        self.outer = outer
        self.vars: dict[Var, AnyHome] = {}
        self.hoisted: dict[Any, Operand] = {}
        self.targets: dict[Any, Target] = {}
        self.labels: dict[Any, Block] = {}
        self.result_types: list[Any] = []
        self.results: list[AnyHome] = []  # homes of the results, when they are named or the function defers
        self.frame: Optional[Reg] = None  # runtime._deferframe
        self.has_labels = False
        self.has_recover = False
        self.loop_depth = 0
        self.known_types: dict[Var, Any] = {}  # interface variables, never reassigned, that were made from a concrete type
        self.forced: set[Var] = set()  # variables that need memory although the checker saw no reason (range-over-func bodies)
        self.outermost: FunctionBuilder = outer.outermost if outer is not None else self
        self.counter = 0
        self.wrap_counter = {"gowrap": 0, "deferwrap": 0, "range": 0}
        self.next_case: Optional[Block] = None  # where fallthrough goes
        self.range_shared: Any = None  # rangefunc.Shared of a function with ranges over functions
        self.body_of: Any = None  # rangefunc.Body when this builds the body of a range over a function

    # ------------------------------------------------------------ errors

    def fail(self, node: Any, message: str) -> InternalError:
        return self.pb.error(getattr(node, "pos", self.pos), self.func.symbol, message)

    # ------------------------------------------------------------ types

    def subst(self, t: Any) -> Any:
        """The type ``t`` stands for in the instance being built. (Every type of the AST passes through here.)"""
        if not self.mapping:
            return t
        found = self.substituted.get(id(t))
        if found is None:
            found = self.substituted[id(t)] = (t, subst(t, self.mapping))
        return found[1]

    def typ(self, e: Any) -> Any:
        t = e.type
        if type(t) is Tuple and len(t.vars) == 2 and e.mode in ("mapindex", "commaok"):
            t = t.vars[0].type
        return self.subst(t)

    def var_type(self, v: Var) -> Any:
        return self.subst(v.type)

    def ir(self, e: Any) -> IRType:
        return ir_type(self.typ(e))

    # ------------------------------------------------------------ runtime

    def rt(self, name: str, *args: Operand) -> tuple[Reg, ...]:
        """Call a function of package runtime."""
        target = self.pb.rt_func(name)
        if len(args) != len(target.sig.params):
            raise self.pb.error(self.pos, self.func.symbol, f"runtime.{name} takes {len(target.sig.params)} arguments, not {len(args)}")
        return self.call(target, *args)

    def rt1(self, name: str, *args: Operand) -> Reg:
        return self.rt(name, *args)[0]

    def rt_check(self, cond: Operand, name: str, *args: Operand) -> None:
        self.check(cond, self.pb.rt_func(name), *args)

    # ------------------------------------------------------------ variables

    def by_reference(self, v: Var) -> bool:
        """Whether function literals that capture ``v`` share it (rather than copy it)."""
        if v.reassigned or v.address_taken or v.is_result or v in self.outermost.forced:
            return True
        return ir_type(self.var_type(v)).size > MAX_CAPTURE_BYTES

    def needs_memory(self, v: Var, t: IRType) -> bool:
        return v.address_taken or in_memory(t) or v in self.outermost.forced or (v.captured and self.by_reference(v))

    def declare(self, v: Var, init: Optional[Operand] = None) -> AnyHome:
        """Give ``v`` a home, initialised to ``init`` or zero."""
        t = self.var_type(v)
        ir = ir_type(t)
        if self.needs_memory(v, ir):
            mem = Mem(self.alloc(ir, self.pb.descriptor(t), name=v.name))
            self.vars[v] = mem
            if init is not None:
                self.store(mem, init)
            return mem
        reg = self.var(ir, v.name)
        self.vars[v] = reg
        self.copy(reg, zero(ir) if init is None else init)
        return reg

    def declare_from(self, v: Var, e: Any) -> None:
        """``v := e``, e of a single value."""
        t = self.var_type(v)
        ir = ir_type(t)
        if self.needs_memory(v, ir):
            if in_memory(ir):
                # e cannot mention v, so evaluate right into its memory.
                if walk.has_effects(e):
                    self.hoist(e)
                mem = Mem(self.alloc(ir, self.pb.descriptor(t), name=v.name))
                self.expr_to(e, mem, t, fresh=True)
                self.vars[v] = mem
                return
            value = self.expr_as(e, t)
            self.declare(v, value)
            return
        value = self.expr_as(e, t)
        self.declare(v, value)
        if not v.reassigned and not v.address_taken and is_interface(t) and e.mode != "nil":
            src = self._const_type(e) if e.value is not None else self.typ(e)
            if not is_interface(src) and not _is_untyped_nil(src):
                self.known_types[v] = src

    def home(self, v: Var) -> AnyHome:
        """The register or memory of a variable of this function, or of a package variable."""
        found = self.vars.get(v)
        if found is None:
            if v.owner is None and not v.is_field:
                return Mem(self.pb.global_addr(v))
            raise self.pb.error(v.pos, self.func.symbol, f"variable {v.name} has no home")
        return found

    def read(self, home: AnyHome, t: IRType) -> Operand:
        return home if isinstance(home, Reg) else self.load(t, home)

    def write(self, home: AnyHome, v: Operand) -> None:
        if isinstance(home, Reg):
            self.copy(home, v)
        else:
            self.store(home, v)

    def temp_mem(self, t: Any, name: str = "") -> Mem:
        """Zeroed memory for a value of Go type ``t`` that this function uses itself."""
        ir = ir_type(t)
        if ir.size > MAX_TEMP_BYTES:
            return Mem(self.alloc(ir, self.pb.descriptor(t), may_stack=False, name=name))
        return Mem(self.alloc(ir, "", stack=True, name=name))

    def spill(self, v: Operand) -> Mem:
        """``v`` in memory of its own on the stack, to pass its address to the runtime."""
        large = v.type.size > MAX_TEMP_BYTES
        descriptor = self.pb.types.shape_descriptor(v.type) if large else ""
        mem = Mem(self.alloc(v.type, descriptor, may_stack=not large, stack=not large))
        self.store(mem, v)
        return mem

    # ------------------------------------------------------------ expressions

    def expr(self, e: Any) -> Operand:
        """The value of ``e``."""
        if e.value is not None and e.mode != "type":
            return self.constant(e.value, self.typ(e))
        if self.hoisted:
            found = self.hoisted.get(e)
            if found is not None:
                return found
        build = visitor.EXPR.get(type(e))
        if build is None:
            raise self.fail(e, f"expression {type(e).__name__}")
        self.pos = e.op_pos
        result: Operand = build(self, e)
        return result

    def expr_as(self, e: Any, t: Any) -> Operand:
        """The value of ``e`` converted, as assignment does, to type ``t``."""
        if e.mode == "nil" or _is_untyped_nil(e.type):
            return zero(ir_type(t))
        if is_interface(t):
            if e.value is not None and e.mode != "type":
                return iface.box_constant(self, e.value, self._const_type(e), t)
            src = self.typ(e)
            if not is_interface(src):
                return iface.box_expr(self, e, src, t)
            return iface.convert_iface(self, self.expr(e), src, t)
        if e.value is not None and e.mode != "type":
            return self.constant(e.value, t)
        return self.expr(e)

    def _const_type(self, e: Any) -> Any:
        t = self.typ(e)
        if is_interface(t) or (type(t) is Basic and t.is_untyped):
            from golite.types import universe

            value = e.value
            if type(t) is Basic and t.kind is Kind.UNTYPED_RUNE:
                return universe.INT32
            if type(value) is bool:
                return universe.BOOL
            if type(value) is bytes:
                return universe.STRING
            if type(value) is int:
                return universe.INT
            return universe.COMPLEX128 if hasattr(value, "re") else universe.FLOAT64
        return t

    def convert(self, v: Operand, src: Any, dst: Any) -> Operand:
        """Assign-convert a value that is already there."""
        if is_interface(dst):
            if is_interface(src):
                return iface.convert_iface(self, v, src, dst)
            return iface.box_value(self, v, src, dst)
        return v

    def expr_to(self, e: Any, mem: Mem, t: Any, fresh: bool = False) -> None:
        """Store ``e``, converted to ``t``, at ``mem``. ``fresh``: mem is zeroed memory that e cannot refer to."""
        ir = ir_type(t)
        if in_memory(ir) and e not in self.hoisted and e.value is None:
            bare = walk.unparen(e)
            if type(bare) is ast.CompositeLit:
                from golite.ir.build import literal

                if fresh:
                    literal.build_into(self, bare, mem)
                else:
                    temp = self.temp_mem(t)
                    literal.build_into(self, bare, temp)
                    self.move(ir, mem, temp)
                return
            if self.is_addressable(bare):
                self.move(ir, mem, self.addr(bare))
                return
        self.store(mem, self.expr_as(e, t))

    def readable(self, e: Any) -> Mem:
        """Memory that holds the value of ``e`` right now; not to be written."""
        bare = walk.unparen(e)
        if bare not in self.hoisted and self.is_addressable(bare):
            return self.addr(bare)
        t = self.typ(e)
        mem = self.temp_mem(t)
        self.expr_to(e, mem, t, fresh=True)
        return mem

    def is_addressable(self, e: Any) -> bool:
        from golite.ir.build import place

        return place.is_in_memory(self, e)

    def addr(self, e: Any) -> Mem:
        from golite.ir.build import place

        return place.addr(self, e)

    def operands(self, es: Sequence[Any], get: Optional[Callable[[Any], Operand]] = None) -> list[Operand]:
        """The values of several expressions, evaluated in gc's order."""
        self.hoist_all(es)
        return [(get or self.expr)(e) for e in es]

    def operands_of_index(self, x: Any, index: Any) -> tuple[Operand, Operand]:
        from golite.ir.build import place

        self.hoist_all([x, index])
        return self.expr(x), place.index_value(self, index)

    def hoist_all(self, es: Sequence[Any]) -> None:
        """Evaluate the calls in ``es`` if a later expression's calls could change what an earlier one reads."""
        if len(es) > 1 and any(walk.has_effects(e) for e in es[1:]):
            for e in es:
                self.hoist(e)

    def hoist(self, e: Any) -> None:
        """Evaluate, in order, the calls and receives in ``e`` into temporaries."""
        if e in self.hoisted or not walk.is_ordered(e):
            return
        cls = type(e)
        if cls is ast.ParenExpr:
            self.hoist(e.x)
        elif cls is ast.CallExpr and e.kind == "conversion":
            self.hoist(e.args[0])
            if type(underlying(self.typ(e))) is Slice and type(underlying(self.typ(e.args[0]))) is not Slice:
                self.hoisted[e] = self.pinned(self.expr(e))
        elif (cls is ast.CallExpr and type(e.type) is not Tuple) or (cls is ast.UnaryExpr and e.op == "<-"):
            if e.type is not None:
                self.hoisted[e] = self.pinned(self.expr(e))
        elif walk.is_logic(e):
            self.hoisted[e] = self.pinned(self.expr(e))
        elif cls is ast.SliceExpr or cls is ast.TypeAssertExpr:
            for c in walk.children(e):
                self.hoist(c)
            if cls is ast.TypeAssertExpr and is_direct(self.typ(e)):
                return  # gc looks at what it takes as a pointer when it is used
            if e.type is not None and type(e.type) is not Tuple:
                self.hoisted[e] = self.pinned(self.expr(e))
        elif cls is ast.CallExpr:
            return  # several results: the statement handles it
        elif walk.is_map_literal(e):
            self.hoisted[e] = self.pinned(self.expr(e))
        else:
            for c in walk.children(e):
                if isinstance(c, ast.Expr):
                    self.hoist(c)

    def multi(self, e: Any) -> list[tuple[Operand, Any]]:
        """The values and types of an expression that may be a call with several results (or none)."""
        if type(e.type) is Tuple and e.mode not in ("mapindex", "commaok"):
            from golite.ir.build import call

            self.pos = e.op_pos
            regs = call.build_call_results(self, walk.unparen(e))
            return list(zip(regs, [self.subst(v.type) for v in e.type.vars], strict=True))
        return [(self.expr(e), self.typ(e))]

    def cond(self, e: Any, then: Block, els: Block) -> None:
        """Branch on a boolean expression."""
        bare = walk.unparen(e)
        if e.value is None and bare not in self.hoisted:
            if type(bare) is ast.BinaryExpr:
                if bare.op == "&&":
                    mid = self.new_block("and")
                    self.cond(bare.x, mid, els)
                    self.start_fresh(mid)
                    self.cond(bare.y, then, els)
                    return
                if bare.op == "||":
                    mid = self.new_block("or")
                    self.cond(bare.x, then, mid)
                    self.start_fresh(mid)
                    self.cond(bare.y, then, els)
                    return
            elif type(bare) is ast.UnaryExpr and bare.op == "!":
                self.cond(bare.x, els, then)
                return
        self.br(self.expr(e), then, els)

    def start_fresh(self, block: Block) -> None:
        """Continue in a block that was branched to (never falls into it)."""
        assert not self.open
        self.start(block)

    # ------------------------------------------------------------ constants

    def constant(self, value: Any, t: Any) -> Operand:
        """An exact constant as a value of type ``t``."""
        ir = ir_type(t)
        if ir is STRING:
            return self.string(value)
        if ir is COMPLEX128 or ir is COMPLEX64:
            assert isinstance(ir, Struct)
            re, im = complex_parts(value)
            return self.make(ir, scalar_const(re, ir.fields[0]), scalar_const(im, ir.fields[1]))
        if ir is PTR:  # uintptr constant converted to unsafe.Pointer
            return self.value(Op.INTTOPTR, PTR, i64(int(value))) if value else NIL
        if is_interface(t):
            raise self.pb.error(self.pos, self.func.symbol, "constant of interface type")
        return scalar_const(value, ir)

    def string(self, value: bytes) -> Operand:
        if not value:
            return zero(STRING)
        return self.make(STRING, SymAddr(self.pb.string_symbol(value)), i64(len(value)))

    # ------------------------------------------------------------ statements

    def stmt(self, s: Any) -> None:
        build = visitor.STMT.get(type(s))
        if build is None:
            raise self.fail(s, f"statement {type(s).__name__}")
        self.pos = s.pos
        if self.hoisted:
            self.hoisted = {}
        build(self, s)

    def stmts(self, statements: Sequence[Any]) -> None:
        for s in statements:
            self.stmt(s)

    # ------------------------------------------------------------ entry and exit

    def enter(self, sig: Signature, body: Any) -> None:
        """Homes for parameters and results, the defer frame; ``func.params`` begin with the receiver if there is one."""
        facts = walk.facts_of(body, self.subst)
        self.has_labels = facts.has_labels
        self.has_recover = facts.has_recover
        if facts.has_recover:
            self.func.attrs.noinline = True
        if facts.func_ranges:
            from golite.ir.build import rangefunc

            rangefunc.prepare(self, facts.func_ranges)
        params = list(sig.params)
        if sig.recv is not None:
            params.insert(0, sig.recv)
        for v, reg in zip(params, self.func.params, strict=True):
            if not v.name or v.name == "_":
                continue
            if self.needs_memory(v, reg.type):
                self.declare(v, reg)
            else:
                reg.name = v.name
                self.mutable.add(reg)
                self.vars[v] = reg
        self.result_types = [self.subst(v.type) for v in sig.results]
        has_defer = facts.has_defer
        shared = bool(facts.func_ranges)  # with the bodies of ranges over functions
        if has_defer or shared or (sig.results and sig.results[0].name):
            for v in sig.results:
                self._declare_result(v, has_defer, shared)
        if shared:
            rangefunc.enter(self)
        if has_defer:
            from golite.ir.build import deferstmt

            self.func.attrs.has_defer = True
            deferstmt.enter(self)

    def _declare_result(self, v: Var, has_defer: bool, shared: bool) -> None:
        t = self.subst(v.type)
        ir = ir_type(t)
        if has_defer or shared or self.needs_memory(v, ir):
            home: AnyHome = Mem(self.alloc(ir, self.pb.descriptor(t), name=v.name), 0, has_defer)
        else:
            home = self.var(ir, v.name)
            self.copy(home, zero(ir))
        self.vars[v] = home
        self.results.append(home)

    def leave(self) -> None:
        """A return without values: run the defers, give what the results' homes hold."""
        if self.frame is not None:
            from golite.ir.build import deferstmt

            deferstmt.run(self)
        self.ret(*(self.read(h, ir_type(t)) for h, t in zip(self.results, self.result_types, strict=False)))

    def return_values(self, values: list[Operand]) -> None:
        """Return ``values``, which have the result types."""
        if self.frame is not None or (self.results and any(isinstance(h, Mem) for h in self.results)):
            values = [self.pinned(v) for v in values]
            for home, v in zip(self.results, values, strict=True):
                self.write(home, v)
            self.leave()
        else:
            self.ret(*values)

    def fallthrough_to(self) -> Block:
        assert self.next_case is not None
        return self.next_case

    def forget_made(self, reg: Reg) -> None:
        """``reg`` is written a second time: drop what was derived from its only value."""
        self._made = {k: v for k, v in self._made.items() if reg not in v}

    # ------------------------------------------------------------ names of inner functions

    def next_literal_symbol(self) -> str:
        top = self
        top.counter += 1
        return f"{self.func.symbol}.{top.counter}" if self.outer is not None else f"{self.func.symbol}.func{top.counter}"

    def next_wrap_symbol(self, kind: str) -> str:
        self.wrap_counter[kind] += 1
        return f"{self.func.symbol}.{kind}{self.wrap_counter[kind]}"


def _is_untyped_nil(t: Any) -> bool:
    return type(t) is Basic and t.kind is Kind.UNTYPED_NIL
