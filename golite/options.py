"""Options of one compilation or run: made once by the command line or a host, passed down, never global."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from golite.engine.stats import Stats
    from golite.engine.stdlib import Std

# Budgets for tests: one at random per function; every loop goes on compiled from its first jump backward, and functions are never compiled.
RANDOM, LOOPS_ONLY = -1, -2


def budget_of(text: str) -> int:
    """Options.budget as GOLITE_BUDGET has it. ValueError for what makes no sense."""
    words = {"": 0, "random": RANDOM, "loops": LOOPS_ONLY}
    if text not in words and not (text.isascii() and text.isdigit()):
        raise ValueError(f"GOLITE_BUDGET takes a number, random or loops, not {text}")
    return words[text] if text in words else int(text)


class Options:
    """``opt_level``: LLVM's for the program, 0 to 3. ``dump``: stage whose output to print ("" none), ``dump_func``: only this function.
    ``verify``: check the IR after every pass. ``procs``: how many threads run Go code at once, 0: what GOMAXPROCS says. ``progress`` of long
    work: "bar" on a terminal, "lines" of text, or "" for none. ``tier``: how the program's own code runs: "interp" (bytecode only), "native"
    (compiled before it starts), "auto" (bytecode first, what turns out hot is compiled meanwhile). ``budget``: calls and loop iterations
    after which a function is hot, 0 for the usual number, RANDOM or LOOPS_ONLY. ``stats``: collects times for --stats. ``trace``: file for
    the event trace, "" for none. ``grouped``: the program's package variables belong to groups, so that several of its instances can live in one
    process. ``embed``: for calls from Python; any package will do, and the program comes with a table of what the package exports
    (engine/exports.py). ``base``: the program's address, 0 for the usual one. ``std``: the library, if it is loaded already.
    ``hosts``: packages whose functions are the host's: Go text by import path, made up by golite/embed/hosts.py.

    Not to be changed once made. (No frozen dataclass: the import of dataclasses would be a tenth of a cached run.)"""

    __slots__ = tuple(
        "base budget dump dump_func embed grouped hosts opt_level procs progress stats std tier trace verify".split()
    )

    def __init__(
        self,
        *,
        opt_level: int = 2,
        dump: str = "",
        dump_func: str = "",
        verify: bool = False,
        procs: int = 0,
        progress: str = "bar",
        tier: str = "native",
        budget: int = 0,
        stats: Stats | None = None,
        trace: str = "",
        grouped: bool = False,
        embed: bool = False,
        base: int = 0,
        std: Std | None = None,
        hosts: dict[str, str] | None = None,
    ) -> None:
        self.opt_level = opt_level
        self.dump = dump
        self.dump_func = dump_func
        self.verify = verify
        self.procs = procs
        self.progress = progress
        self.tier = tier
        self.budget = budget
        self.stats = stats
        self.trace = trace
        self.grouped = grouped
        self.embed = embed
        self.base = base
        self.std = std
        self.hosts = hosts or {}

    def stage(self, name: str) -> None:
        """A stage of the work begins."""
        if self.stats is not None:
            self.stats.stage(name)
