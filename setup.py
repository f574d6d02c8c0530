"""What a wheel carries besides Python: grammar/ and runtime/ as golite/_data, and the standard library compiled from them, so that the first run
has nothing to build. All else is in pyproject.toml."""

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

from setuptools import setup
from setuptools.command.bdist_wheel import bdist_wheel
from setuptools.command.build_py import build_py

ROOT = Path(__file__).resolve().parent


def prebuild(where: Path, *args: str) -> int:
    """Runs the golite in a folder. pip shows what it prints with -v."""
    path = os.pathsep.join(filter(None, [str(where), os.environ.get("PYTHONPATH", "")]))
    env = {**os.environ, "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run([sys.executable, "-m", "golite.engine.prebuild", *args], cwd=where, env=env, check=False).returncode


class BuildWithData(build_py):
    """An editable install finds the folders in the checkout instead, and the compiled library in the user's cache."""

    def run(self) -> None:
        super().run()
        if self.editable_mode:
            if prebuild(ROOT):
                print("golite: the runtime was not built ahead; the first run will do it", file=sys.stderr)
            return
        library = Path(self.build_lib).resolve()
        target = library / "golite" / "_data"
        shutil.rmtree(target, ignore_errors=True)
        for name in ("grammar", "runtime"):
            shutil.copytree(ROOT / name, target / name, ignore=shutil.ignore_patterns("__pycache__", "*_test.go"))
        if prebuild(library, str(target)):
            raise SystemExit("golite: the runtime cannot be built")


class LinuxWheel(bdist_wheel):
    """The compiled library makes the wheel one for a platform, but for any Python."""

    def get_tag(self) -> tuple[str, str, str]:
        return "py3", "none", sysconfig.get_platform().replace("-", "_").replace(".", "_")


setup(cmdclass={"build_py": BuildWithData, "bdist_wheel": LinuxWheel})
