"""``golite run``."""

from __future__ import annotations

import gc
import os
import sys

from golite.options import Options, budget_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from golite.errors import UsageError


def _usage_error(message: str) -> UsageError:
    from golite.errors import UsageError  # not at the top: a run that goes well needs no exceptions

    return UsageError(message)


def parse_arguments(args: list[str]) -> tuple[Options, list[str], list[str]]:
    """(options, targets, the program's own arguments). Flags come before the first target; targets are .go files or one folder."""
    values: dict[str, object] = {}
    at = 0
    while at < len(args) and args[at].startswith("-") and args[at] != "-":
        flag, eq, value = args[at].partition("=")
        at += 1
        if flag == "--":
            break
        if flag in ("-O",):
            if not eq:
                value = args[at] if at < len(args) else ""
                at += 1
            if value not in ("0", "1", "2", "3"):
                raise _usage_error("golite run: -O takes a level from 0 to 3")
            values["opt_level"] = int(value)
        elif flag == "--stats" and not eq:
            from golite.engine.stats import Stats

            values["stats"] = Stats()
        elif flag in ("--dump", "--dump-func", "--tier", "--trace"):
            if not eq:
                value = args[at] if at < len(args) else ""
                at += 1
            values[flag[2:].replace("-", "_")] = value
        else:
            raise _usage_error(f"golite run: unknown flag {flag}\nRun 'golite help' for usage.")
    targets = []
    while at < len(args) and args[at].endswith(".go"):
        targets.append(args[at])
        at += 1
    if not targets and at < len(args):
        targets.append(args[at])
        at += 1
    if not targets:
        raise _usage_error("golite run: no go files listed")
    # A debugger is told of functions when the program starts, so all must be compiled then.
    tier = values.setdefault("tier", os.environ.get("GOLITE_TIER") or ("native" if os.environ.get("GOLITE_GDB") else "auto"))
    if tier not in ("interp", "native", "auto"):
        raise _usage_error(f"golite run: --tier takes interp, native or auto, not {tier}")
    try:
        values["budget"] = budget_of(os.environ.get("GOLITE_BUDGET", ""))
    except ValueError as wrong:
        raise _usage_error(f"golite run: {wrong}") from None
    values["grouped"] = os.environ.get("GOLITE_GROUPED") == "1"
    if values.get("trace") == "":
        raise _usage_error("golite run: --trace takes the name of a file")
    dump = values.get("dump", "")
    if dump not in ("", "ast", "types", "ir", "bytecode", "llvm", "asm"):
        raise _usage_error(f"golite run: --dump takes ast, types, ir, bytecode, llvm or asm, not {dump}")
    return Options(**values), targets, args[at:]  # type: ignore[arg-type]


def run(args: list[str]) -> int:
    # This process compiles a program, runs it and ends with it. A collection after compiling would take as long as a stage of it.
    gc.disable()
    options, targets, program_args = parse_arguments(args)
    if options.dump:
        from golite.engine.dump import dump_program

        sys.stdout.write(dump_program(targets, options))
        return 0
    from golite.engine.execute import execute

    return execute(targets, program_args, options)
