"""From LLVM text to objects: errors name the function, assembly and line tables arrive in the object, threads compile side by side."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor

import pytest

from golite.errors import InternalError
from golite.ir.parse import parse_module
from golite.link.lines import read_lines
from golite.link.object import read_object
from golite.native.module import emit_llvm
from golite.native.optimize import assembly_listing, compile_llvm
from golite.syntax.source import FileSet

HEAD = 'target triple = "x86_64-unknown-linux-gnu"\n'


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ('define i64 @"main.f"() {\n  ret i64 0\n}\ndefine i64 @"main.(*T).g"() {\n  ret i32 0\n}\n', r"main\.\(\*T\)\.g"),
        ('define i64 @"main.h"(i1 %c) {\n  br i1 %c, label %a, label %b\na:\n  %x = add i64 1, 2\n  br label %b\nb:\n  ret i64 %x\n}\n', "main.h"),
    ],
)  # fmt: skip
def test_a_bad_module_names_the_function(body: str, name: str) -> None:
    with pytest.raises(InternalError, match=name):
        compile_llvm(HEAD + body, 0)


def test_assembly_is_part_of_the_object() -> None:
    image = compile_llvm(HEAD, 2, '.globl "a.b"\n"a.b": retq # "quoted"\n')
    assert "a.b" in {s.name for s in read_object(image).symbols if s.section is not None}


def _module(extra: str = "") -> str:
    return (
        "module main\n"
        "func main.leaf(%0: ptr, %1: i64) (i64) @0 {\nb0:\n  nilcheck %0 @13\n  %2: i64 = load %0 @13\n  bounds %2, %1 @26\n  ret %2 @26\n}\n"
        f"func main.caller(%0: ptr, %1: i64) (i64) @40 {{\nb0:\n  %2: i64 = call %0, %1 [main.leaf(ptr, i64) (i64)] @53\n  ret %2 @66\n}}\n{extra}"
        "extern func runtime.panicmem() () noreturn cold\nextern func runtime.goPanicIndex(i64, i64) () noreturn cold\n"
    )


def test_line_table_has_the_lines_of_inlined_calls() -> None:
    """A source of 13-byte lines: positions 1, 14, 27 … are the first bytes of lines 1, 2, 3 …"""
    fileset = FileSet()
    fileset.add("x.go", b"0123456789ab\n" * 6, "/src/x.go")
    text = _module().replace("@13", "@15").replace("@0 {", "@2 {").replace("@26", "@28").replace("@53", "@54").replace("@66", "@67")
    found = read_object(compile_llvm(emit_llvm(parse_module(text), fileset), 2))
    lines = next(s for s in found.sections if s.name == ".debug_line")
    rows = read_lines(lines)
    assert {row[2] for row in rows if row[3]} == {"/src/x.go"}
    per_symbol = {row[3] for row in rows}
    assert {2, 3, 6} <= per_symbol, "the checks of the inlined leaf keep their own lines"


def test_panics_of_different_lines_are_not_merged() -> None:
    text = emit_llvm(
        parse_module(
            "module main\nfunc main.f(%0: ptr, %1: ptr) () @5 {\nb0:\n  nilcheck %0 @6\n  storev %0, 1:i64 @6\n  nilcheck %1 @7\n"
            "  storev %1, 1:i64 @7\n  ret\n}\n"
        ),
        None,
    )
    assert assembly_listing(text, 2).count("callq\truntime.panicmem") == 2


def test_a_stack_check_unless_nosplit() -> None:
    source = (
        "module main\nfunc main.f() () {\nb0:\n  call [main.g() ()]\n  ret\n}\n"
        "func main.g() () noinline nosplit {\nb0:\n  call [x.y() ()]\n  ret\n}\n"
    )
    listing = assembly_listing(emit_llvm(parse_module(source), None), 2)
    assert listing.count("__morestack") == 1
    assert re.search(r"main\.f:.*?__morestack", listing, re.S)


def test_short_comparisons_are_loads() -> None:
    source = (
        "module main\nfunc main.f(%0: ptr, %1: ptr) (bool) {\nb0:\n"
        "  %2: bool = call %0, %1, 7:i64 [runtime.memequal(ptr, ptr, i64) (bool)]\n  ret %2\n}\n"
    )
    listing = assembly_listing(emit_llvm(parse_module(source), None), 2)
    assert "memequal" not in listing and "bcmp" not in listing


def test_unused_objects_go_away() -> None:
    source = (
        'module main\ndata "type:main.T" size 8 align 8 linkonce readonly\nfunc main.f() (i64) {\nb0:\n'
        '  %0: ptr = alloc [alloc {i64, i64} "type:main.T"]\n'
        "  store %0, 5:i64 [8]\n  %1: i64 = load %0 [8]\n  ret %1\n}\n"
    )
    assert "newobject" not in assembly_listing(emit_llvm(parse_module(source), None), 2)


def test_loops_over_slices_are_vectorised() -> None:
    source = (
        "module main\nfunc main.sum(%0: {ptr, i64, i64}) (i64) {\nb0:\n  %1: i64 = copy 0:i64\n  %2: i64 = copy 0:i64\n  jump -> b1\n"
        "b1:\n  %3: i64 = getf %0 [1]\n  %4: bool = slt %1, %3\n  br %4 -> b2, b3\nb2:\n  bounds %1, %3\n  %5: ptr = getf %0 [0]\n"
        "  %6: ptr = index %5, %1 [8]\n  %7: i64 = load %6\n  %2: i64 = add %2, %7\n  %1: i64 = add %1, 1:i64\n  jump -> b1\nb3:\n  ret %2\n}\n"
    )
    listing = assembly_listing(emit_llvm(parse_module(source), None), 2)
    assert "goPanicIndex" not in listing
    assert re.search(r"v?paddq", listing)


def test_threads_compile_at_once() -> None:
    texts = [emit_llvm(parse_module(_module().replace("main.", f"p{i}.")), None) for i in range(8)]
    alone = [compile_llvm(text, 2) for text in texts]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda text: compile_llvm(text, 2), texts)) == alone
