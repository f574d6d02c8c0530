"""Event traces: what is in them can be, in all tiers and under stress; programs that die leave theirs; files that are damaged are told apart."""

from __future__ import annotations

import os
import signal
import stat
import struct
import subprocess
import zlib
from pathlib import Path

import pytest
from conftest import Golite, needs_linker
from programs import TESTDATA, clean_environment

from golite.errors import TraceError
from golite.trace import (
    Event,
    Follower,
    GCEnd,
    GCStart,
    GoCreate,
    GoEnd,
    GoPark,
    GoPreempt,
    GoReady,
    GoRun,
    GoSwitch,
    Lost,
    MarkBegin,
    MarkEnd,
    ProcHandoff,
    ProcRetake,
    ProcStart,
    ProcStop,
    StackGrow,
    StopBegin,
    StopDone,
    StopEnd,
    Symbol,
    SyscallEnter,
    SyscallExit,
    Timer,
    Trace,
    read_trace,
)
from golite.trace.events import NUMBERS
from golite.trace.follow import DEAD
from golite.trace.summary import summarize

DYING = """package main

import (
	"fmt"
	"os"
	"syscall"
	"time"
	"unsafe"
)

func helper(done chan bool) { done <- true }

func main() {
	done := make(chan bool)
	go helper(done)
	<-done
	switch os.Args[1] {
	case "return":
	case "panic":
		panic("dying")
	case "deadlock":
		<-done
	case "exit":
		os.Exit(7)
	case "fault":
		fmt.Println(*(*int)(unsafe.Pointer(uintptr(os.Getpid()) * 16)))
	case "quit":
		syscall.Kill(os.Getpid(), syscall.SIGQUIT)
		time.Sleep(time.Minute)
	case "kill":
		fmt.Println("ready")
		for {
			time.Sleep(time.Millisecond)
		}
	case "files":
		file, _ := os.Open("/dev/null")
		fmt.Println(file.Fd(), os.Getenv("GOLITE_TRACE") == "")
		for fd := 3; fd < 100; fd++ {
			syscall.Close(fd)
		}
	}
}
"""

WAITS = """package main

import (
	"sync"
	"time"
)

func sleeper(wg *sync.WaitGroup) {
	time.Sleep(time.Millisecond)
	wg.Done()
}

func main() {
	var wg sync.WaitGroup
	wg.Add(3)
	for range 3 {
		go sleeper(&wg)
	}
	wg.Wait()
}
"""

# Programs, and the kinds of events that each has for certain.
PROGRAMS: dict[str, set[type[Event]]] = {
    "goroutine/workerpool": {GoCreate, GoRun, GoPark, GoReady, GoEnd, ProcStart},
    "goroutine/lock_os_thread": {GoRun, ProcStart, ProcStop, ProcHandoff},
    "goroutine/goexit": {GoEnd},
    "rangefunc/methods_and_pull": {GoSwitch},
    "poll/pipes": {SyscallEnter, SyscallExit},
    "gc/finalizers": {GCStart, StopBegin, StopDone, StopEnd, MarkBegin, MarkEnd, GCEnd},
    "stack/growth_in_calls": {StackGrow},
    "timer/sleep_durations": {Timer},
}
STRESS = ("", "preempt,sched", "split,handoff", "gc=50,preempt")


