"""What a program meets that the system refuses something, or sends signals: out of memory, threads and descriptors; storms of signals."""

from __future__ import annotations

import contextlib
import ctypes
import os
import re
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Golite
from limits import limited, limited_threads

MEMORY = """package main

import "fmt"

func main() {
	var keep [][]byte
	for i := 0; i < 1000; i++ {
		keep = append(keep, make([]byte, 64<<20))
	}
	fmt.Println("no limit", len(keep))
}
"""

THREADS = """package main

import (
	"fmt"
	"os"
	"runtime/debug"
	"syscall"
	"time"
)

func main() {
	if len(os.Args) < 2 {
		debug.SetMaxThreads(20)
	}
	var pipe [2]int
	if err := syscall.Pipe(pipe[:]); err != nil {
		panic(err)
	}
	for i := 0; i < 300; i++ {
		go func() {
			var b [1]byte
			syscall.Read(pipe[0], b[:])
		}()
	}
	time.Sleep(20 * time.Second)
	fmt.Println("no limit")
}
"""

LOCKED = """package main

import (
	"runtime"
	"runtime/debug"
	"sync"
	"time"
)

func main() {
	debug.SetMaxThreads(20)
	var group sync.WaitGroup
	for range 300 {
		group.Go(func() {
			runtime.LockOSThread()
			time.Sleep(time.Second)
		})
	}
	group.Wait()
}
"""

DESCRIPTORS = """package main

import (
	"errors"
	"fmt"
	"net"
	"os"
	"syscall"
)

func refused(what string, err error) { fmt.Println(what, errors.Is(err, syscall.EMFILE)) }

func main() {
	var files []*os.File
	fill := func() {
		for {
			f, err := os.Open("/dev/null")
			if err != nil {
				refused("open", err)
				return
			}
			files = append(files, f)
		}
	}
	free := func(n int) {
		for ; n > 0; n-- {
			files[len(files)-1].Close()
			files = files[:len(files)-1]
		}
	}
	fill()
	_, err := net.Listen("tcp", "127.0.0.1:0")
	refused("listen", err)
	_, _, err = os.Pipe()
	refused("pipe", err)
	_, err = os.ReadDir(".")
	refused("readdir", err)
	free(1)
	if l, err := net.Listen("tcp", "127.0.0.1:0"); err == nil {
		l.Close()
	} else {
		refused("listen", err)
	}
	free(5)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	fmt.Println("listen", err)
	fill()
	free(1)
	go net.Dial("tcp", l.Addr().String())
	_, err = l.Accept()
	refused("accept", err)
}
"""

BUSY = """package main

import (
	"fmt"
	"sync"
)

func compute(n int) uint32 {
	x := uint32(n)
	for range 40000 {
		x = x*1664525 + 1013904223
		x ^= x >> 15
	}
	return x
}

func main() {
	fmt.Println("ready")
	jobs, results := make(chan int), make(chan uint32)
	var wg sync.WaitGroup
	for range 4 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for n := range jobs {
				results <- compute(n)
			}
		}()
	}
	go func() {
		for i := range 2000 {
			jobs <- i
		}
		close(jobs)
		wg.Wait()
		close(results)
	}()
	sum, n := uint32(0), 0
	for r := range results {
		sum += r
		n++
	}
	fmt.Println(n, sum)
}
"""
BUSY_OUTPUT = "2000 2977529873\n"

WAITING = """package main

import (
	"fmt"
	"time"
)

func main() {
	parked := make(chan bool)
	go func() {
		time.AfterFunc(50*time.Millisecond, func() { close(parked) })
		time.Sleep(time.Hour)
	}()
	<-parked
	fmt.Println("ready")
	var line string
	fmt.Scanln(&line)
	fmt.Println("got", line)
}
"""


