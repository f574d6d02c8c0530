"""The process's memory as Python sees it: reading and writing at addresses.

``MEMORY[a:b]`` are the bytes from address a to b, and the struct module's ``unpack_from(MEMORY, a)`` reads at address a: one memoryview over the
whole address space, since making a ctypes object for each access costs twice as much. An address where nothing is mapped faults.
"""

from __future__ import annotations

import ctypes
from struct import Struct

ADDRESS_SPACE = 1 << 47
MEMORY = memoryview((ctypes.c_ubyte * ADDRESS_SPACE).from_address(0)).cast("B")

_word = Struct("<Q")
_pair = Struct("<QQ")


def read_word(address: int) -> int:
    word: int = _word.unpack_from(MEMORY, address)[0]
    return word


def read_pair(address: int) -> tuple[int, int]:
    """Two words: a string, an interface, the beginning of a slice."""
    pair: tuple[int, int] = _pair.unpack_from(MEMORY, address)
    return pair


def write_word(address: int, word: int) -> None:
    _word.pack_into(MEMORY, address, word)


def write_pair(address: int, first: int, second: int) -> None:
    _pair.pack_into(MEMORY, address, first, second)


def read_string(address: int) -> str:
    """The Go string at an address. Bytes that are no UTF-8 become surrogates, as in names of files."""
    data, size = _pair.unpack_from(MEMORY, address)
    return str(MEMORY[data : data + size], "utf-8", "surrogateescape")