@pytest.fixture(scope="module")
def dying(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("dying") / "dying.go"
    path.write_text(DYING)
    return path


def run(golite: Golite, target: Path, trace: Path, *args: str, **more: str) -> subprocess.CompletedProcess[str]:
    command = golite.argv(str(target), args)
    at = command.index("run") + 1
    command[at:at] = [f"--trace={trace}"]
    return subprocess.run(command, capture_output=True, text=True, env=golite.environment(tuple(more.items())), timeout=120)


def follow(trace: Trace) -> Follower:
    follower = Follower()
    for event in trace.events():
        follower.feed(event)
    return follower


@pytest.mark.parametrize("stress", STRESS)
@pytest.mark.parametrize("tier", ["interp", "native"])
@pytest.mark.parametrize("name", PROGRAMS)
def test_events_are_possible(name: str, tier: str, stress: str, golite: Golite, tmp_path: Path) -> None:
    file = tmp_path / "trace"
    program = TESTDATA / f"{name}.go"
    result = run(golite, program, file, GOLITE_TIER=tier, GOLITE_STRESS=stress)
    assert result.returncode == 0, result.stderr
    assert result.stdout == program.with_suffix(".out").read_text()
    trace = read_trace(file)
    assert trace.complete and trace.status == 0 and trace.lost == 0
    events = list(trace.events())
    assert {type(event) for event in events} >= PROGRAMS[name]
    follower = follow(trace)
    assert not follower.problems
    made = [event.goroutine for event in events if isinstance(event, GoCreate)]
    ended = [event.g for event in events if isinstance(event, GoEnd)]
    assert set(follower.goroutines) == set(made) and len(made) == len(set(made))
    assert {number for number, goroutine in follower.goroutines.items() if goroutine.state == DEAD} == set(ended)
    for begin, end in ((StopBegin, StopEnd), (GCStart, GCEnd), (MarkBegin, MarkEnd)):
        counts = [sum(isinstance(event, kind) for event in events) for kind in (begin, end)]
        # A program may end while another thread collects.
        assert counts[0] - counts[1] in (0, 1)


def test_what_a_trace_tells(golite: Golite, tmp_path: Path) -> None:
    file, source = tmp_path / "trace", tmp_path / "waits.go"
    source.write_text(WAITS)
    assert run(golite, source, file).returncode == 0
    trace = read_trace(file)
    assert trace.info.program == str(source)[:-3] and trace.info.procs >= 1
    follower = follow(trace)
    mine = [g for g in follower.goroutines.values() if g.site and g.site.file == str(source)]
    assert [(g.function.function, g.site.line if g.site else 0, g.parent, g.state) for g in mine] == [("main.main.gowrap1", 17, 1, "dead")] * 3
    assert all(set(g.waits) == {"sleep"} and g.waits["sleep"] >= 1_000_000 for g in mine)
    assert "sync.WaitGroup.Wait" in follower.goroutines[1].waits
    text = summarize(trace).text()
    assert "main.main.gowrap1 (waits.go:17)" in text and "sleep" in text
    shown = subprocess.run([*golite.command, "trace", "--events", str(file)], capture_output=True, text=True, env=golite.environment())
    assert shown.returncode == 0 and len(shown.stdout.splitlines()) == len(trace)
    shown = subprocess.run([*golite.command, "trace", str(file)], capture_output=True, text=True, env=golite.environment())
    assert shown.stdout == text


def test_preemption_and_retaking(golite: Golite, tmp_path: Path) -> None:
    file = tmp_path / "trace"
    assert run(golite, TESTDATA / "goroutine/tight_loops.go", file, GOLITE_STRESS="preempt,handoff", GOLITE_TIER="native").returncode == 0
    events = list(read_trace(file).events())
    assert any(isinstance(event, GoPreempt) for event in events)
    assert any(isinstance(event, ProcRetake) and ProcRetake.REASONS[event.why] == "stress mode" for event in events)


@pytest.mark.parametrize(("how", "status"), [("return", 0), ("panic", 2), ("deadlock", 2), ("exit", 7), ("fault", 2), ("quit", 2), ("files", 0)])
def test_dying_programs_leave_a_whole_trace(how: str, status: int, dying: Path, golite: Golite, tmp_path: Path) -> None:
    file = tmp_path / "trace"
    result = run(golite, dying, file, how)
    assert result.returncode == status, result.stderr
    assert result.stdout == ("3 true\n" if how == "files" else "")
    trace = read_trace(file)
    assert trace.complete and trace.status == status
    assert not follow(trace).problems
    assert any(isinstance(event, GoReady) for event in trace.events())


def test_crash_by_signal(dying: Path, golite: Golite, tmp_path: Path) -> None:
    file = tmp_path / "trace"
    assert run(golite, dying, file, "panic", GOTRACEBACK="crash").returncode == -signal.SIGABRT
    assert read_trace(file).status == -signal.SIGABRT


def test_killed_program_leaves_what_was_written(dying: Path, golite: Golite, tmp_path: Path) -> None:
    file = tmp_path / "trace"
    command = golite.argv(str(dying), ("kill",))
    env = golite.environment((("GOLITE_TRACE", str(file)),))
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=env) as process:
        assert process.stdout is not None
        process.stdout.readline()
        while file.stat().st_size < 2000:  # some wake-ups later
            assert process.poll() is None
        process.kill()
    trace = read_trace(file)
    assert not trace.complete and trace.status is None and len(trace) > 10
    assert not follow(trace).problems
    assert "killed" in summarize(trace).text()


