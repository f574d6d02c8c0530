"""golite's cache: bytes on disk, each entry of a *kind* and under a *key* that names everything its content depends on.

::

    <cache>/entries/<kind>/<key>     one file an entry
    <cache>/locks/<kind>-<xx>        held (flock) by who makes an entry whose key begins with xx
    <cache>/grown                    a byte for each block written since the cache was last trimmed

Use: ``get(kind, key)`` and ``put(kind, key, data)`` for bytes; ``open_entry`` and ``put_entry`` for files that will be mapped; ``with
lock(kind, key):`` around what is expensive to make, so that one process makes it while others wait. A new kind needs no declaration; a line
in ``KINDS`` gives it a name for ``golite cache``.

- An entry is written beside its place and renamed, so a reader sees all of it or nothing.
- Every reading checks a CRC over the whole file, which also holds the entry's kind and key: what does not check is absent, and
  will be made and written again. Nothing is unmarshalled or mapped before.
- Nothing here fails. Where the cache cannot be written ``put`` has no effect, and ``put_entry`` gives a file in memory instead.
- An entry that is open stays good when it is removed or replaced, so there is no wrong moment to trim or clear.

**What a wheel carries** is a second cache, only read, and asked first: ``golite/_data/prebuilt/<kind>/<key>``.

**Size.** At most GOLITE_CACHE_LIMIT megabytes (default 1024, 0 for no limit). Only ``put`` looks at that: it adds to the length of ``grown``, and
when an eighth of the limit has been written, all entries are looked at and those used longest ago removed. "Used" is the modification time,
which reading renews once a day: access times are not kept everywhere.

A key as long as a hash keeps entries apart; there is no protection against who can write to the folder, so the default one counts only if it is
the user's own.
"""

from __future__ import annotations

import os
import time
import zlib
from _blake2 import blake2b  # hashlib's, without the import of OpenSSL that comes with it
from struct import Struct

from golite.paths import DATA, cache_root

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

# How ``golite cache`` calls them, in the order in which it lists them.
KINDS = {
    "std": "standard library",
    "program": "programs",
    "native": "hot functions",
    "package": "packages of programs",
    "object": "objects",
    "grammar": "grammar tables",
    "sources": "source fingerprints",
}

_MAGIC = b"GOLITEC1"
# magic, CRC of all that follows, bytes of content, hash of kind and key, the content's identity (padded to HEAD_SIZE)
_HEAD = Struct("<8sIQ16s16s12x")
HEAD_SIZE = _HEAD.size  # where the content begins in the file: 64
_CHECKED_FROM = 12

_DEFAULT_LIMIT_MB = 1024
_BLOCK = 4096
_DAY_S = 86400
_STALE_S = 3600  # age of temporary files that nobody can be writing any more


class Entry:
    """An entry that was found good, held open. ``identity``: a hash of the content, equal for equal contents. The content is ``size`` bytes at
    HEAD_SIZE of the file ``fd``, which is closed with this object, if not before."""

    __slots__ = ("fd", "identity", "size")

    def __init__(self, fd: int, size: int, identity: bytes) -> None:
        self.fd = fd
        self.size = size
        self.identity = identity

    def close(self, _close: Callable[[int], None] = os.close) -> None:
        if self.fd >= 0:
            _close(self.fd)
            self.fd = -1

    def __del__(self) -> None:
        self.close()

    def read(self, count: int = -1) -> bytes:
        """The content's first ``count`` bytes, or all."""
        return os.pread(self.fd, self.size if count < 0 else min(count, self.size), HEAD_SIZE)


def key_of(*parts: str | bytes) -> str:
    """A key made of all that an entry's content depends on; different lists of parts give different keys."""
    digest = blake2b(digest_size=16)
    for part in parts:
        data = part.encode("utf-8", "surrogateescape") if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "little"))
        digest.update(data)
    return digest.hexdigest()


def get(kind: str, key: str) -> bytes | None:
    """An entry's content; None if there is none, or only a damaged one."""
    entry = open_entry(kind, key)
    return None if entry is None else entry.read()


def put(kind: str, key: str, data: bytes) -> None:
    """Keeps an entry, if that is possible."""
    _write(kind, key, [_head(kind, key, [data]), data])


def open_entry(kind: str, key: str) -> Entry | None:
    """An entry as an open file, checked; None if there is none, or only a damaged one."""
    name = _name(kind, key)
    prebuilt = _open(os.path.join(DATA, "prebuilt", kind, key), name, False)
    if prebuilt is not None:
        return prebuilt
    folder = _folder(kind)
    return None if folder is None else _open(os.path.join(folder, key), name, True)


