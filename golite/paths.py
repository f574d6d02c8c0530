"""Where golite's own files are: the runtime's Go sources, what a wheel carries ready-made, and the cache.

Every run asks for some of these, so this module imports nothing that costs: pathlib comes with the functions that return paths of it.
"""

from __future__ import annotations

import os

TYPE_CHECKING = False  # as typing's, which takes longer to import than all of this
if TYPE_CHECKING:
    from pathlib import Path

PACKAGE = os.path.dirname(os.path.abspath(__file__))
DATA = os.path.join(PACKAGE, "_data")  # what setup.py puts into a wheel; a checkout has no such folder


def runtime_root() -> str:
    """The folder of package runtime: inside an installed package, or beside the package in a checkout."""
    installed = os.path.join(DATA, "runtime")
    return installed if os.path.isdir(installed) else os.path.join(os.path.dirname(PACKAGE), "runtime")


def grammar_file() -> str:
    """The grammar, found as the runtime is."""
    installed = os.path.join(DATA, "grammar", "go.lark")
    return installed if os.path.isfile(installed) else os.path.join(os.path.dirname(PACKAGE), "grammar", "go.lark")


def cache_root() -> str:
    """GOLITE_CACHE, or golite's folder in the user's cache (XDG base directories)."""
    explicit = os.environ.get("GOLITE_CACHE")
    if explicit:
        return explicit
    base = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return os.path.join(base, "golite")


def runtime_dir() -> Path:
    from pathlib import Path

    return Path(runtime_root())


def cache_dir() -> Path:
    from pathlib import Path

    return Path(cache_root())