@pytest.mark.parametrize(
    ("target", "reason"), [("missing/trace", "no such file or directory"), ("", "is a directory"), ("/dev/full", "no space left on device")]
)
def test_unwritable_file(target: str, reason: str, dying: Path, golite: Golite, tmp_path: Path) -> None:
    file = tmp_path / target
    result = run(golite, dying, file, "exit")
    assert result.returncode == 1
    assert result.stderr == f"golite: cannot write the trace {file}: {reason}\n"


def test_pipe_that_nobody_reads_ends(golite: Golite, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert run(golite, TESTDATA / "goroutine/pingpong.go", pipe).stderr == f"golite: cannot write the trace {pipe}: nobody reads this pipe\n"
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        result = run(golite, TESTDATA / "goroutine/pingpong.go", pipe, GOLITE_TIER="native")
        assert result.returncode == 0
        assert result.stderr == f"golite: the trace {pipe} is not complete: writing it takes too long\n"
        assert result.stdout == (TESTDATA / "goroutine/pingpong.out").read_text()
    finally:
        os.close(reader)


SLOW_READER = """package main

import (
	"fmt"
	"runtime"
)

func turn(n int) {
	done := make(chan bool)
	go func() {
		for range n {
			runtime.Gosched()
		}
		done <- true
	}()
	<-done
}

func main() {
	turn(1000)
	fmt.Println("ready")
	fmt.Scanln()
	turn(1000000) // more than the rings have room for
	fmt.Println("full")
	fmt.Scanln()
	turn(1000)
}
"""


@pytest.mark.parametrize("how", ["late", "never"])
def test_slow_readers(how: str, golite: Golite, tmp_path: Path) -> None:
    """A pipe that is read late loses events, and says so; when its reader goes away the program is told at its end."""
    pipe, copy, source = tmp_path / "pipe", tmp_path / "trace", tmp_path / "slow.go"
    source.write_text(SLOW_READER)
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    env = golite.environment((("GOLITE_TRACE", str(pipe)), ("GOMAXPROCS", "1"), ("GOLITE_TIER", "native")))
    command = golite.argv(str(source))
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env, text=True, bufsize=1) as process:
        assert process.stdin is not None and process.stdout is not None and process.stderr is not None
        assert process.stdout.readline() == "ready\n"
        if how == "never":
            os.close(reader)
        process.stdin.write("\n")
        assert process.stdout.readline() == "full\n"
        if how == "never":
            process.stdin.write("\n")
            assert process.stderr.read() == f"golite: cannot write the trace {pipe}: broken pipe\n"
            assert process.wait() == 0
            return
        os.set_blocking(reader, True)
        with open(reader, "rb") as source_end, open(copy, "wb") as target:
            # What was in the pipe and the ring when it got stuck, then what comes after the lost ones.
            target.write(source_end.read(1 << 20))
            process.stdin.write("\n")
            target.write(source_end.read())
        assert process.stderr.read() == ""
        assert process.wait() == 0
    trace = read_trace(copy)
    assert trace.complete and trace.lost > 100_000
    events = list(trace.events())
    gaps = [number for number, event in enumerate(events) if isinstance(event, Lost) and event.count]
    assert gaps and any(isinstance(event, GoRun) for event in events[gaps[0] :])
    assert sum(isinstance(event, GoEnd) for event in events[gaps[-1] :]) == 1  # the last turn's goroutine


def test_run_wants_a_file(golite: Golite, dying: Path) -> None:
    result = subprocess.run([*golite.command, "run", "--trace=", str(dying)], capture_output=True, text=True, env=golite.environment())
    assert (result.returncode, result.stderr) == (1, "golite run: --trace takes the name of a file\n")


@needs_linker
def test_executables_trace_too(dying: Path, golite: Golite, tmp_path: Path) -> None:
    program, file = tmp_path / "program", tmp_path / "trace"
    subprocess.run([*golite.command, "build", "-o", str(program), str(dying)], check=True, env=golite.environment())
    assert program.stat().st_mode & stat.S_IXUSR
    result = subprocess.run([str(program), "exit"], env=clean_environment() | {"GOLITE_TRACE": str(file)})
    assert result.returncode == 7
    trace = read_trace(file)
    assert trace.status == 7 and not follow(trace).problems
    assert any(isinstance(e, GoCreate) and e.site and e.site.function == "main.main" for e in trace.events())


# Files made by hand, by docs/trace.md.


def varints(*values: int) -> bytes:
    out = bytearray()
    for value in values:
        while value >= 0x80:
            out.append(value & 0x7F | 0x80)
            value >>= 7
        out.append(value)
    return bytes(out)


