"""Records what real Go does with the programs in `testdata/`: the only source of expected outputs.

    python tests/record.py [--update] [--jobs N] [PATH...]

Without --update only programs that have no recording get one; with it every program under the paths is run again and what
differs is rewritten.  A program is run twice, the second time with GOMAXPROCS=1; if the two outcomes differ, nothing is recorded
and the command fails, since a program whose output depends on the scheduler tests nothing.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import realgo
from archives import Archive, find_archives, real_go, transcript
from programs import (
    BAD,
    TESTDATA,
    Outcome,
    Program,
    clean_environment,
    deterministic_part,
    find_bad,
    find_programs,
    run_command,
)


class NotRecorded(Exception):
    """Why a program cannot be recorded."""


def run_real_go(program: Program) -> Outcome:
    """Builds a program with real Go and runs it twice; raises NotRecorded if it fails to build, hangs or is not deterministic."""
    with tempfile.TemporaryDirectory(prefix="golite-record-") as folder:
        executable = Path(folder, "program")
        built = realgo.build(program.path, executable)
        if built.returncode != 0:
            raise NotRecorded("does not compile:\n" + built.stderr)
        cwd = program.path if program.is_module else program.path.parent
        outcomes: list[Outcome] = []
        for procs in (None, "1"):
            env = clean_environment()
            if procs is not None:
                env["GOMAXPROCS"] = procs
            env.update(program.env)
            command = [str(executable), *program.args]
            raw = run_command(command, program, cwd=cwd, env=env, timeout_s=program.timeout_s)
            if raw.timed_out:
                raise NotRecorded(f"runs longer than {program.timeout_s:g} s (GOMAXPROCS={procs or 'default'})")
            outcomes.append(Outcome(raw.stdout, deterministic_part(raw.stderr), raw.exit_status))
            if program.any_procs:
                break
    if any(outcome != outcomes[0] for outcome in outcomes):
        raise NotRecorded(f"two runs differ:\n{outcomes[0]}\n{outcomes[-1]}")
    return outcomes[0]


def write_if_changed(path: Path, content: bytes | None) -> bool:
    """Writes a file, or removes it for None; says whether anything changed."""
    before = path.read_bytes() if path.exists() else None
    if before == content:
        return False
    if content is None:
        path.unlink()
    else:
        path.write_bytes(content)
    return True


def record_program(program: Program) -> bool:
    """Records one run program; says whether its recording changed."""
    outcome = run_real_go(program)
    status = f"{outcome.exit_status}\n".encode() if outcome.exit_status else None
    changes = [
        write_if_changed(program.out_file, outcome.stdout),
        write_if_changed(program.err_file, outcome.stderr.encode() or None),
        write_if_changed(program.exit_file, status),
    ]
    return any(changes)


def record_bad(path: Path) -> bool:
    """Records gc's messages for a program that must not compile."""
    with tempfile.TemporaryDirectory(prefix="golite-record-") as folder:
        built = realgo.build(path, Path(folder, "program"))
    if built.returncode == 0:
        raise NotRecorded("compiles, but is in testdata/bad/")
    return write_if_changed(path.with_suffix(".err"), realgo.compile_errors(path, built).encode())


def record_archive(archive: Archive) -> bool:
    """Records the transcript of an archive's commands."""
    return write_if_changed(archive.recording, transcript(archive, real_go, as_proxy=True).encode())


def plan(paths: list[Path], update: bool) -> list[tuple[str, Callable[[], bool]]]:
    """What is to be recorded: a name and the function that does it."""
    wanted = [path.resolve() for path in paths] or [TESTDATA]

    def is_wanted(path: Path) -> bool:
        return any(path.is_relative_to(folder) or path.with_suffix("") == folder.with_suffix("") for folder in wanted)

    jobs: list[tuple[str, Callable[[], bool]]] = []
    for program in find_programs():
        if is_wanted(program.path) and (update or not program.is_recorded):
            jobs.append((program.name, partial(record_program, program)))
    for path in find_bad():
        if is_wanted(path) and (update or not path.with_suffix(".err").exists()):
            jobs.append((f"bad/{path.relative_to(BAD)}", partial(record_bad, path)))
    for archive in find_archives():
        if is_wanted(archive.path) and (update or not archive.recording.exists()):
            jobs.append((f"packages/{archive.name}", partial(record_archive, archive)))
    return jobs


def main() -> int:
    parser = argparse.ArgumentParser(description="Record the outputs of real Go for the programs in testdata/.")
    parser.add_argument("paths", nargs="*", type=Path, help="files or folders below testdata/ (default: all of it)")
    parser.add_argument("--update", action="store_true", help="record again what was recorded before")
    parser.add_argument("--jobs", type=int, default=2, help="how many to build and run at once (default 2)")
    options = parser.parse_args()
    try:
        print("oracle:", realgo.find_go())
    except realgo.RealGoMissing as missing:
        print(missing, file=sys.stderr)
        return 1
    jobs = plan(options.paths, options.update)
    failed = changed = 0

    def attempt(job: tuple[str, Callable[[], bool]]) -> tuple[str, bool, str]:
        try:
            return job[0], job[1](), ""
        except (NotRecorded, OSError) as problem:
            return job[0], False, str(problem)

    with ThreadPoolExecutor(options.jobs) as pool:
        for name, is_changed, problem in pool.map(attempt, jobs):
            if problem:
                failed += 1
                print(f"{name}: {problem}", file=sys.stderr)
            elif is_changed:
                changed += 1
                print(f"{name}: recorded")
    print(f"{len(jobs)} looked at, {changed} recorded, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
