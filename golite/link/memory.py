"""Image files and their mapping into the process.

An image is an entry of the cache (golite/cache.py): length of a header, the marshalled header, then text, rodata and data, each at a
multiple of the page size in the file. The file is mapped, not read: pages come in as they are touched.
"""

from __future__ import annotations

import _thread
import ctypes
import marshal
import os
from errno import EACCES, EPERM

from golite import cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

    from golite.link.image import Image

PAGE = 4096  # as link/image.py's; importing that would bring the linker into every run
_MARSHAL_VERSION = 4  # that of Python 3.4 to 3.13, which later ones read

PROT_READ, PROT_WRITE, PROT_EXEC = 1, 2, 4
MAP_PRIVATE, MAP_ANON, MAP_FIXED_NOREPLACE = 2, 0x20, 0x100000


class ImageFile:
    """An image on disk, or in a file in memory, open until it is mapped. ``areas``: (address, size in memory, size in file, file offset) of text,
    rodata, data, bss. ``meta``: what the engine keeps with it (entry points; only marshallable values)."""

    __slots__ = ("areas", "entry", "imports", "meta", "moduledata")

    def __init__(
        self, entry: cache.Entry, areas: list[tuple[int, int, int, int]], imports: dict[str, int], moduledata: int, meta: dict[str, object]
    ) -> None:
        self.entry = entry
        self.areas = areas
        self.imports = imports
        self.moduledata = moduledata
        self.meta = meta

    @property
    def file_path(self) -> Path:
        """A name for the file, which may have none, while it is open."""
        from pathlib import Path

        return Path(f"/proc/self/fd/{self.entry.fd}")

    @property
    def identity(self) -> str:
        """Equal for equal images: whoever links against one keeps this."""
        return self.entry.identity.hex()


def write_image(kind: str, key: str, image: Image, meta: dict[str, object]) -> ImageFile:
    """Puts an image into the cache."""
    areas: list[tuple[int, int, int, int]] = []
    payload: list[bytes] = []
    at = 0
    for address, size, data in image.areas:
        areas.append((address, size, len(data), at))
        padded = -len(data) % PAGE
        payload += [data, bytes(padded)]
        at += len(data) + padded
    header = marshal.dumps((areas, image.imports, image.moduledata, meta), _MARSHAL_VERSION)
    start = _first_page(len(header))
    gap = bytes(start - cache.HEAD_SIZE - 4 - len(header))
    entry = cache.put_entry(kind, key, [len(header).to_bytes(4, "little"), header, gap, *payload])
    return ImageFile(entry, [(a, s, n, start + o) for a, s, n, o in areas], image.imports, image.moduledata, meta)


def read_image(kind: str, key: str) -> ImageFile | None:
    """An image from the cache; None if there is none or it is damaged."""
    entry = cache.open_entry(kind, key)
    if entry is None:
        return None
    first = entry.read(1 << 16)
    size = int.from_bytes(first[:4], "little")
    areas, imports, moduledata, meta = marshal.loads((first if size + 4 <= len(first) else entry.read(size + 4))[4:])
    start = _first_page(size)
    return ImageFile(entry, [(a, s, n, start + o) for a, s, n, o in areas], imports, moduledata, meta)


def _first_page(header_size: int) -> int:
    return (cache.HEAD_SIZE + 4 + header_size + PAGE - 1) & -PAGE


_libc = ctypes.CDLL(None, use_errno=True)
_mmap = _libc.mmap
_mmap.restype = ctypes.c_void_p
_mmap.argtypes = (ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_long)


def _map(address: int, size: int, prot: int, flags: int, fd: int, offset: int) -> None:
    result = _mmap(address, size, prot, MAP_PRIVATE | MAP_FIXED_NOREPLACE | flags, fd, offset)
    if result == address:
        return
    error = ctypes.get_errno()
    if error in (EPERM, EACCES) and prot & PROT_EXEC and fd >= 0:
        _map_copy(address, size, prot, fd, offset)  # the cache is on a file system mounted noexec
        return
    from golite.errors import InternalError

    raise InternalError("link", hex(address), f"cannot map an image: {os.strerror(error)}")


def _map_copy(address: int, size: int, prot: int, fd: int, offset: int) -> None:
    _map(address, size, PROT_READ | PROT_WRITE, MAP_ANON, -1, 0)
    os.preadv(fd, [(ctypes.c_char * size).from_address(address)], offset)
    _libc.mprotect(ctypes.c_void_p(address), ctypes.c_size_t(size), prot)


def map_image(image: ImageFile) -> None:
    """Maps an image at its addresses, patches its imports and closes its file. Raises InternalError when the addresses are taken."""
    prots = (PROT_READ | PROT_EXEC, PROT_READ, PROT_READ | PROT_WRITE, PROT_READ | PROT_WRITE)
    for (address, size, in_file, offset), prot in zip(image.areas, prots, strict=True):
        if not size:
            continue
        if in_file:
            _map(address, size, prot, 0, image.entry.fd, offset)
        else:
            _map(address, size, prot, MAP_ANON, -1, 0)
    image.entry.close()
    for name, slot in image.imports.items():
        function = ctypes.cast(getattr(_libc, name), ctypes.c_void_p).value
        ctypes.c_uint64.from_address(slot).value = function or 0


def make_writable(image: ImageFile) -> bool:
    """Lets a mapped image's code and read-only data be changed (each process has its own copy of what it changes). False where the system does not
    allow that."""
    for (address, size, _, _), prot in zip(image.areas[:2], (PROT_READ | PROT_WRITE | PROT_EXEC, PROT_READ | PROT_WRITE), strict=True):
        if size and _libc.mprotect(ctypes.c_void_p(address), ctypes.c_size_t(size), prot) != 0:
            return False
    return True


class Modules:
    """The images that are mapped in this process, in the order in which the runtime knows them: a chain of moduledata structs, whose first word is
    ``next``. Any thread may add to it."""

    __slots__ = ("_last", "_lock")

    def __init__(self, std: ImageFile) -> None:
        self._lock = _thread.allocate_lock()
        map_image(std)
        self._last = std.moduledata

    def map(self, image: ImageFile) -> None:
        """Maps an image and makes it known."""
        with self._lock:
            map_image(image)
            ctypes.c_uint64.from_address(self._last).value = image.moduledata
            self._last = image.moduledata


class AddressSpace:
    """Addresses from ``start`` to ``end`` that images are to have, and which of them have one. For any thread."""

    __slots__ = ("_lock", "_taken", "end", "start")

    def __init__(self, start: int, end: int) -> None:
        self.start = start
        self.end = end
        self._taken: list[tuple[int, int]] = []
        self._lock = _thread.allocate_lock()

    def take(self, start: int, end: int) -> int:
        """Takes a range, and gives 0; or if part of it is taken, or out of bounds, where to look next."""
        with self._lock:
            if end > self.end:
                return self.start
            behind = max((e for s, e in self._taken if s < end and start < e), default=0)
            if not behind:
                self._taken.append((start, end))
            return behind
