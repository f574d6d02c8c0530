"""Where golite's own files are: the runtime's Go sources, and the cache."""

from __future__ import annotations

import os
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def runtime_dir() -> Path:
    """The folder of package runtime: inside an installed package, or beside the package in a checkout."""
    installed = _PACKAGE / "_data" / "runtime"
    return installed if installed.is_dir() else _PACKAGE.parent / "runtime"


def cache_dir() -> Path:
    """GOLITE_CACHE, or golite's folder in the user's cache (XDG base directories)."""
    explicit = os.environ.get("GOLITE_CACHE")
    if explicit:
        return Path(explicit)
    base = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return Path(base) / "golite"
