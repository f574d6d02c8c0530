"""Options of one compilation or run: made once by the command line or a host, passed down, never global."""

from __future__ import annotations

from golite.records import value


@value
class Options:
    """``opt_level``: LLVM's, 0 to 3. ``dump``: stage whose output to print ("" none), ``dump_func``: only this function. ``verify``: check the IR
    after every pass. ``procs``: GOMAXPROCS, 0 for all cores. ``progress``: show long work on the terminal."""

    opt_level: int = 2
    dump: str = ""
    dump_func: str = ""
    verify: bool = False
    procs: int = 0
    progress: bool = True
