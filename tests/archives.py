"""Archives in `testdata/packages/`: a folder of files and the commands that are run in it, with what real Go did.

An archive `x.txt` is text: a comment; lines `> command`; then the files, each after a line `-- name --`. Commands are

    > run .  arguments      `golite run`, `go run`
    > check ./cmd/x         `golite check`, `go build` (what is built is thrown away)
    > cd folder             below the archive's folder, for the commands after it
    > env NAME=value        for the commands after it; $WORK is the archive's folder
    > rm name               removes a file or folder; `> mv a b` renames one

A file `MODCACHE/...` belongs to the module cache (GOMODCACHE), which real Go gets as a proxy to download from. `x.out` beside it is the
transcript: each `run` and `check` with stdout, stderr (folders as $WORK, $MODCACHE; no goroutine traces) and exit status. `record.py` writes it.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from programs import TESTDATA, clean_environment, deterministic_part

ARCHIVES = TESTDATA / "packages"

# Runs "run" or "check" with arguments: exit status, stdout and stderr.
Runner = Callable[[str, list[str], Path, dict[str, str]], tuple[int, str, str]]


@dataclass(frozen=True)
class Archive:
    path: Path
    commands: list[str]
    files: dict[str, str]

    @property
    def name(self) -> str:
        return self.path.stem

    @property
    def recording(self) -> Path:
        return self.path.with_suffix(".out")


def read_archive(path: Path) -> Archive:
    parts = re.split(r"^-- (\S+) --\n", path.read_text(encoding="utf-8"), flags=re.M)
    commands = [line[2:] for line in parts[0].splitlines() if line.startswith("> ")]
    return Archive(path, commands, dict(zip(parts[1::2], parts[2::2], strict=True)))


def find_archives(under: Path = ARCHIVES) -> Iterator[Archive]:
    for path in sorted(under.rglob("*.txt")):
        if path.is_relative_to(ARCHIVES):
            yield read_archive(path)


def transcript(archive: Archive, run: Runner, *, as_proxy: bool = False) -> str:
    """What the archive's commands print. ``as_proxy``: modules of the cache are there to be downloaded, as real Go wants them."""
    with tempfile.TemporaryDirectory(prefix="archive-") as name:
        folder = Path(name).resolve()
        work, modcache = folder / "work", folder / "modcache"
        for made in (work, modcache):
            made.mkdir()
        for file, text in archive.files.items():
            target = modcache / file[9:] if file.startswith("MODCACHE/") else work / file
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
        env = clean_environment()
        env.update(GOMODCACHE=str(modcache), GOFLAGS="", GOPROXY="off", GO111MODULE="on", CGO_ENABLED="0", GOTOOLCHAIN="local")
        env.pop("GOWORK", None)
        env["PWD"] = str(work)
        if as_proxy and any(modcache.iterdir()):
            _download(modcache, folder, work, env)
        lines: list[str] = []
        cwd = work
        for command in archive.commands:
            verb, *args = shlex.split(command.replace("$WORK", str(work)))
            if verb == "cd":
                cwd = work / args[0]
                env["PWD"] = str(cwd)
            elif verb == "env":
                key, _, value = args[0].partition("=")
                env[key] = value
            elif verb == "rm":
                shutil.rmtree(cwd / args[0]) if (cwd / args[0]).is_dir() else (cwd / args[0]).unlink()
            elif verb == "mv":
                (cwd / args[0]).rename(cwd / args[1])
            else:
                assert verb in ("run", "check"), f"{archive.path}: unknown command {verb}"
                status, out, err = run(verb, args, cwd, env)
                lines.append(f"> {command}\n{out}")
                err = deterministic_part(err)
                if err:
                    lines.append(f"[stderr]\n{err}")
                if status:
                    lines.append(f"[exit status {status}]\n")
        text = "".join(line if line.endswith("\n") else line + "\n[no newline]\n" for line in lines)
        return text.replace(str(work), "$WORK").replace(str(modcache), "$MODCACHE")


def _download(modcache: Path, folder: Path, work: Path, env: dict[str, str]) -> None:
    """Makes a proxy of the modules that lie in ``modcache`` and has real Go download them."""
    proxy = folder / "proxy"
    for module in sorted(path for path in modcache.rglob("*@*") if path.is_dir()):
        at, _, version = str(module.relative_to(modcache)).partition("@")
        info = proxy / at / "@v"
        info.mkdir(parents=True, exist_ok=True)
        path = re.sub("!(.)", lambda letter: letter.group(1).upper(), at)
        (info / f"{version}.info").write_text(f'{{"Version":"{version}"}}')
        mod = module / "go.mod"
        (info / f"{version}.mod").write_text(mod.read_text() if mod.exists() else f"module {path}\n")
        with zipfile.ZipFile(info / f"{version}.zip", "w") as packed:
            for file in sorted(path for path in module.rglob("*") if path.is_file()):
                packed.write(file, f"{path}@{version}/{file.relative_to(module)}")
        with (info / "list").open("a") as versions:
            versions.write(f"{version}\n")
    shutil.rmtree(modcache)
    env.update(GOFLAGS="-modcacherw", GONOSUMDB="*", GONOSUMCHECK="1")
    import realgo

    for mod in sorted(work.rglob("go.mod")):
        subprocess.run([realgo.find_go(), "mod", "download", "all"], cwd=mod.parent, env={**env, "GOPROXY": f"file://{proxy}"}, check=False,
                       capture_output=True)  # fmt: skip


def real_go(verb: str, args: list[str], cwd: Path, env: dict[str, str]) -> tuple[int, str, str]:
    """Runs the go command. One package at a time (-p 1), so that the order of what several print is certain."""
    import realgo

    command = ["run", "-p=1"] if verb == "run" else ["build", "-p=1", "-o", os.devnull]
    done = subprocess.run([realgo.find_go(), *command, *args], cwd=cwd, env=env, capture_output=True, text=True, check=False, timeout=300)
    status, err = done.returncode, done.stderr
    ended = re.search(r"^exit status (\d+)\n\Z", err, re.M)  # go run's own status is 1 then
    if verb == "run" and ended:
        status, err = int(ended.group(1)), err[: ended.start()]
    # A package that is not in std is looked for in GOROOT, which golite has not; nor has it patch releases and toolchains.
    err = re.sub(r"( is not in std) \(.*\)$", r"\1", err, flags=re.M)
    return status, done.stdout, re.sub(r"(running go 1\.\d+)[^)]*", r"\1", err)
