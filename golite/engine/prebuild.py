"""Builds ahead of the first run what that run would build. ``setup.py`` runs this as a program of its own:

    python -m golite.engine.prebuild DATA    for a wheel: into golite/_data, with the fingerprint of golite's sources
    python -m golite.engine.prebuild         for an editable install: into the user's cache

A wheel is for machines that may differ, so it has the library for WHEEL_LEVEL; other machines build theirs at the first run, into their cache.
In a checkout any edit makes a new key, so what was built ahead belongs with all else that comes and goes, in the cache, where it is found
under its key and trimmed when it is old.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile

from golite.engine.identity import WHEEL_LEVEL, fingerprint_of_sources
from golite.engine.stdlib import load_std
from golite.options import Options
from golite.syntax.parser import load_tables

_KINDS = ("std", "grammar")


def prebuild_wheel(data: str) -> None:
    """Fills ``prebuilt`` in golite's data folder, which has the runtime and the grammar already."""
    with tempfile.TemporaryDirectory(prefix="golite-") as folder:
        os.environ["GOLITE_CACHE"] = folder
        load_std(Options(progress="lines"), WHEEL_LEVEL)
        load_tables()
        for kind in _KINDS:
            shutil.copytree(os.path.join(folder, "entries", kind), os.path.join(data, "prebuilt", kind))
    with open(os.path.join(data, "fingerprint"), "w") as file:
        file.write(fingerprint_of_sources())


def prebuild_cache() -> None:
    load_tables()
    load_std(Options(progress="lines"))


if __name__ == "__main__":
    if len(sys.argv) > 1:
        prebuild_wheel(sys.argv[1])
    else:
        prebuild_cache()
