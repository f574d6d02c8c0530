"""Python's compiled form of golite itself, where Python is told not to keep any.

Containers often set PYTHONDONTWRITEBYTECODE. A golite that runs from its sources would then be compiled in every run, which takes longer
than all that golite does. What the setting is for, no files beside sources, is respected: the compiled modules go to a folder of
golite's cache. This is for golite's own process only, never for a host's; and an installed golite, whose modules pip has compiled, needs none
of it.
"""

from __future__ import annotations

import os
import sys

from golite.paths import cache_root


def keep_compiled(beside: str | None) -> None:
    """``beside``: where Python would keep, or has kept, the compiled form of one of golite's modules (``__spec__.cached``)."""
    if not sys.dont_write_bytecode or sys.pycache_prefix is not None or (beside is not None and os.path.exists(beside)):
        return
    root = cache_root()
    try:
        if not os.environ.get("GOLITE_CACHE"):
            os.makedirs(root, 0o700, exist_ok=True)
            if os.stat(root).st_uid != os.geteuid():
                return  # as in golite/cache.py: golite executes what is there
    except OSError:
        return
    sys.pycache_prefix = os.path.join(root, "python")
    sys.dont_write_bytecode = False
