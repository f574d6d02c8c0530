"""A host whose system has no thread left: an exception, and the process goes on."""

from __future__ import annotations

from embed_script import run_script
from limits import limited_threads

_PRELUDE = """
    import io, os, resource, threading, time

    def no_threads():
        "From here on there can be none more than there are."
        resource.setrlimit(resource.RLIMIT_NPROC, (1, HARD))

    def threads():
        resource.setrlimit(resource.RLIMIT_NPROC, (HARD, HARD))

    HARD = resource.getrlimit(resource.RLIMIT_NPROC)[1]
    NONE = "can't start new thread"
"""

_BLOCKING = '''
    package b
    import ("sync"; "syscall"; "time")
    func Double(n int) int { return 2 * n }
    func Sum(n int) int {
        c := make(chan int)
        for i := range n { go func() { c <- i }() }
        s := 0
        for range n { s += <-c }
        return s
    }
    // Block waits for so many goroutines that each read from a pipe, blocking a thread.
    func Block(fd, n int) {
        var wg sync.WaitGroup
        for range n {
            wg.Add(1)
            go func() { defer wg.Done(); var b [1]byte; syscall.Read(fd, b[:]) }()
        }
        wg.Wait()
    }
    func Sleep() { time.Sleep(20 * time.Millisecond) }
    func Call(f func(int) int, n int) int {
        c := make(chan int)
        go func() { c <- f(n) }()
        return <-c
    }
'''


def run(script: str) -> None:
    out = run_script(_PRELUDE + f"    SOURCE = {_BLOCKING!r}\n" + script.rstrip() + "\n    print('done')", preexec=limited_threads(200))
    assert out == "done\n"


def test_start() -> None:
    run(
        """
    no_threads()
    for _ in range(3):
        raises(RuntimeError, lambda: golite.compile(SOURCE).Double(4), NONE)
    threads()
    b = golite.compile(SOURCE)
    assert b.Double(4) == 8 and b.Sum(100) == 4950
    """
    )


def test_calls_go_on() -> None:
    run(
        """
    b = golite.compile(SOURCE)
    assert b.Double(4) == 8
    no_threads()
    for _ in range(20):
        assert b.Double(4) == 8
    threads()
    assert b.Sum(1000) == 499500
    no_threads()
    for _ in range(20):
        assert b.Sum(1000) == 499500
        b.Sleep()
    """
    )


def test_all_threads_blocked() -> None:
    run(
        """
    b = golite.compile(SOURCE)
    assert b.Sum(10) == 45
    for _ in range(3):
        read, write = os.pipe()
        no_threads()
        raises(GoPanic, lambda: b.Block(read, 300), "fatal error: failed to create new OS thread")
        threads()
        os.close(write)
        time.sleep(0.1)  # in which golite gets threads, and one in reserve again
        assert b.Sum(1000) == 499500
        os.close(read)
    """
    )


def test_max_threads() -> None:
    run(
        """
    b = golite.compile('package m; import "runtime/debug"; func Set(n int) int { return debug.SetMaxThreads(n) }')
    other = golite.compile(SOURCE)
    assert other.Sum(10) == 45
    raises(GoPanic, lambda: b.Set(1), "fatal error: thread exhaustion")
    assert b.Set(40) == 10000
    read, write = os.pipe()
    raises(GoPanic, lambda: other.Block(read, 100), "fatal error: thread exhaustion")
    assert b.Set(10000) == 40
    os.close(write)
    time.sleep(0.1)
    assert other.Sum(1000) == 499500
    """
    )


def test_functions_of_the_host() -> None:
    run(
        """
    b = golite.compile(SOURCE)
    assert b.Sum(10) == 45
    no_threads()
    raises(GoPanic, lambda: b.Call(lambda n: n + 1, 5), "fatal error: " + NONE)
    raises(RuntimeError, lambda: golite.go(print), NONE)
    threads()
    assert b.Call(lambda n: n + 1, 5) == 6
    no_threads()
    assert b.Call(lambda n: n + 1, 5) == 6
    assert golite.go(lambda: 7).result() == 7
    """
    )


def test_streams_and_timeouts() -> None:
    run(
        """
    b = golite.compile(SOURCE)
    assert b.Sum(10) == 45
    no_threads()
    before = len(os.listdir("/proc/self/fd"))
    raises(RuntimeError, lambda: golite.Runtime(stdout=io.StringIO(), stdin=io.BytesIO()), NONE)
    assert len(os.listdir("/proc/self/fd")) == before
    raises(RuntimeError, lambda: b.Sum(10, timeout=5), NONE)
    threads()
    assert b.Sum(10, timeout=5) == 45
    with golite.Runtime(stdout=io.StringIO(), stdin=io.BytesIO()) as r:
        assert r.load(golite.compile(SOURCE)).Sum(10) == 45
    """
    )
