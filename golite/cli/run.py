"""``golite run``."""

from __future__ import annotations

import os
import sys

from golite.errors import UsageError
from golite.options import LOOPS_ONLY, Options


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
                raise UsageError("golite run: -O takes a level from 0 to 3")
            values["opt_level"] = int(value)
        elif flag in ("--dump", "--dump-func", "--tier"):
            if not eq:
                value = args[at] if at < len(args) else ""
                at += 1
            values[flag[2:].replace("-", "_")] = value
        else:
            raise UsageError(f"golite run: unknown flag {flag}\nRun 'golite help' for usage.")
    targets = []
    while at < len(args) and args[at].endswith(".go"):
        targets.append(args[at])
        at += 1
    if not targets and at < len(args):
        targets.append(args[at])
        at += 1
    if not targets:
        raise UsageError("golite run: no go files listed")
    procs = os.environ.get("GOMAXPROCS", "")
    if procs.isdigit() and int(procs) > 0:
        values["procs"] = min(int(procs), 1024)
    tier = values.setdefault("tier", os.environ.get("GOLITE_TIER") or "native")
    if tier not in ("interp", "native", "auto"):
        raise UsageError(f"golite run: --tier takes interp, native or auto, not {tier}")
    budget = os.environ.get("GOLITE_BUDGET", "")
    if budget:
        words = {"random": -1, "loops": LOOPS_ONLY}
        values["budget"] = words[budget] if budget in words else int(budget) if budget.isdigit() else 0
    dump = values.get("dump", "")
    if dump not in ("", "ast", "types", "ir", "bytecode", "llvm", "asm"):
        raise UsageError(f"golite run: --dump takes ast, types, ir, bytecode, llvm or asm, not {dump}")
    return Options(**values), targets, args[at:]  # type: ignore[arg-type]


def run(args: list[str]) -> int:
    options, targets, program_args = parse_arguments(args)
    if options.dump:
        from golite.engine.dump import dump_program

        sys.stdout.write(dump_program(targets, options))
        return 0
    from golite.engine.process import run_program
    from golite.engine.program import load_program

    program = load_program(targets, options)
    name = targets[0][:-3] if targets[0].endswith(".go") else os.path.basename(os.path.abspath(targets[0]))
    sys.stdout.flush()
    return run_program(program.images, program.entry, [name, *program_args], options.procs, program.tiers)
