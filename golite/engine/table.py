"""Dictionaries in files of which a program reads what it asks for.

The standard library has some ten thousand symbols and escape summaries and a hundred packages; a usual program needs a few dozen
of each, and reading all would take longer than compiling it. ``format_table`` spreads the entries over buckets by a hash of the key; ``Table``
reads a bucket when a key in it is first asked for.
"""

from __future__ import annotations

import marshal
from typing import Any, Iterator, Mapping, TypeVar
from zlib import crc32

V = TypeVar("V")

MARSHAL_VERSION = 4  # that of Python 3.4 to 3.13, which later ones read
_BUCKET = 32  # entries; reading as many takes some microseconds


class LazyDict(dict[str, V]):
    """A dict that finds values as they are asked for. ``_find``: the value of a key that the dict does not have yet, None if there is
    none; ``_find_all``: enter everything. What changes the dict works as in any dict."""

    def _find(self, key: str) -> V | None:
        raise NotImplementedError

    def _find_all(self) -> None:
        raise NotImplementedError

    def __missing__(self, key: str) -> V:
        found = self._find(key)
        if found is None:
            raise KeyError(key)
        self[key] = found
        return found

    def get(self, key: str, default: Any = None) -> Any:
        found = super().get(key)
        if found is None:
            found = self._find(key)
            if found is None:
                return default
            self[key] = found
        return found

    def __contains__(self, key: object) -> bool:
        return super().__contains__(key) or (isinstance(key, str) and self.get(key) is not None)

    def __iter__(self) -> Iterator[str]:
        self._find_all()
        return super().__iter__()

    def __len__(self) -> int:
        self._find_all()
        return super().__len__()

    def keys(self) -> Any:
        self._find_all()
        return super().keys()

    def values(self) -> Any:
        self._find_all()
        return super().values()

    def items(self) -> Any:
        self._find_all()
        return super().items()


def _hash(key: str) -> int:
    return crc32(key.encode("utf-8", "surrogateescape"))


def format_table(entries: Mapping[str, Any]) -> bytes:
    """A table's file. Keys are strings, values what marshal takes, None excepted."""
    count = max(1, len(entries) // _BUCKET)
    buckets: list[dict[str, Any]] = [{} for _ in range(count)]
    for key in sorted(entries):
        buckets[_hash(key) % count][key] = entries[key]
    return marshal.dumps([marshal.dumps(bucket, MARSHAL_VERSION) for bucket in buckets], MARSHAL_VERSION)


class Table(LazyDict[V]):
    """What ``format_table`` wrote."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self._buckets: list[bytes | None] = marshal.loads(data)

    def _find(self, key: str) -> V | None:
        at = _hash(key) % len(self._buckets)
        found = self._read(at).get(key)
        return dict.get(self, key) if found is None else found  # another thread may have read the bucket since

    def _read(self, at: int) -> dict[str, V]:
        """Enters what is in a bucket, but for keys that were given another value since; returns it."""
        data = self._buckets[at]
        if data is None:
            return {}
        found: dict[str, V] = marshal.loads(data)
        for key, value in found.items():
            self.setdefault(key, value)
        self._buckets[at] = None  # at the end: exceptions and threads may come at any time
        return found

    def _find_all(self) -> None:
        for at in range(len(self._buckets)):
            self._read(at)
