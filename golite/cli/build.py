"""``golite build``."""

from __future__ import annotations

from golite.errors import UsageError
from golite.options import Options


def parse_arguments(args: list[str]) -> tuple[Options, list[str], str]:
    """(options, targets, output or ""). Flags come before the first target; without targets the folder here is meant."""
    values: dict[str, int] = {}
    output = ""
    at = 0
    while at < len(args) and args[at].startswith("-"):
        flag, eq, value = args[at].partition("=")
        at += 1
        if flag == "--":
            break
        if flag not in ("-o", "-O"):
            raise UsageError(f"golite build: unknown flag {flag}\nRun 'golite help' for usage.")
        if not eq:
            value = args[at] if at < len(args) else ""
            at += 1
        if flag == "-o":
            if not value:
                raise UsageError("golite build: -o takes the name of a file or folder")
            output = value
        elif value not in ("0", "1", "2", "3"):
            raise UsageError("golite build: -O takes a level from 0 to 3")
        else:
            values["opt_level"] = int(value)
    return Options(**values, tier="native"), args[at:] or ["."], output  # type: ignore[arg-type]


def build(args: list[str]) -> int:
    from golite.engine.standalone import build_program

    options, targets, output = parse_arguments(args)
    try:
        build_program(targets, options, output)
    except OSError as error:
        raise UsageError(f"golite build: {error.filename}: {error.strerror}") from None
    return 0
