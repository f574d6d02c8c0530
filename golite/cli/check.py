"""``golite check``: compile errors only."""

from __future__ import annotations

from golite.errors import UsageError
from golite.options import Options


def check(args: list[str]) -> int:
    from golite.engine.program import check_sources

    if not args:
        raise UsageError("golite check: no go files listed")
    if args[0].startswith("-"):
        raise UsageError(f"golite check: unknown flag {args[0]}\nRun 'golite help' for usage.")
    check_sources(args, Options())
    return 0