def put_entry(kind: str, key: str, chunks: Sequence[bytes]) -> Entry:
    """Keeps an entry whose content comes in pieces, and opens it: a file in memory if it cannot be kept."""
    head = _head(kind, key, chunks)
    pieces = [head, *chunks]
    path = _write(kind, key, pieces)
    if path is not None:
        found = _open(path, _name(kind, key), False)
        if found is not None:
            return found
    _, _, size, _, identity = _HEAD.unpack(head)
    fd = os.memfd_create(f"golite-{kind}")
    entry = Entry(fd, size, identity)
    for piece in pieces:
        _write_all(fd, piece)
    return entry


def remove(kind: str, key: str) -> None:
    """Removes an entry, if there is one."""
    folder = _folder(kind)
    if folder is not None:
        _remove(os.path.join(folder, key))


class lock:
    """``with lock(kind, key):`` one process at a time makes the entry; look for it again inside. The system frees the lock of a process that is
    killed; one that is stopped holds others up for ``patience_s``. Without a lock work is done twice, which does no harm: so that is what
    happens when there can be none."""

    __slots__ = ("_fd", "_name", "_patience_s")

    def __init__(self, kind: str, key: str, patience_s: float = 60) -> None:
        self._name = f"{kind}-{key[:2]}"
        self._patience_s = patience_s
        self._fd = -1

    def __enter__(self) -> None:
        root = _root()
        if root is not None:
            self._fd = _open_lock(root, self._name)
        if self._fd >= 0:
            _take_lock(self._fd, self._patience_s)

    def __exit__(self, *_: object) -> None:
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1


def _open_lock(root: str, name: str) -> int:
    try:
        os.makedirs(os.path.join(root, "locks"), exist_ok=True)
        return os.open(os.path.join(root, "locks", name), os.O_RDWR | os.O_CREAT, 0o666)
    except OSError:
        return -1


def _take_lock(fd: int, patience_s: float) -> bool:
    import fcntl

    end = time.monotonic() + patience_s
    pause = 0.002
    while True:
        try:
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
        except BlockingIOError:
            pass
        except OSError:
            return False  # a file system without locks
        if time.monotonic() >= end:
            return False
        time.sleep(pause)
        pause = min(pause * 2, 0.05)


# --- Files


def _root() -> str | None:
    """The cache's folder, which need not exist; None if it is not to be used: golite executes what it finds there, so another user's folder will
    do only if it was asked for (a home that sudo leaves in place was not)."""
    root = cache_root()
    if not os.environ.get("GOLITE_CACHE"):
        try:
            if os.stat(root).st_uid != os.geteuid():
                return None
        except OSError:
            pass
    return root


def _folder(kind: str) -> str | None:
    root = _root()
    return None if root is None else os.path.join(root, "entries", kind)


def _name(kind: str, key: str) -> bytes:
    assert key and not key.startswith(".") and "/" not in key + kind, (kind, key)
    return blake2b(f"{kind}/{key}".encode(), digest_size=16).digest()


def _head(kind: str, key: str, chunks: Iterable[bytes]) -> bytes:
    identity = blake2b(digest_size=16)
    size = 0
    for chunk in chunks:
        identity.update(chunk)
        size += len(chunk)
    unchecked = _HEAD.pack(_MAGIC, 0, size, _name(kind, key), identity.digest())
    crc = zlib.crc32(unchecked[_CHECKED_FROM:])
    for chunk in chunks:
        crc = zlib.crc32(chunk, crc)
    return _HEAD.pack(_MAGIC, crc, size, _name(kind, key), identity.digest())


def _open(path: str, name: bytes, renew: bool) -> Entry | None:
    """The entry in a file if it checks; ``renew``: note that it was used."""
    try:
        fd = os.open(path, os.O_RDONLY)
    except OSError:
        return None
    try:
        status = os.fstat(fd)
        head = os.read(fd, HEAD_SIZE)
        if len(head) == HEAD_SIZE:
            magic, crc, size, found, identity = _HEAD.unpack(head)
            if magic == _MAGIC and found == name and size + HEAD_SIZE == status.st_size and _crc_of_file(fd, head) == crc:
                if renew and time.time() - status.st_mtime > _DAY_S:
                    _renew(path)
                return Entry(fd, size, identity)
    except OSError:
        pass
    os.close(fd)
    return None


