"""The calling convention: what LLVM signature an IR signature becomes (docs/abi.md, "Calls").

Split parameters (llvmtypes.py) travel leaf by leaf, values in memory as a pointer to a copy the caller made. All leaves of all
results come back together in registers, at most three integer-like ones (rax rdx rcx) and two floats (xmm0 xmm1); otherwise the
caller passes a hidden first pointer to a struct of the results. The closure context (r10, LLVM's ``nest``) is the *last* parameter,
so that a call which passes it agrees on all others with a callee that doesn't take it.
"""

from __future__ import annotations

from typing import final

from golite.ir.func import FuncAttrs, Sig
from golite.ir.types import IRType, Struct, struct_of
from golite.native.llvmtypes import Leaf, Shape, shape_of

MAX_INT_RESULTS = 3
MAX_FLOAT_RESULTS = 2
# The interpreter's handlers (golite/bytecode/handlers.py): what they are given stays in registers from one to the next, r12 to r15
# (known to runtime/asm_amd64.s); what they return is what any function may return.
HANDLER_CC = "preserve_nonecc"
HANDLER_RESULT = "{i64, i64, i64, double, double}"
# The write barrier (runtime/mwb.go, asm_amd64.s): two functions that keep all general registers, and the word of the thread control block that
# says whether to call them.
WB_SHADE = "runtime.wbshade"
WB_RANGE = "runtime.wbrange"
TCB_MARKING_OFFSET = 0x68
TCB_G_OFFSET = 0x50  # docs/abi.md, "Thread control block"
G_VARS_OFFSET = 112  # of g.vars (runtime/runtime2.go: change both): the block of the group's variables
# Sections of group variables' initial data, and of those that are zero (link/image.py).
GROUP_SECTION, GROUP_ZERO_SECTION = ".data.group", ".bss.group"

# LLVM recognises these functions' loops; images link against memcpy, memmove, memset, memcmp and bcmp only.
NO_BUILTINS = '"no-builtin-strlen" "no-builtin-wcslen"'


def tcb_text(offset: int) -> str:
    """A word of the thread control block, as an operand of LLVM's loads and stores."""
    return f"ptr addrspace(257) inttoptr (i64 {offset} to ptr addrspace(257))"


@final
class CallShape:
    """``params``/``results``: the shapes of the Go-level values. ``result_text``: LLVM's return type, ``result_leaves``: what it
    carries. ``hidden``: layout of the struct behind the hidden first pointer, or None."""

    __slots__ = ("hidden", "param_types", "params", "result_leaves", "result_text", "result_types", "results")

    def __init__(self, sig: Sig) -> None:
        self.param_types: tuple[IRType, ...] = sig.params
        self.params: tuple[Shape, ...] = tuple(map(shape_of, sig.params))
        self.results: tuple[Shape, ...] = tuple(map(shape_of, sig.results))
        self.result_types: tuple[IRType, ...] = sig.results
        self.hidden: Struct | None = None
        leaves: list[Leaf] = []
        fits = True
        for shape in self.results:
            if shape.leaves is None:
                fits = False
                break
            leaves += shape.leaves
        floats = sum(leaf.is_float for leaf in leaves)
        if not fits or floats > MAX_FLOAT_RESULTS or len(leaves) - floats > MAX_INT_RESULTS:
            self.hidden = struct_of(*sig.results)
            leaves = []
        self.result_leaves = tuple(leaves)
        if not leaves:
            self.result_text = "void"
        elif len(leaves) == 1:
            self.result_text = leaves[0].text
        else:
            self.result_text = "{" + ", ".join(leaf.text for leaf in leaves) + "}"

    @property
    def result_attrs(self) -> str:
        """Attributes of the return value, the same at definitions and calls."""
        return "zeroext " if len(self.result_leaves) == 1 and self.result_leaves[0].is_bool else ""

    def definition_params(self, closure: bool) -> tuple[list[str], list[tuple[str, ...]], str]:
        """Parameter texts of a definition, the value names per Go parameter (one address for a value in memory), and the hidden
        pointer's name ("" if there is none)."""
        texts: list[str] = []
        names: list[tuple[str, ...]] = []
        hidden = ""
        if self.hidden is not None:
            hidden = "%result"
            size = f" dereferenceable({self.hidden.size})" if self.hidden.size else ""
            texts.append(f"ptr noalias noundef nonnull align {self.hidden.align}{size} captures(none) %result")
        for i, shape in enumerate(self.params):
            if shape.leaves is None:
                texts.append(f"ptr noalias noundef nonnull align {shape.align} dereferenceable({shape.size}) captures(none) %p{i}")
                names.append((f"%p{i}",))
                continue
            mine = tuple(f"%p{i}.{j}" for j in range(len(shape.leaves)))
            for leaf, name in zip(shape.leaves, mine, strict=True):
                texts.append(f"{leaf.text} {'zeroext ' if leaf.is_bool else ''}noundef {name}")
            names.append(mine)
        if closure:
            texts.append("ptr nest noundef nonnull %ctx")
        return texts, names, hidden

    def declaration_params(self, closure: bool) -> str:
        texts: list[str] = ["ptr"] if self.hidden is not None else []
        for shape in self.params:
            if shape.leaves is None:
                texts.append("ptr")
            else:
                texts += [leaf.text + (" zeroext" if leaf.is_bool else "") for leaf in shape.leaves]
        if closure:
            texts.append("ptr nest")
        return ", ".join(texts)


_call_shapes: dict[Sig, CallShape] = {}


def call_shape_of(sig: Sig) -> CallShape:
    found = _call_shapes.get(sig)
    if found is None:
        found = _call_shapes[sig] = CallShape(sig)
    return found


def definition_attrs(attrs: FuncAttrs, *, checked: bool) -> str:
    """The attribute group of a function's definition. ``checked``: its prologue looks whether the frame fits the stack. CPU and
    features are the target machine's (optimize.py), so that the text doesn't depend on the host."""
    if attrs.handler:
        # Without calls they have no frame: rbp stays that of the interpreted function.
        inline = " noinline" if attrs.noinline else ""
        return f'nounwind{inline} "frame-pointer"="{"none" if attrs.nosplit else "all"}" {NO_BUILTINS}'
    words = ["nounwind", '"frame-pointer"="all" "disable-tail-calls"="true"', NO_BUILTINS]
    if checked:
        words.append('"split-stack"')
    if attrs.noinline or attrs.has_defer:
        words.append("noinline")
    if attrs.noreturn:
        words.append("noreturn")
    if attrs.cold:
        words.append("cold")
    return " ".join(words)


def declaration_attrs(attrs: FuncAttrs) -> str:
    words = ["nounwind"]
    if attrs.noreturn:
        words.append("noreturn")
    if attrs.cold or attrs.noreturn:
        words.append("cold")
    return " ".join(words)


def is_c_symbol(symbol: str) -> bool:
    """Go symbols hold a package path and a dot, or a colon; C's hold neither. Only C's may be reached through a PLT or GOT."""
    return "." not in symbol and ":" not in symbol and not symbol.startswith("__morestack")
