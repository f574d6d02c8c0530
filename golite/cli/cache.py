"""``golite cache``: what is in the cache, and how to make it smaller."""

from __future__ import annotations

import os
import sys

from golite import cache as store
from golite.errors import UsageError
from golite.paths import DATA, cache_root


def cache(args: list[str]) -> int:
    what = args[0] if args else "show"
    actions = {"show": _show, "clear": _clear, "trim": _trim, "path": _path}
    if what not in actions or len(args) > 1:
        raise UsageError(f"golite cache: unknown argument {args[-1]}\nRun 'golite help' for usage.")
    actions[what]()
    return 0


def _path() -> None:
    sys.stdout.write(f"{cache_root()}\n")


def _show() -> None:
    totals = {kind: [0, 0] for kind in store.KINDS}
    for file in store.stored():
        row = totals.setdefault(file.kind, [0, 0])
        row[0] += 1
        row[1] += file.size
    limit = store.limit_bytes()
    lines = [f"{cache_root()} ({f'at most {_megabytes(limit)}' if limit else 'no limit'})"]
    lines += [_row(store.KINDS.get(kind, kind), count, size) for kind, (count, size) in totals.items()]
    lines.append(_row("total", sum(count for count, _ in totals.values()), sum(size for _, size in totals.values())))
    prebuilt = os.path.join(DATA, "prebuilt")
    if os.path.isdir(prebuilt):
        lines.append(f"ready-made parts of this installation: {prebuilt}")
    sys.stdout.write("\n".join(lines) + "\n")


def _row(name: str, count: int, size: int) -> str:
    return f"  {name:20} {count:7} {_megabytes(size):>12}"


def _megabytes(size: int) -> str:
    return f"{size / (1 << 20):.1f} MB"


def _clear() -> None:
    _report(*store.clear())


def _trim() -> None:
    _report(*store.trim())


def _report(count: int, size: int) -> None:
    sys.stdout.write(f"removed {count} files, {_megabytes(size)}\n")