def text(value: str) -> bytes:
    return varints(len(value.encode())) + value.encode()


def chunk(kind: int, payload: bytes, m: int = 0) -> bytes:
    rest = struct.pack("<III", kind, m, len(payload)) + payload
    return struct.pack("<I", zlib.adler32(rest)) + rest


def record(kind: type[Event], *numbers: int) -> bytes:
    return bytes([NUMBERS[kind]]) + varints(*numbers)


HEAD = b"golite trace\n\0\0\x01" + chunk(1, varints(10**18, 1000, 2, 4, 99) + text("prog") + varints(2) + text("") + text("chan receive"))
SYMBOLS = chunk(2, varints(1) + text("main.f") + text("f.go") + varints(3) + varints(2) + text("main.main") + text("f.go") + varints(9))
CLOCK = chunk(3, varints(0, 1000)) + chunk(3, varints(1000, 3000))  # two nanoseconds a tick
END = chunk(5, varints(0))


def written(tmp_path: Path, *parts: bytes) -> Path:
    path = tmp_path / "made"
    path.write_bytes(b"".join(parts))
    return path


def test_format(tmp_path: Path) -> None:
    stream = record(Lost, 100, 0, 0, 0) + record(GoCreate, 10, 7, 1, 2 << 1) + record(ProcStart, 1, 0) + record(GoRun, 4, 7, 1) + record(GoPark, 5, 1)
    # Streams are cut anywhere.
    trace = read_trace(written(tmp_path, HEAD, CLOCK, SYMBOLS, chunk(4, stream[:7], 3), chunk(4, stream[7:], 3), chunk(5, varints(3, 3, 8))))
    assert (trace.info.program, trace.info.procs, trace.info.cores, trace.info.pid) == ("prog", 2, 4, 99)
    assert trace.info.wall_ns == 10**18 + 200  # tick 100
    assert (trace.status, trace.lost) == (3, 8)
    lost, create, start, go, park = trace.events()
    assert lost == Lost(0, 3, -1, 0, 0)
    assert isinstance(create, GoCreate) and (create.time_ns, create.goroutine, create.parked) == (20, 7, False)
    assert (str(create.function), str(create.site)) == ("main.f (f.go:3)", "main.main (f.go:9)")
    assert start == ProcStart(22, 3, 0, 0, 0)
    assert go == GoRun(30, 3, 0, 0, 7, 1)
    assert park == GoPark(40, 3, 0, 7, "chan receive")
    assert not follow(trace).problems


def test_sequence_numbers_beat_clocks(tmp_path: Path) -> None:
    """Thread 2's clock is behind: it readies what thread 1 parks later, as it seems."""
    one = record(Lost, 100, 0, 1, 0) + record(ProcStart, 0, 0) + record(GoCreate, 0, 7, 1, 0) + record(GoCreate, 0, 8, 1, 0)
    one += record(GoRun, 0, 7, 1) + record(GoPark, 50, 1)
    two = record(Lost, 90, 0, 2, 0) + record(ProcStart, 0, 1) + record(GoRun, 5, 8, 1) + record(GoReady, 2, 7, 2) + record(GoPark, 1, 1)
    three = record(Lost, 92, 0, 3, 0) + record(ProcStart, 0, 2) + record(GoRun, 1, 7, 3)
    trace = read_trace(written(tmp_path, HEAD, CLOCK, SYMBOLS, chunk(4, two, 2), chunk(4, three, 3), chunk(4, one, 1), END))
    numbered = [(e.subject, e.seq) for e in trace.events() if isinstance(e, GoRun | GoReady)]
    assert [seq for subject, seq in numbered if subject == 7] == [1, 2, 3]
    times = {m: [e.time_ns for e in trace.events() if e.m == m] for m in (1, 2, 3)}
    assert all(line == sorted(line) for line in times.values())


def test_lost_events_are_counted(tmp_path: Path) -> None:
    stream = record(Lost, 100, 0, 0, 0) + record(Timer, 1, 5) + record(Lost, 200, 41, 1, 6) + record(Timer, 1, 5)
    trace = read_trace(written(tmp_path, HEAD, CLOCK, chunk(4, stream, 1), chunk(5, varints(0, 1, 2))))
    assert trace.lost == 43
    last = list(trace.events())[-1]
    assert (last.p, last.g) == (0, 6)  # what the thread had is known again
    assert "43 events were lost" in summarize(trace).text()


