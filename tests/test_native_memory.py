"""Memory: elements of slices and arrays of each size, and atomics of each width."""

from __future__ import annotations

import pytest
from native_harness import ENGINE_LEVELS, Call, run_native, words


def memory_module() -> tuple[str, list[Call], list[list[int]]]:
    text, calls, expected = "module t\nextern func runtime.goPanicIndex(i64, i64) () noreturn\nextern func runtime.panicmem() () noreturn\n", [], []
    for size in (1, 2, 4, 8):
        t = f"i{8 * size}"
        mask = (1 << 8 * size) - 1
        text += f"""
func t.elements{size}(%0: ptr) () {{
b0:
  %1: ptr = ptradd %0, 64:i64
  %2: {{ptr, i64, i64}} = make %1, 4:i64, 4:i64
  %3: i64 = load %0
  %4: ptr = getf %2 [0]
  %5: i64 = getf %2 [1]
  bounds %3, %5
  %6: ptr = index %4, %3 [{size}]
  %7: {t} = load %6
  %8: {t} = add %7, 1:{t}
  bounds %3, %5
  %9: ptr = index %4, %3 [{size}]
  store %9, %8
  %10: ptr = index %1, %3 [{size}]
  %11: {t} = load %10
  %12: {t} = mul %11, 3:{t}
  %13: i64 = add %3, 1:i64
  %14: ptr = index %1, %13 [{size}]
  store %14, %12
  nilcheck %1
  %15: {t} = load %1 [{size}]
  nilcheck %1
  store %1, %15 [{3 * size}]
  bounds %3, %5
  %16: ptr = index %4, %3 [{size}]
  %17: i64 = ptrtoint %16
  %18: i64 = ptrtoint %1
  %19: i64 = sub %17, %18
  %20: ptr = index %1, %13 [{size}]
  %21: i64 = ptrtoint %20
  %22: i64 = sub %21, %18
  store %0, %19 [8]
  store %0, %22 [16]
  %23: i64 = zext %15 
  store %0, %23 [24]
  ret
}}
""".replace("  %23: i64 = zext %15 \n", "  %23: i64 = copy 5:i64\n" if size == 8 else "  %23: i64 = zext %15\n")
        items = [9, mask - 1, 40, 0]
        data = b"".join((v & mask).to_bytes(size, "little") for v in items).ljust(32, b"\0")
        calls.append(Call(f"t.elements{size}", words(1, 0, 0, 0, 0, 0, 0, 0) + data))
        after = [9, mask, (mask * 3) & mask, mask]
        memory = b"".join(v.to_bytes(size, "little") for v in after).ljust(32, b"\0")
        seen = 5 if size == 8 else mask
        expected.append([1, size, 2 * size, seen, 0, 0, 0, 0, *(int.from_bytes(memory[i : i + 8], "little") for i in range(0, 32, 8))])
        text += f"""
func t.atomics{size}(%0: ptr) () {{
b0:
  %1: {t} = aadd %0, 5:{t}
  store %0, %1 [8]
  %2: {t} = axchg %0, 100:{t}
  store %0, %2 [16]
  %3: {t} = aand %0, 36:{t}
  store %0, %3 [24]
  %4: {t} = aor %0, 3:{t}
  store %0, %4 [32]
  %5: bool = acas %0, 39:{t}, 77:{t}
  store %0, %5 [40]
  %6: bool = acas %0, 39:{t}, 78:{t}
  store %0, %6 [48]
  %7: {t} = aload %0
  store %0, %7 [56]
  astorerel %0, 5:{t}
  %8: {t} = aload %0
  store %0, %8 [64]
  astore %0, 9:{t}
  ret
}}
"""
        old = mask - 2
        calls.append(Call(f"t.atomics{size}", words(old, 0, 0, 0, 0, 0, 0, 0, 0)))
        expected.append([9, old, 2, 100, 36, 1, 0, 77, 5])
    return text, calls, expected


@pytest.mark.parametrize(("engine", "opt_level"), ENGINE_LEVELS)
def test_memory(engine: str, opt_level: int) -> None:
    text, calls, expected = memory_module()
    for call, want, outcome in zip(calls, expected, run_native(text, calls, opt_level, engine), strict=True):
        assert outcome.buffer == words(*want), call.symbol