def _start(golite: Golite, directory: Path, source: str, limit: Callable[[], None] | None = None, *args: str, **env: str) -> subprocess.Popen[str]:
    (directory / "x.go").write_text(source, encoding="utf-8")
    return subprocess.Popen(
        golite.argv("x.go", args), cwd=directory, env=golite.environment(tuple(env.items())), preexec_fn=limit, text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def test_out_of_memory(golite: Golite, tmp_path: Path) -> None:
    child = _start(golite, tmp_path, MEMORY, limited(resource.RLIMIT_AS, 3 << 30))
    out, err = child.communicate(timeout=60)
    assert (child.returncode, out) == (2, "")
    assert re.match(
        r"runtime: out of memory: cannot allocate \d+-byte block \(\d+ in use\)\nfatal error: out of memory\n\ngoroutine 1 ", err
    )


def test_out_of_threads(golite: Golite, tmp_path: Path) -> None:
    child = _start(golite, tmp_path, THREADS)
    out, err = child.communicate(timeout=60)
    assert (child.returncode, out) == (2, "")
    assert err.startswith("runtime: program exceeds 20-thread limit\nfatal error: thread exhaustion\n\nruntime stack:\nruntime.")


def test_out_of_threads_everywhere(golite: Golite, tmp_path: Path) -> None:
    """Several threads find that there can be no more: one tells."""
    for _ in range(10):
        child = _start(golite, tmp_path, LOCKED, GOMAXPROCS="8")
        err = child.communicate(timeout=60)[1]
        assert child.returncode == 2
        assert err.startswith("runtime: program exceeds 20-thread limit\nfatal error: thread exhaustion\n\n")
        assert err.count("thread limit") == err.count("fatal error: ") == 1


NO_THREAD = (
    r"runtime: failed to create new OS thread \(have \d+ already; errno=11\)\n"
    r"runtime: may need to increase max user processes \(ulimit -u\)\nfatal error: newosproc\n"
)


@pytest.mark.parametrize("tier", ["interp", "auto", "native"])
def test_out_of_threads_of_the_system(golite: Golite, tmp_path: Path, tier: str) -> None:
    child = _start(golite, tmp_path, THREADS, limited_threads(100), "limited", GOLITE_TIER=tier)
    out, err = child.communicate(timeout=60)
    assert (child.returncode, out) == (2, "")
    assert re.match(NO_THREAD + r"\nruntime stack:\nruntime\.", err)


@pytest.mark.parametrize("tier", ["interp", "auto", "native"])
def test_hardly_any_threads(golite: Golite, tmp_path: Path, tier: str) -> None:
    """Either there are enough of them, or it is said that there are not; those that golite has beside the program are not needed."""
    assert _start(golite, tmp_path, BUSY, GOLITE_TIER=tier).wait(60) == 0  # from here on it is in the cache
    ends = []
    for amount in range(1, 8):
        child = _start(golite, tmp_path, BUSY, limited_threads(amount), GOLITE_TIER=tier, GOMAXPROCS="2")
        out, err = child.communicate(timeout=60)
        ends.append(child.returncode)
        if child.returncode == 0:
            assert (out, err) == ("ready\n" + BUSY_OUTPUT, "")
        else:
            assert child.returncode == 2 and re.match(NO_THREAD, err), (out, err)
    assert ends[-1] == 0, ends


SMALL_LIMIT = """
import resource, sys
from golite.cli.main import main
resource.setrlimit(resource.RLIMIT_AS, (int(open("/proc/self/statm").read().split()[0]) * 4096 + int(sys.argv[1]),) * 2)
sys.exit(main(["run", "x.go"]))
"""


def test_no_memory_to_start(golite: Golite, tmp_path: Path) -> None:
    child = _start(golite, tmp_path, BUSY)
    assert child.wait(60) == 0
    for more in range(200_000, 4_000_000, 150_000):  # it lacks here while a module is imported, there when the runtime begins
        command = [sys.executable, "-c", SMALL_LIMIT, str(more)]
        got = subprocess.run(command, cwd=tmp_path, env=golite.environment(), capture_output=True, text=True, timeout=60)
        if got.returncode == 2:
            assert got.stdout == "" and "fatal error: out of memory\n" in got.stderr, (more, got)
        else:
            assert (got.returncode, got.stdout, got.stderr) == (1, "", "golite: out of memory\n"), (more, got)


def test_out_of_descriptors(golite: Golite, tmp_path: Path) -> None:
    child = _start(golite, tmp_path, DESCRIPTORS, limited(resource.RLIMIT_NOFILE, 60))
    out, err = child.communicate(timeout=60)
    # With one descriptor left there is none for the poller if it is not there yet.
    wanted = "open true\nlisten true\npipe true\nreaddir true\n(listen true\n)?listen <nil>\nopen true\naccept true\n"
    assert (child.returncode, err) == (0, "") and re.fullmatch(wanted, out), out


def _read_ready(child: subprocess.Popen[str]) -> None:
    assert child.stdout is not None
    assert child.stdout.readline() == "ready\n"


def test_storm_of_signals(golite: Golite, tmp_path: Path) -> None:
    child = _start(golite, tmp_path, BUSY)
    _read_ready(child)
    signals = (signal.SIGURG, signal.SIGWINCH, signal.SIGUSR1, signal.SIGPROF, signal.SIGALRM, signal.SIGCHLD)
    sent = 0
    while child.poll() is None:
        for one in signals:
            with contextlib.suppress(ProcessLookupError):
                os.kill(child.pid, one)
        sent += len(signals)
        if sent % 30 == 0:
            time.sleep(0.002)
    out, err = child.communicate(timeout=60)
    assert (child.returncode, out, err) == (0, BUSY_OUTPUT, "")


@pytest.mark.parametrize("tier", ["interp", "auto", "native"])
@pytest.mark.parametrize("kinds", [("SIGURG",), ("SIGUSR1", "SIGPROF", "SIGIO", "SIGRTMAX"), ("SIGURG", "SIGUSR1", "SIGCHLD")], ids="-".join)
def test_storm_at_each_thread(golite: Golite, tmp_path: Path, tier: str, kinds: tuple[str, ...]) -> None:
    """10,000 signals a second, or as many as the machine gets through, at the threads themselves: those of the runtime, golite's own."""
    child = _start(golite, tmp_path, BUSY, GOLITE_TIER=tier, **({"GOLITE_BUDGET": "1"} if tier == "auto" else {}))
    _read_ready(child)
    numbers = [getattr(signal, kind) for kind in kinds]
    tgkill = ctypes.CDLL(None).syscall
    while child.poll() is None:
        with contextlib.suppress(FileNotFoundError, ProcessLookupError):
            threads = [int(name) for name in os.listdir(f"/proc/{child.pid}/task")]
            for thread in threads:
                for number in numbers:
                    tgkill(234, child.pid, thread, number)
            time.sleep(len(threads) * len(numbers) / 10_000)
    out, err = child.communicate(timeout=60)
    assert (child.returncode, out, err) == (0, BUSY_OUTPUT, "")


def test_stopped_and_continued(golite: Golite, tmp_path: Path) -> None:
    child = _start(golite, tmp_path, BUSY)
    _read_ready(child)
    while child.poll() is None:
        for one in (signal.SIGSTOP, signal.SIGCONT):
            with contextlib.suppress(ProcessLookupError):
                os.kill(child.pid, one)
            time.sleep(0.003)
    out, err = child.communicate(timeout=60)
    assert (child.returncode, out, err) == (0, BUSY_OUTPUT, "")


@pytest.mark.parametrize(
    "number",
    ["SIGUSR1", "SIGUSR2", "SIGPIPE", "SIGALRM", "SIGCHLD", "SIGURG", "SIGXCPU", "SIGVTALRM", "SIGPROF", "SIGWINCH", "SIGIO", "SIGPWR", "SIGRTMAX"],
)  # fmt: skip
def test_signals_that_go_does_not_mind(golite: Golite, tmp_path: Path, number: str) -> None:
    child = _start(golite, tmp_path, WAITING)
    _read_ready(child)
    os.kill(child.pid, getattr(signal, number))
    out, err = child.communicate("line\n", timeout=60)
    assert (child.returncode, out, err) == (0, "got line\n", "")


def _stderr_at_end(child: subprocess.Popen[str]) -> str:
    """What it wrote when it has ended, standard input being open to the end."""
    child.wait(timeout=60)
    assert child.stderr is not None
    with child:
        return child.stderr.read()


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("SIGQUIT", "SIGQUIT: quit"),
        ("SIGILL", "SIGILL: illegal instruction"),
        ("SIGTRAP", "SIGTRAP: trace trap"),
        ("SIGABRT", "SIGABRT: abort"),
        ("SIGBUS", "SIGBUS: bus error"),
        ("SIGFPE", "SIGFPE: floating-point exception"),
        ("SIGSEGV", "SIGSEGV: segmentation violation"),
        ("SIGSYS", "SIGSYS: bad system call"),
    ],
)
def test_signals_that_end_with_traces(golite: Golite, tmp_path: Path, number: str, text: str) -> None:
    child = _start(golite, tmp_path, WAITING)
    _read_ready(child)
    os.kill(child.pid, getattr(signal, number))
    err = _stderr_at_end(child)
    assert child.returncode == 2
    assert err.startswith(f"{text}\nPC=0x") and "\ngoroutine 1 [" in err and "[sleep]:\n" in err


