"""The allocation functions that compiled code calls, beside the size classes of the runtime and the assembly that makes them."""

from __future__ import annotations

import re

import pytest

from golite.native.allocators import ASSEMBLY, CLASS_SIZES, NEWOBJECT, TINY_SIZES, allocator
from golite.paths import runtime_dir

MALLOC = (runtime_dir() / "malloc.go").read_text()
ASM = (runtime_dir() / "asm_amd64.s").read_text()


def test_classes_of_runtime() -> None:
    table = re.search(r"class_to_size = \[numSizeClasses\]uint16\{([^}]*)\}", MALLOC)
    assert table is not None
    sizes = [int(n) for n in table[1].replace("\n", " ").split(",")]
    assert tuple(sizes[1 : 1 + len(CLASS_SIZES)]) == CLASS_SIZES


def test_classes_of_assembly() -> None:
    scan = {int(size): int(number) for size, number in re.findall(r"^\tnew(?:scan|class)\s+(\d+), (\d+)$", ASM, re.M)}
    assert scan == {size: number for number, size in enumerate(CLASS_SIZES, 1)}
    plain = {int(size) for size in re.findall(r"^\tnewclass\s+(\d+), \d+$", ASM, re.M)}
    tiny = {int(size) for size in re.findall(r"^\tnewtiny\s+(\d+)$", ASM, re.M)}
    made = {f"runtime.newp{n}" for n in scan} | {f"runtime.new{n}" for n in plain} | {f"runtime.newtiny{n}" for n in tiny}
    assert made == ASSEMBLY


def test_fields_of_assembly() -> None:
    """The offsets that the comments beside the fields name."""
    cache = MALLOC[MALLOC.index("type mcache struct") :]
    fields = re.findall(r"^\t(\w+)\s+\[?\w+", cache[: cache.index("\n}")], re.M)
    assert fields == ["tiny", "tinyleft", "tinyallocs", "allocs", "allocated", "debt", "alloc"]


@pytest.mark.parametrize("size", [*TINY_SIZES, 3, 12, 15])
def test_tiny(size: int) -> None:
    assert allocator(size, 0).symbol == (f"runtime.newtiny{size}" if size in TINY_SIZES else NEWOBJECT)


@pytest.mark.parametrize(("size", "pointers", "symbol"), [
    (8, 1, "runtime.newp8"), (16, 0, "runtime.new16"), (40, 0b10100, "runtime.newp48"), (512, 1 << 63, "runtime.newp512"),
    (0, 0, NEWOBJECT), (520, 1, NEWOBJECT), (520, 0, NEWOBJECT),
])  # fmt: skip
def test_class(size: int, pointers: int, symbol: str) -> None:
    found = allocator(size, pointers)
    assert (found.symbol, found.mask) == (symbol, pointers if symbol != NEWOBJECT else 0)
