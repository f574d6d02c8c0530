"""Bodies of small functions cross package borders to be inlined."""

from __future__ import annotations

from golite.ir.func import Module
from golite.ir.parse import parse_module
from golite.ir.passes.inlining import PREFIX, export_bodies, import_bodies
from golite.ir.verify import verify_module
from golite.native.module import emit_llvm
from golite.native.optimize import assembly_listing, compile_llvm

LIBRARY = """
module lib
data lib.hidden size 8 align 8 internal
data lib.seen size 8 align 8 external
extern func runtime.panicmem() () noreturn cold
extern func lib.slow(i64) (i64)
func lib.twice(%0: i64) (i64) {
b0:
  %1: i64 = call %0 [lib.inner(i64) (i64)]
  %2: i64 = load &lib.seen
  %3: bool = slt %1, %2
  br %3 -> b1, b2
b1:
  %4: i64 = call %1 [lib.slow(i64) (i64)]
  ret %4
b2:
  ret %1
}
func lib.inner(%0: i64) (i64) {
b0:
  %1: i64 = add %0, %0
  ret %1
}
func lib.private() (i64) {
b0:
  %0: i64 = load &lib.hidden
  ret %0
}
func lib.loop(%0: i64) (i64) {
b0:
  %1: i64 = call %0 [lib.loop(i64) (i64)]
  ret %1
}
func lib.no() () noinline {
b0:
  ret
}
"""

PROGRAM = """
module main
extern func lib.twice(i64) (i64)
func main.f(%0: i64) (i64) @1 {
b0:
  %1: i64 = call %0 [lib.twice(i64) (i64)] @2
  ret %1
}
"""


def _imported() -> Module:
    library = parse_module(LIBRARY)
    export_bodies(library)
    program = parse_module(PROGRAM)
    import_bodies(program, library.module_summaries)
    return program


def test_what_is_exported() -> None:
    library = parse_module(LIBRARY)
    export_bodies(library)
    assert set(library.module_summaries) == {PREFIX + "lib.twice", PREFIX + "lib.inner"}


def test_imported_bodies_are_valid_and_marked() -> None:
    program = _imported()
    verify_module(program)
    assert {s for s, f in program.functions.items() if f.attrs.imported} == {"lib.twice", "lib.inner"}


def test_bodies_are_inlined_and_not_emitted() -> None:
    text = emit_llvm(_imported(), None)
    assert compile_llvm(text, 2)
    listing = assembly_listing(text, 2)
    assert "lib.slow" in listing and "lib.seen" in listing
    assert "lib.twice" not in listing and "lib.inner" not in listing


def test_a_closure_keeps_its_code_while_others_are_called() -> None:
    """What is called in a loop through a closure made before it is inlined, although the first call might have changed the closure."""
    text = emit_llvm(
        parse_module(
            """
module main
extern func main.other(ptr) ()
extern data "type:int"
func main.f(%0: i64, %1: ptr) (i64) @1 {
b0:
  store %1, &"main.body" [0]
  %2: i64 = copy 0:i64
  jump -> b1
b1:
  call %1 [main.other(ptr) ()]
  %3: i64 = callc %1, %2 [sig(i64) (i64)]
  %2: i64 = add %2, %3
  %4: bool = slt %2, %0
  br %4 -> b1, b2
b2:
  ret %2
}
func "main.body"(%0: i64) (i64) closure {
b0:
  %1: i64 = add %0, 3:i64
  ret %1
}
"""
        ),
        None,
    )
    listing = assembly_listing(text, 2)
    assert "main.other" in listing
    assert "callq\t*" not in listing