LONG_WAITS = """package main

import (
	"os"
	"runtime"
	"time"
)

func main() {
	c := make(chan int)
	go func() { <-c }()
	go func() {
		runtime.LockOSThread()
		<-c
	}()
	go func() {
		for {
			time.Sleep(time.Second)
		}
	}()
	time.Sleep(100 * time.Millisecond)
	runtime.GC()
	println("ready")
	os.Stdin.Read(make([]byte, 1))
}
"""


@pytest.mark.slow
def test_traces_tell_minutes(golite: Golite, tmp_path: Path) -> None:
    child = _start(golite, tmp_path, LONG_WAITS)
    assert child.stderr is not None and child.stderr.readline() == "ready\n"
    time.sleep(121)
    os.kill(child.pid, signal.SIGQUIT)
    heads = re.findall(r"^goroutine \d+ \[(.*)\]:$", _stderr_at_end(child), re.MULTILINE)
    assert sorted(heads) == ["chan receive, 2 minutes", "chan receive, 2 minutes, locked to thread", "sleep", "syscall"]


@pytest.mark.parametrize("number", ["SIGHUP", "SIGINT", "SIGTERM"])
def test_signals_that_end(golite: Golite, tmp_path: Path, number: str) -> None:
    # The tests may run where they are ignored (nohup).
    child = _start(golite, tmp_path, WAITING, lambda: signal.signal(getattr(signal, number), signal.SIG_DFL))
    _read_ready(child)
    os.kill(child.pid, getattr(signal, number))
    err = _stderr_at_end(child)
    assert (child.returncode, err) == (-getattr(signal, number), "")


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGINT])
def test_signals_ignored_from_the_start(golite: Golite, tmp_path: Path, number: int) -> None:
    def ignore() -> None:
        signal.signal(number, signal.SIG_IGN)

    child = _start(golite, tmp_path, WAITING, ignore)
    _read_ready(child)
    os.kill(child.pid, number)
    os.kill(child.pid, signal.SIGTERM)  # of a larger number, so it comes later
    err = _stderr_at_end(child)
    assert (child.returncode, err) == (-signal.SIGTERM, "")