def _crc_of_file(fd: int, head: bytes) -> int:
    """Reads in pieces that stay in the processor's cache: half the time of reading it all at once."""
    crc = zlib.crc32(head[_CHECKED_FROM:])
    piece = os.read(fd, 1 << 17)
    while piece:
        crc = zlib.crc32(piece, crc)
        piece = os.read(fd, 1 << 17)
    return crc


def _renew(path: str) -> None:
    try:
        os.utime(path)
    except OSError:
        return  # it is not ours to change; its age will say what it can


def _write(kind: str, key: str, pieces: Iterable[bytes]) -> str | None:
    """Writes an entry's file and returns its path, None if that cannot be done."""
    folder = _folder(kind)
    if folder is None:
        return None
    path = os.path.join(folder, key)
    temporary = os.path.join(folder, f".{os.getpid()}-{time.monotonic_ns():x}-{key[:8]}")
    try:
        os.makedirs(folder, exist_ok=True)
        fd = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    except OSError:
        return None
    written = 0
    try:
        try:
            for piece in pieces:
                _write_all(fd, piece)
                written += len(piece)
        finally:
            os.close(fd)
        os.replace(temporary, path)
    except BaseException as error:
        _remove(temporary)
        if isinstance(error, OSError):
            return None
        raise
    _account(written)
    return path


def _write_all(fd: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(fd, rest) :]


def _remove(path: str) -> bool:
    try:
        os.unlink(path)
    except OSError:
        return False
    return True


# --- Size


def limit_bytes() -> int:
    """What the cache may take, 0 for no limit."""
    text = os.environ.get("GOLITE_CACHE_LIMIT", "")
    return (int(text) if text.isdecimal() else _DEFAULT_LIMIT_MB) << 20


def _account(written: int) -> None:
    """Counts what was written, and trims the cache when that is an eighth of the limit."""
    root, limit = _root(), limit_bytes()
    if root is None or not limit:
        return
    try:
        fd = os.open(os.path.join(root, "grown"), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o666)
        try:
            os.write(fd, bytes(-(-written // _BLOCK)))
            grown = os.fstat(fd).st_size * _BLOCK
        finally:
            os.close(fd)
    except OSError:
        return
    if grown > limit // 8:
        trim()


class Stored:
    """One file below ``entries``, as trimming sees it. ``used``: seconds since the epoch; ``size``: bytes on the disk; ``temporary``: being
    written."""

    __slots__ = ("kind", "path", "size", "temporary", "used")

    def __init__(self, kind: str, name: str, path: str, status: os.stat_result) -> None:
        self.kind = kind
        self.path = path
        self.size = status.st_blocks * 512
        self.used = status.st_mtime
        self.temporary = name.startswith(".")


def stored() -> Iterator[Stored]:
    """Everything in the cache, in no order."""
    root = _root()
    for kind in _scan(os.path.join(root, "entries")) if root is not None else ():
        for file in _scan(kind.path):
            try:
                if file.is_file(follow_symlinks=False):
                    yield Stored(kind.name, file.name, file.path, file.stat(follow_symlinks=False))
            except OSError:
                pass  # removed meanwhile


def _scan(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError:
        return []


def trim() -> tuple[int, int]:
    """Removes what was used longest ago until the cache takes three quarters of its limit, if it takes more than seven eighths; by one process at a
    time. The number of files removed, and their bytes."""
    root, limit = _root(), limit_bytes()
    fd = _open_lock(root, "trim") if root is not None else -1
    if root is None or fd < 0:
        return 0, 0
    try:
        if not _take_lock(fd, 0):
            return 0, 0
        _remove(os.path.join(root, "grown"))
        files = sorted(stored(), key=lambda file: file.used)
        now = time.time()
        total = sum(file.size for file in files)
        stale = [file for file in files if file.temporary and now - file.used > _STALE_S]
        if limit and total > limit // 8 * 7:
            excess = total - limit // 4 * 3 - sum(file.size for file in stale)
            for file in files:
                if excess <= 0:
                    break
                if not file.temporary:
                    stale.append(file)
                    excess -= file.size
        removed = [file for file in stale if _remove(file.path)]
        return len(removed), sum(file.size for file in removed)
    finally:
        os.close(fd)


def clear() -> tuple[int, int]:
    """Removes every entry: the number of files, and their bytes. Only files that are the cache's, whatever else is in the folder."""
    removed = [file for file in list(stored()) if _remove(file.path)]
    return len(removed), sum(file.size for file in removed)
