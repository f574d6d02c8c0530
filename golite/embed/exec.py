"""``golite.exec``: the process becomes a Go program."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def exec(
    program: str | os.PathLike[str], args: Sequence[str] = (), *, env: Mapping[str, str] | None = None, jit: str = "auto", trace: str = ""
) -> NoReturn:
    """Gives the process to a program (the path of a file or folder, or the source itself), as ``golite run`` and in the way of ``os.execve``: the
    program has the process's streams, signals and environment (or ``env``), and its end is the process's, with Go's texts and exit
    statuses. Nothing of Python runs afterwards, not what ``atexit`` has. ``jit``: "auto" compiles what turns out hot, "always" everything
    at first, "off" nothing. ``trace``: a file for the event trace. Raises CompileError and UsageError, and Error if Go code has been loaded
    into this process already. For a result, use ``golite.run``."""
    from golite.embed.core import is_running
    from golite.embed.program import file_of
    from golite.embed.runtime import is_source, tier_of
    from golite.engine.execute import execute
    from golite.errors import Error
    from golite.options import Options

    if is_running():
        raise Error("the process runs Go code already: golite.exec cannot give it to another program")
    text = os.fspath(program)
    target = file_of(text, "main.go") if is_source(text) else text
    if env is not None:
        os.environ.clear()
        os.environ.update(env)
    sys.stderr.flush()
    sys.exit(execute([target], [str(a) for a in args], Options(tier=tier_of(jit), trace=trace)))