def test_cut_files(tmp_path: Path) -> None:
    """Cut anywhere, a file gives what is whole, or says that there is nothing."""
    whole = HEAD + CLOCK + SYMBOLS + chunk(4, record(Lost, 1, 0, 0, 0), 1) + END
    for size in range(len(whole)):
        path = written(tmp_path, whole[:size])
        if size < len(HEAD) + len(CLOCK) // 2:
            with pytest.raises(TraceError, match=r"cut right at the start|no event trace"):
                read_trace(path)
        else:
            trace = read_trace(path)
            assert not trace.complete and len(trace) == (size >= len(whole) - len(END))
    assert read_trace(written(tmp_path, whole)).complete


def test_damaged_files(tmp_path: Path) -> None:
    """Every byte that is another is noticed, but that a chunk can come to look as if the file ended in it."""
    events = record(Lost, 1, 0, 0, 0) + record(Timer, 1, 5)
    whole = HEAD + CLOCK + SYMBOLS + chunk(4, events, 1) + END
    noticed = 0
    for at in range(len(whole)):
        damaged = bytearray(whole)
        damaged[at] ^= 0x15
        try:
            assert not read_trace(written(tmp_path, bytes(damaged))).complete
        except TraceError:
            noticed += 1
    assert noticed > len(whole) * 0.9


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ([HEAD, CLOCK, chunk(4, bytes([99, 1]), 1), END], "have no kind 99"),
        ([HEAD, CLOCK, chunk(4, record(Timer, 1, 5), 1), END], "have no kind"),
        ([HEAD, CLOCK, chunk(4, record(Lost, 1, 0, 0, 0)[:-1], 1), END], "end within one"),
        ([HEAD, CLOCK, HEAD[16:]], "does not belong there"),
        ([HEAD, CLOCK, END, CLOCK], "does not belong there"),
        ([HEAD, CLOCK, chunk(2, varints(1, 200))], "makes no sense"),
        ([HEAD, CLOCK, chunk(6, b"")], "is no chunk"),
        ([b"golite trace\n\0\0\x02"], "version 2"),
        ([b"\x7fELF" + bytes(60)], "no event trace"),
    ],
)
def test_what_is_wrong_is_told(parts: list[bytes], message: str, tmp_path: Path, golite: Golite) -> None:
    path = written(tmp_path, *parts)
    with pytest.raises(TraceError, match=message):
        read_trace(path)


def test_command_tells_errors(tmp_path: Path, golite: Golite) -> None:
    def trace(*args: str) -> tuple[int, str, str]:
        result = subprocess.run([*golite.command, "trace", *args], capture_output=True, text=True, env=golite.environment())
        return result.returncode, result.stdout, result.stderr

    damaged = written(tmp_path, HEAD, CLOCK, chunk(4, bytes([99, 1]), 1), END)
    assert trace(str(damaged)) == (1, "", f"{damaged}: damaged: the events of thread 1 have no kind 99 (byte 0 of them)\n")
    assert trace(str(tmp_path / "none")) == (1, "", f"golite trace: {tmp_path / 'none'}: No such file or directory\n")
    assert trace()[0] == 1


def test_impossible_events_are_problems() -> None:
    def problems(*events: Event) -> list[str]:
        follower = Follower()
        for event in events:
            follower.feed(event)
        return [problem.rpartition(": ")[2] for problem in follower.problems]

    start = ProcStart(0, 1, 0, 0, 0)
    create = GoCreate(0, 1, 0, 0, 7, Symbol("f"), None, False)
    run7 = GoRun(1, 1, 0, 0, 7, 1)
    assert problems(start, create, run7) == []
    assert problems(start, create, run7, GoRun(2, 2, 0, 0, 7, 2)) == ["the goroutine is running, not runnable", "the p is on thread 1"]
    assert problems(start, create, create) == ["the goroutine is there already"]
    assert problems(start, create, GoPark(1, 1, 0, 7, "sleep")) == ["the goroutine is runnable, not running", "the goroutine is on thread -1"]
    assert problems(start, create, GoRun(1, 1, 0, 0, 7, 2)) == ["sequence number 2 comes after 0"]
    assert problems(create, GoRun(1, 1, -1, 0, 7, 1)) == ["the thread has no p"]
    assert problems(start, create, run7, GoEnd(0, 1, 0, 7)) == ["the thread's time goes back"]
    assert problems(StopBegin(0, 1, 0, 0), StopEnd(1, 1, 0, 0)) == ["stopping the world goes by begin, done, end"]
    assert problems(GoEnd(0, 1, 0, 9)) == ["nobody made the goroutine", "the goroutine is on thread -1"]
