"""Image files and their mapping into the process.

File: magic, header length, CRC of the rest, a marshalled header, then text, rodata and data, each page-aligned. The file is
mapped, not read: pages come in as they are touched. A file that does not check is treated as absent.
"""

from __future__ import annotations

import ctypes
import marshal
import mmap
import os
import struct
import tempfile
import zlib
from pathlib import Path

from golite.errors import InternalError
from golite.link.image import PAGE, Image
from golite.records import record

_MAGIC = b"GOLITEI2"
_HEAD = struct.Struct("<8sIIQ")  # magic, header bytes, crc32 of everything behind, file size

PROT_READ, PROT_WRITE, PROT_EXEC = 1, 2, 4
MAP_PRIVATE, MAP_ANON, MAP_FIXED_NOREPLACE = 2, 0x20, 0x100000


@record
class ImageFile:
    """An image on disk. ``areas``: (address, size in memory, size in file, file offset) of text, rodata, data, bss. ``meta``: what the
    engine keeps with it (entry points; only marshallable values)."""

    path: Path
    areas: list[tuple[int, int, int, int]]
    imports: dict[str, int]
    moduledata: int
    meta: dict[str, object]


def write_image(path: Path, image: Image, meta: dict[str, object]) -> ImageFile:
    """Writes atomically: a reader sees the whole file or none."""
    path.parent.mkdir(parents=True, exist_ok=True)
    payload = []
    at = 0
    areas = []
    for address, size, data in image.areas:
        areas.append((address, size, len(data), at))
        payload.append(data)
        pad = -len(data) % PAGE
        payload.append(bytes(pad))
        at += len(data) + pad
    header = marshal.dumps((areas, image.imports, image.moduledata, meta))
    start = (_HEAD.size + len(header) + PAGE - 1) & -PAGE
    body = b"".join([header, bytes(start - _HEAD.size - len(header)), *payload])
    head = _HEAD.pack(_MAGIC, len(header), zlib.crc32(body), _HEAD.size + len(body))
    fd, temporary = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    try:
        with os.fdopen(fd, "wb") as out:
            out.write(head)
            out.write(body)
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise
    return ImageFile(path, [(a, s, n, start + o) for a, s, n, o in areas], image.imports, image.moduledata, meta)


def read_image(path: Path) -> ImageFile | None:
    """The checked header of an image file; None if there is none or it is damaged."""
    try:
        with open(path, "rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            magic, header_size, crc, size = _HEAD.unpack_from(data)
            if magic != _MAGIC or size != len(data) or zlib.crc32(memoryview(data)[_HEAD.size :]) != crc:
                return None
            areas, imports, moduledata, meta = marshal.loads(data[_HEAD.size : _HEAD.size + header_size])
    except (OSError, ValueError, EOFError, TypeError, struct.error, BufferError):
        return None
    start = (_HEAD.size + header_size + PAGE - 1) & -PAGE
    return ImageFile(path, [(a, s, n, start + o) for a, s, n, o in areas], imports, moduledata, meta)


_libc = ctypes.CDLL(None, use_errno=True)
_mmap = _libc.mmap
_mmap.restype = ctypes.c_void_p
_mmap.argtypes = (ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_long)


def _map(address: int, size: int, prot: int, flags: int, fd: int, offset: int) -> None:
    result = _mmap(address, size, prot, MAP_PRIVATE | MAP_FIXED_NOREPLACE | flags, fd, offset)
    if result != address:
        raise InternalError("link", hex(address), f"cannot map an image: {os.strerror(ctypes.get_errno())}")


def map_image(image: ImageFile) -> None:
    """Maps an image at its addresses and patches its imports. Raises InternalError when the addresses are taken."""
    prots = (PROT_READ | PROT_EXEC, PROT_READ, PROT_READ | PROT_WRITE, PROT_READ | PROT_WRITE)
    fd = os.open(image.path, os.O_RDONLY)
    try:
        for (address, size, in_file, offset), prot in zip(image.areas, prots, strict=True):
            if not size:
                continue
            if in_file:
                _map(address, size, prot, 0, fd, offset)
            else:
                _map(address, size, prot, MAP_ANON, -1, 0)
    finally:
        os.close(fd)
    for name, slot in image.imports.items():
        function = ctypes.cast(getattr(_libc, name), ctypes.c_void_p).value
        ctypes.c_uint64.from_address(slot).value = function or 0


def link_modules(first: int, second: int) -> None:
    """Chains two moduledata structs (``next`` is their first word)."""
    ctypes.c_uint64.from_address(first).value = second
