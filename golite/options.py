"""Options of one compilation or run: made once by the command line or a host, passed down, never global."""

from __future__ import annotations

from dataclasses import dataclass

LOOPS_ONLY = -2  # a budget


@dataclass(frozen=True, slots=True)
class Options:
    """``opt_level``: LLVM's, 0 to 3. ``dump``: stage whose output to print ("" none), ``dump_func``: only this function. ``verify``: check the IR
    after every pass. ``tier``: how the program's own code runs: "interp" (bytecode only), "native" (compiled before it starts), "auto" (bytecode
    first, what turns out hot is compiled meanwhile). ``budget``: calls and loop iterations after which a function is hot, 0 for the usual number,
    -1 for one at random per function, LOOPS_ONLY if every loop goes on compiled from its first jump backward and functions are never compiled
    (for tests). ``procs``: GOMAXPROCS, 0 for all cores. ``progress``: show long work on the terminal."""

    opt_level: int = 2
    dump: str = ""
    dump_func: str = ""
    verify: bool = False
    procs: int = 0
    tier: str = "native"
    budget: int = 0
    progress: bool = True
