"""`python -m benchmarks [startup|tiers|firstruns|frontend|pauses|concurrency|connections|segments|embed]`: against real Go; start-up; the tiers
beside each other; first runs of all conformance programs; how fast files are parsed and checked; pauses of the collector; goroutines, channels,
locks and timers; an echo server with 10,000 connections; calls at the ends of stack segments; calls of Go from Python."""

from __future__ import annotations

import sys


def main(argv: list[str]) -> int:
    if argv[:1] == ["startup"]:
        from benchmarks.startup import main as command
    elif argv[:1] == ["tiers"]:
        from benchmarks.tiers import main as command
    elif argv[:1] == ["firstruns"]:
        from benchmarks.first_runs import main as command
    elif argv[:1] == ["frontend"]:
        from benchmarks.frontend import main as command
    elif argv[:1] == ["pauses"]:
        from benchmarks.pauses import main as command
    elif argv[:1] == ["concurrency"]:
        from benchmarks.concurrency import main as command
    elif argv[:1] == ["connections"]:
        from benchmarks.connections import main as command
    elif argv[:1] == ["embed"]:
        from benchmarks.embed import main as command
    elif argv[:1] == ["segments"]:
        from benchmarks.segments import main as command
    else:
        from benchmarks.run import main as command

        return command(argv)
    return command(argv[1:])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
