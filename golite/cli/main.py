"""The ``golite`` command: finds the subcommand and turns golite's exceptions into messages and exit statuses.

Exit statuses: the program's own for ``run``; 1 for compile errors and impossible requests; 2 for wrong usage of the command line.
"""

from __future__ import annotations

import sys

USAGE = """\
golite runs Go programs: an interpreter and just-in-time compiler for Go on a goroutine runtime of its own.

Usage:

    golite run [flags] FILE.go... [arguments]     run a program of the files given
    golite run [flags] DIR [arguments]            run the main package in a folder
    golite build [flags] [FILE.go... | DIR]       make an executable file, which needs no golite to run (default: of the folder here)
    golite check FILE.go... | DIR                 report compile errors only, of any package
    golite version                                print golite's version
    golite help                                   print this text

Flags of run:

    --dump=STAGE       print a stage of the compilation instead of running: ast, types, ir, llvm or asm
    --dump-func=NAME   of ir, llvm and asm only the function with this name (main.f)
    -O LEVEL           LLVM's optimisation level, 0 to 3 (default 2)

Flags of build:

    -o FILE            what to write: a file, or a folder to put it in (default: named like the first file, the module or the folder)
    -O LEVEL           as for run

The exit status of run is the program's: 0, n after os.Exit(n), 2 after a panic; 1 for compile errors.
Environment: GOMAXPROCS limits how many threads run Go code at once; GOLITE_CACHE is where compiled code is kept.
"""


def main(argv: list[str] | None = None) -> int:
    args = sys.argv[1:] if argv is None else argv
    if not args or args[0] in ("help", "-h", "--help", "-help"):
        out = sys.stdout if args else sys.stderr
        out.write(USAGE)
        return 0 if args else 2
    if sys.platform != "linux":
        sys.stderr.write("golite: only Linux on x86-64 is supported\n")
        return 1
    command, rest = args[0], args[1:]
    if command == "version":
        from golite import __version__

        sys.stdout.write(f"golite version {__version__} (Go 1.27 language) linux/amd64\n")
        return 0
    if command == "run":
        from golite.cli.run import run as handler
    elif command == "build":
        from golite.cli.build import build as handler
    elif command == "check":
        from golite.cli.check import check as handler
    else:
        sys.stderr.write(f"golite {command}: unknown command\nRun 'golite help' for usage.\n")
        return 2
    return _guarded(handler, rest)


def _guarded(handler, args: list[str]) -> int:  # type: ignore[no-untyped-def]
    from golite.errors import CompileError, InternalError, UsageError

    try:
        return int(handler(args))
    except CompileError as error:
        from golite.cli.report import report_compile_error

        report_compile_error(error)
        return 1
    except UsageError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except InternalError as error:
        sys.stderr.write(f"golite: {error}\nThis is a bug in golite.\n")
        import os

        if os.environ.get("GOLITE_DEBUG"):
            raise
        return 1
    except KeyboardInterrupt:
        return 130
