"""The ``golite`` command: finds the subcommand and turns golite's exceptions into messages and exit statuses.

Exit statuses: the program's own for ``run``; 1 for compile errors and impossible requests; 2 for wrong usage of the command line.
"""

from __future__ import annotations

import sys
from errno import ENOMEM

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

USAGE = """\
golite runs Go programs: an interpreter and just-in-time compiler for Go on a goroutine runtime of its own.

Usage:

    golite run [flags] FILE.go... [arguments]     run a program of the files given
    golite run [flags] DIR [arguments]            run the main package in a folder, or of an import path
    golite build [flags] [FILE.go... | DIR]       make an executable file, which needs no golite to run (default: of the folder here)
    golite check FILE.go... | DIR...              report compile errors only, of any packages (./... for all from here)
    golite trace [--events] FILE                  show what an event trace of a program says (run --trace), or all its events
    golite cache [clear|trim|path]                show, empty or trim the cache of compiled code
    golite version                                print golite's version
    golite help                                   print this text

Flags of run:

    --dump=STAGE       print a stage of the compilation instead of running: ast, types, ir, bytecode,
                       llvm or asm
    --dump-func=NAME   of ir, bytecode, llvm and asm only the function with this name (main.f)
    -O LEVEL           LLVM's optimisation level, 0 to 3 (default 2)
    --tier=TIER        auto: interpret first, compile what turns out hot (default); interp: interpret all; native: compile all before starting
    --stats            at the end, print what was interpreted, compiled, taken from the cache, and how long each stage took
    --trace=FILE       write what goroutines, threads, system calls and the collector do, and when, to a file

Flags of build:

    -o FILE            what to write: a file, or a folder to put it in (default: named like the first file, the module or the folder)
    -O LEVEL           as for run

The exit status of run is the program's: 0, n after os.Exit(n), 2 after a panic; 1 for compile errors.
Environment: GOMAXPROCS limits how many threads run Go code at once; GOLITE_CACHE is where compiled code is kept, GOLITE_CACHE_LIMIT how many
megabytes of it (default 1024, 0 for no limit). GOLITE_TRACE=FILE does what --trace does, for executables of golite build too.
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
    if sys.dont_write_bytecode:
        from golite.cli.compiled import keep_compiled

        keep_compiled(__spec__.cached)
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
    elif command == "cache":
        from golite.cli.cache import cache as handler
    elif command == "trace":
        from golite.cli.trace import trace as handler
    else:
        sys.stderr.write(f"golite {command}: unknown command\nRun 'golite help' for usage.\n")
        return 2
    return _guarded(handler, rest)


def _guarded(handler: Callable[[list[str]], int], args: list[str]) -> int:
    try:
        return _explained(handler, args)
    except Exception as error:
        if not _is_lack_of_memory(error):
            raise
    # The exception is gone by now, with all that its frames held. Nothing here needs an import.
    sys.stderr.write("golite: out of memory\n")
    return 1


def _is_lack_of_memory(error: Exception) -> bool:
    if isinstance(error, ImportError):
        return "failed to map segment" in str(error)  # the dynamic linker's words, for an extension module
    if isinstance(error, SystemError):
        return "without" in str(error)  # "error return without exception set": Python had no memory for a MemoryError
    return isinstance(error, MemoryError) or (isinstance(error, OSError) and error.errno == ENOMEM)


def _explained(handler: Callable[[list[str]], int], args: list[str]) -> int:
    try:
        return int(handler(args))
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        if _is_lack_of_memory(error):
            raise
        return _explain(error)


def _explain(error: Exception) -> int:
    """Prints what golite's exceptions say; others are raised again. Here are imports that a program that runs can do without."""
    from golite.errors import CompileError, InternalError, UsageError

    if isinstance(error, CompileError):
        from golite.cli.report import report_compile_error

        report_compile_error(error)
    elif isinstance(error, UsageError):
        sys.stderr.write(f"{error}\n")
    elif isinstance(error, InternalError):
        sys.stderr.write(f"golite: {error}\nThis is a bug in golite.\n")
        import os

        if os.environ.get("GOLITE_DEBUG"):
            raise error
    else:
        raise error
    return 1
