"""The linker: objects to images, line tables, image files."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from golite.errors import InternalError
from golite.link.image import link_image
from golite.link.lines import read_lines
from golite.link.memory import read_image, write_image
from golite.link.object import read_object
from golite.native.optimize import compile_llvm

HEADER = 'target triple = "x86_64-unknown-linux-gnu"\n'
BASE = 0xB000000000

ANSWER = HEADER + textwrap.dedent(
    """
    @table = dso_local global [4 x ptr] [ptr @one, ptr @two, ptr getelementptr (i8, ptr @bytes, i64 3), ptr null]
    @bytes = dso_local constant [8 x i8] c"abcdefgh"
    @counter = dso_local global i64 0
    declare i64 @other(i64)
    define dso_local i64 @one() { ret i64 1 }
    define dso_local i64 @two() { ret i64 2 }
    define dso_local i64 @answer(i64 %n) {
      %c = load i64, ptr @counter
      %c1 = add i64 %c, %n
      store i64 %c1, ptr @counter
      %slot = getelementptr [4 x ptr], ptr @table, i64 0, i64 1
      %f = load ptr, ptr %slot
      %two = call i64 %f()
      %o = call i64 @other(i64 %c1)
      %p = load ptr, ptr getelementptr ([4 x ptr], ptr @table, i64 0, i64 2)
      %b = load i8, ptr %p
      %z = zext i8 %b to i64
      %s = add i64 %two, %o
      %t = add i64 %s, %z
      ret i64 %t
    }
    """
)
OTHER = HEADER + textwrap.dedent(
    """
    @buffer = dso_local global [16 x i8] zeroinitializer
    declare ptr @memcpy(ptr, ptr, i64)
    @text = private constant [4 x i8] c"\\09\\00\\00\\00"
    define dso_local i64 @other(i64 %x) {
      call ptr @memcpy(ptr @buffer, ptr @text, i64 %x)
      %v = load i64, ptr @buffer
      %r = mul i64 %v, 100
      ret i64 %r
    }
    """
)

RUN = """
import ctypes
from golite.link.memory import map_image, read_image
image = read_image("test", "answer")
map_image(image)
call = ctypes.CFUNCTYPE(ctypes.c_int64, ctypes.c_int64)(image.meta["answer"])
print(call(4))
"""


def test_objects_link_and_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOLITE_CACHE", str(tmp_path))
    image = link_image([compile_llvm(ANSWER, 1), compile_llvm(OTHER, 1)], BASE, {}, frozenset({"memcpy"}))
    write_image("test", "answer", image, {"answer": image.symbols["answer"]})
    result = subprocess.run([sys.executable, "-c", RUN], capture_output=True, text=True, timeout=60)
    assert result.stdout == f"{2 + 900 + ord('d')}\n", result.stderr
    assert image.symbols["one"] >= BASE


def test_undefined_and_double_symbols() -> None:
    with pytest.raises(InternalError, match="undefined symbol"):
        link_image([compile_llvm(ANSWER, 1)], BASE, {}, frozenset())
    other = compile_llvm(OTHER, 1)
    with pytest.raises(InternalError, match="defined twice"):
        link_image([other, other], BASE, {}, frozenset({"memcpy"}))


def test_earlier_images_win_over_weak_definitions() -> None:
    text = HEADER + "@shared = weak_odr dso_local constant i64 7\n@use = dso_local global ptr @shared\n"
    image = link_image([compile_llvm(text, 1)], BASE, {"shared": BASE + 0x1000000}, frozenset())
    assert "shared" not in image.symbols
    address, _size, data = image.areas[2]
    offset = image.symbols["use"] - address
    assert int.from_bytes(data[offset : offset + 8], "little") == BASE + 0x1000000


@pytest.mark.parametrize("where", ["file", "memory"])
def test_images_keep_what_was_linked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str) -> None:
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("GOLITE_CACHE", str(tmp_path / ("cache" if where == "file" else "file/cache")))
    image = link_image([compile_llvm(OTHER, 1)], BASE, {}, frozenset({"memcpy"}))
    written = write_image("test", "other", image, {"n": 1})
    found = read_image("test", "other")
    assert (found is None) == (where == "memory")
    for file in filter(None, (written, found)):
        assert (file.imports, file.moduledata, file.meta) == (image.imports, image.moduledata, {"n": 1})
        for (address, size, in_file, offset), (wanted_address, wanted_size, data) in zip(file.areas, image.areas, strict=True):
            assert (address, size, os.pread(file.entry.fd, in_file, offset)) == (wanted_address, wanted_size, data)
            assert offset % 4096 == 0


DEBUG = HEADER + textwrap.dedent(
    """
    define dso_local i64 @f(i64 %x) !dbg !4 {
      %y = mul i64 %x, %x, !dbg !6
      %z = call i64 @f(i64 %y), !dbg !7
      ret i64 %z, !dbg !8
    }
    !llvm.dbg.cu = !{!0}
    !llvm.module.flags = !{!2, !3}
    !0 = distinct !DICompileUnit(language: DW_LANG_Go, file: !1, emissionKind: LineTablesOnly)
    !1 = !DIFile(filename: "/src/x.go", directory: "/")
    !2 = !{i32 2, !"Debug Info Version", i32 3}
    !3 = !{i32 2, !"Dwarf Version", i32 4}
    !4 = distinct !DISubprogram(name: "f", scope: !1, file: !1, line: 3, scopeLine: 3, type: !5, unit: !0, spFlags: DISPFlagDefinition)
    !5 = !DISubroutineType(types: !{})
    !6 = !DILocation(line: 4, column: 2, scope: !4)
    !7 = !DILocation(line: 500, column: 2, scope: !4)
    !8 = !DILocation(line: 6, column: 2, scope: !4)
    """
)


def test_line_tables() -> None:
    obj = read_object(compile_llvm(DEBUG, 0))
    (section,) = [s for s in obj.sections if s.name == ".debug_line"]
    rows = read_lines(section)
    assert [line for _s, _o, _f, line in rows if line] == sorted({3, 4, 500, 6}, key=[3, 4, 500, 6].index)
    assert {file for _s, _o, file, line in rows if line} == {"/src/x.go"}
    assert rows[-1][3] == 0
