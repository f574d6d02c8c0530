"""Copies grammar/ and runtime/ into the wheel as golite/_data; all else is in pyproject.toml."""

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py


class BuildWithData(build_py):
    """An editable install finds the folders in the checkout instead."""

    def run(self) -> None:
        super().run()
        if self.editable_mode:
            return
        root = Path(__file__).parent
        target = Path(self.build_lib) / "golite" / "_data"
        for name in ("grammar", "runtime"):
            shutil.copytree(root / name, target / name, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__", "*_test.go"))


setup(cmdclass={"build_py": BuildWithData})
