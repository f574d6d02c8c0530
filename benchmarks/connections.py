"""What a message costs a TCP echo server that holds many connections, beside real Go.

    python -m benchmarks connections [--connections N] [--messages N] [--rounds N]

The server (benchmarks/programs/connections/server.go) has a goroutine per connection and runs by both sides in turn; the clients are a process of
their own, always real Go's, so that each side has a descriptor per connection, not two. Every client checks each message that comes back. The cost is
the server's processor time from the first message to the last, over their number; connecting does not count. Of several rounds the table has the
medians, and the median of each round's ratio.
"""

from __future__ import annotations

import argparse
import os
import resource
import shlex
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.run import PROGRAMS, BenchmarkFailed, environment, realgo

FOLDER = PROGRAMS / "connections"
_TICKS = os.sysconf("SC_CLK_TCK")
_DESCRIPTORS = 100  # beside the connections


@dataclass(frozen=True)
class Cost:
    """Of a message for the server: processor time in its own code and the kernel's; and how much memory it has."""

    user_us: float
    system_us: float
    memory_kb: int

    @property
    def cpu_us(self) -> float:
        return self.user_us + self.system_us


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks connections", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--connections", type=int, default=10_000)
    parser.add_argument("--messages", type=int, default=10, help="on each connection")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--golite", default=f"{shlex.quote(sys.executable)} -m golite", metavar="COMMAND")
    options = parser.parse_args(argv)
    try:
        found = run_sides(shlex.split(options.golite), options.connections, options.messages, options.rounds)
    except BenchmarkFailed as problem:
        print(problem, file=sys.stderr)
        return 1
    print(f"{'':28}{'go':>9}{'golite':>9}   ratio")
    for name, of in (("µs in the server", lambda c: c.user_us), ("µs in the kernel", lambda c: c.system_us), ("µs together", lambda c: c.cpu_us)):
        _print_row(name + " a message", [of(cost) for cost in found["go"]], [of(cost) for cost in found["golite"]])
    _print_row("KB of memory a connection", *([cost.memory_kb / options.connections for cost in found[side]] for side in ("go", "golite")))
    return 0


def _print_row(name: str, go: list[float], golite: list[float]) -> None:
    ratio = statistics.median(b / a if a else 0.0 for a, b in zip(go, golite, strict=True))
    print(f"{name:28}{statistics.median(go):9.2f}{statistics.median(golite):9.2f}{ratio:8.2f}")


def run_sides(golite: list[str], connections: int, messages: int, rounds: int) -> dict[str, list[Cost]]:
    """Per side, a Cost of each round. Raises BenchmarkFailed, also if a message is not what was sent."""
    if resource.getrlimit(resource.RLIMIT_NOFILE)[1] < connections + _DESCRIPTORS:
        raise BenchmarkFailed(f"each process needs {connections + _DESCRIPTORS} descriptors (ulimit -Hn)")
    with tempfile.TemporaryDirectory(prefix="golite-connections-") as folder:
        for name in ("server", "client"):
            built = realgo.build(FOLDER / f"{name}.go", Path(folder, name))
            if built.returncode != 0:
                raise BenchmarkFailed(f"real Go does not build {name}.go:\n{built.stderr}")
        servers = {"go": [f"{folder}/server"], "golite": [*golite, "run", "--tier=native", str(FOLDER / "server.go")]}
        client = [f"{folder}/client"]
        run_once(servers["golite"], client, 1, 1)  # fills its caches
        found: dict[str, list[Cost]] = {side: [] for side in servers}
        for _ in range(rounds):
            for side, command in servers.items():
                found[side].append(run_once(command, client, connections, messages))
    return found


def run_once(server_command: list[str], client_command: list[str], connections: int, messages: int) -> Cost:
    with _process(server_command) as server, _process([*client_command, _line(server), str(connections), str(messages)]) as client:
        if _line(client) != "connected":
            raise BenchmarkFailed("the clients are not connected")
        assert client.stdin is not None
        client.stdin.write("\n")  # a first time: connections, goroutines and their stacks are all in use then
        client.stdin.flush()
        _check(_line(client), connections * messages)
        if len(os.listdir(f"/proc/{server.pid}/fd")) < connections:
            raise BenchmarkFailed(f"the server does not hold {connections} connections")
        before = _times(server.pid)
        client.stdin.write("\n")
        client.stdin.flush()
        _check(_line(client), connections * messages)
        user, system = (b - a for a, b in zip(before, _times(server.pid), strict=True))
        memory = _memory_kb(server.pid)
    per_message = 1e6 / (connections * messages)
    return Cost(user * per_message, system * per_message, memory)


@contextmanager
def _process(command: list[str]) -> Iterator[subprocess.Popen[str]]:
    """A process that ends with its standard input."""
    process = subprocess.Popen(command, env=dict(environment()), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        yield process
        process.communicate(timeout=60)
    finally:
        process.kill()
        process.wait()


def _line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    line = process.stdout.readline()
    if not line:
        raise BenchmarkFailed(f"{shlex.join(process.args)} ended")  # type: ignore[arg-type]
    return line.strip()


def _check(good: str, wanted: int) -> None:
    if good != str(wanted):
        raise BenchmarkFailed(f"{good} of {wanted} messages came back as they were sent")


def _times(pid: int) -> tuple[float, float]:
    """Processor time of a process, in seconds: its own, the kernel's."""
    words = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return int(words[11]) / _TICKS, int(words[12]) / _TICKS


def _memory_kb(pid: int) -> int:
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0])