@pytest.mark.parametrize(("level", "shown"), [("none", False), ("single", True), ("all", True), ("system", True), ("crash", True)])
def test_quit_by_traceback_level(golite: Golite, tmp_path: Path, level: str, shown: bool) -> None:
    child = _start(golite, tmp_path, WAITING, GOTRACEBACK=level)
    _read_ready(child)
    os.kill(child.pid, signal.SIGQUIT)
    err = _stderr_at_end(child)
    assert child.returncode == (-signal.SIGABRT if level == "crash" else 2)
    assert err.startswith("SIGQUIT: quit\nPC=") and ("\ngoroutine 1 [" in err) == shown
    assert ("runtime.gopark(" in err) == (level in ("system", "crash"))


def test_streams_that_do_not_block(golite: Golite, tmp_path: Path) -> None:
    """What started the program may have made its standard streams so: output waits for whoever reads it, and input for who writes."""
    source = """package main

import ("fmt"; "io"; "os")

func main() {
    os.Stdin.Fd()
    os.Stdout.Fd()
    text, err := io.ReadAll(os.Stdin)
    fmt.Fprintln(os.Stderr, string(text), err)
    n, err := os.Stdout.Write(make([]byte, 1<<20))
    fmt.Fprintln(os.Stderr, n, err)
}
"""
    (tmp_path / "x.go").write_text(source, encoding="utf-8")
    their_in, our_out = os.pipe()
    our_in, their_out = os.pipe()
    for descriptor in their_in, their_out:
        os.set_blocking(descriptor, False)
    child = subprocess.Popen(
        golite.argv("x.go"), cwd=tmp_path, env=golite.environment(), stdin=their_in, stdout=their_out, stderr=subprocess.PIPE, text=True
    )
    time.sleep(0.5)
    for descriptor in their_in, their_out:
        assert not os.get_blocking(descriptor)
        os.close(descriptor)
    os.write(our_out, b"text")
    os.close(our_out)
    time.sleep(0.2)
    size = 0
    while part := os.read(our_in, 1 << 16):
        size += len(part)
    os.close(our_in)
    _, err = child.communicate(timeout=60)
    assert (child.returncode, size, err) == (0, 1 << 20, "text <nil>\n1048576 <nil>\n")
