"""Inlining records: what of an object's ``.debug_info`` reaches the runtime's tables."""

from __future__ import annotations

import textwrap

from golite.link.inlined import read_inlined
from golite.link.object import read_object
from golite.link.pctable import Inlined, flatten
from golite.native.optimize import compile_llvm

NESTED = 'target triple = "x86_64-unknown-linux-gnu"\n' + textwrap.dedent(
    """
    @sink = external dso_local global i64
    define internal i64 @g(i64 %x) alwaysinline !dbg !4 {
      %v = load volatile i64, ptr @sink, !dbg !10
      %y = add i64 %x, %v, !dbg !10
      ret i64 %y, !dbg !10
    }
    define internal i64 @f(i64 %x) alwaysinline !dbg !5 {
      %y = call i64 @g(i64 %x), !dbg !11
      store volatile i64 %y, ptr @sink, !dbg !12
      ret i64 %y, !dbg !12
    }
    define dso_local i64 @main(i64 %x) !dbg !6 {
      %y = call i64 @f(i64 %x), !dbg !13
      store volatile i64 %y, ptr @sink, !dbg !14
      %z = call i64 @g(i64 %y), !dbg !15
      ret i64 %z, !dbg !15
    }
    !llvm.dbg.cu = !{!0}
    !llvm.module.flags = !{!2, !3}
    !0 = distinct !DICompileUnit(language: DW_LANG_Go, file: !1, emissionKind: LineTablesOnly, isOptimized: true)
    !1 = !DIFile(filename: "/src/x.go", directory: "/")
    !2 = !{i32 2, !"Debug Info Version", i32 3}
    !3 = !{i32 2, !"Dwarf Version", i32 4}
    !4 = distinct !DISubprogram(name: "m.g", scope: !1, file: !1, line: 3, type: !7, unit: !0, spFlags: DISPFlagDefinition)
    !5 = distinct !DISubprogram(name: "m.f", scope: !1, file: !1, line: 7, type: !7, unit: !0, spFlags: DISPFlagDefinition)
    !6 = distinct !DISubprogram(name: "m.main", scope: !1, file: !1, line: 12, type: !7, unit: !0, spFlags: DISPFlagDefinition)
    !7 = !DISubroutineType(types: !{})
    !10 = !DILocation(line: 4, column: 2, scope: !4)
    !11 = !DILocation(line: 8, column: 2, scope: !5)
    !12 = !DILocation(line: 9, column: 2, scope: !5)
    !13 = !DILocation(line: 700, column: 2, scope: !6)
    !14 = !DILocation(line: 14, column: 2, scope: !6)
    !15 = !DILocation(line: 15, column: 2, scope: !6)
    """
)


def test_nested_calls() -> None:
    calls = read_inlined(read_object(compile_llvm(NESTED, 2)))
    chains = set()
    for call in calls:
        outer = calls[call.parent].name if call.parent >= 0 else ""
        chains.add((outer, call.name, call.file, call.line))
        assert call.ranges and all(start < end for _symbol, start, end in call.ranges)
    assert chains == {("", "m.f", "/src/x.go", 700), ("m.f", "m.g", "/src/x.go", 8), ("", "m.g", "/src/x.go", 15)}


def test_flatten() -> None:
    def call(parent: int, *ranges: tuple[int, int]) -> Inlined:
        return Inlined(parent, "f", 0, 1, list(ranges))

    assert flatten([]) == []
    assert flatten([call(-1, (4, 8)), call(0, (4, 6)), call(-1, (8, 10), (20, 24))]) == [(4, 1), (6, 0), (8, 2), (10, -1), (20, 2), (24, -1)]
    assert flatten([call(-1, (0, 9)), call(0, (2, 5)), call(1, (3, 5)), call(0, (7, 7))]) == [(0, 0), (2, 1), (3, 2), (5, 0), (9, -1)]
