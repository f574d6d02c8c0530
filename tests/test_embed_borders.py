"""Calls within calls: Go that calls Python that calls Go. Deadlocks, ends and hubs where the threads and greenlets of both wait for each other."""

from __future__ import annotations

from textwrap import dedent

import pytest
from embed_script import run_script

SCRIPT = '''
import os, threading, time
m = golite.compile("""
package m

import "sync"

func Call(f func()) { f() }
func InGo(f func()) { done := make(chan int); go func() { f(); close(done) }(); <-done }
func Dead() { <-make(chan int) }
func Spin() { for {} }
func Add(a, b int) int { return a + b }
func Fan(f func(int) int, n int) (sum int) {
	var wg sync.WaitGroup
	var mu sync.Mutex
	for i := range n {
		wg.Go(func() { v := f(i); mu.Lock(); sum += v; mu.Unlock() })
	}
	wg.Wait()
	return sum
}
""")
other = golite.compile("""
package other
func Dead() { select {} }
""")
def receive(): golite.Chan(int).recv()
'''


def run(script: str, stress: str = "") -> str:
    return run_script(SCRIPT + dedent(script), stress=stress)


DEADLOCKS = [
    "m.Dead()", "m.Call(m.Dead)", "m.Call(receive)", "m.Call(lambda: m.Call(m.Dead))", "m.Call(other.Dead)", "m.InGo(lambda: m.Dead())",
    "m.InGo(receive)", "m.InGo(lambda: m.InGo(receive))", "golite.go(m.Dead).result()", "golite.go(receive).result()",
    "golite.go(lambda: m.Call(receive)).result()", "golite.go(lambda: golite.go(m.Dead).result()).result()",
]  # fmt: skip


@pytest.mark.parametrize("stress", ["", "preempt,sched"])
def test_deadlocks(stress: str) -> None:
    """Told whoever is in between, and only if nobody in Python can help."""
    calls = ", ".join(f"lambda: {call}" for call in DEADLOCKS)
    script = f"""
        for call in [{calls}]:
            error = raises(DeadlockError, call)
            assert str(error).startswith("all goroutines are asleep - deadlock!") and error.goroutines, error
            assert m.Add(1, 2) == 3
        c = golite.Chan(int)
        def late(): time.sleep(0.3); c.send(1)
        def wait(): assert c.recv() == 1
        def begin(): golite.go(late); wait()
        m.InGo(begin)  # a goroutine that sleeps in Python
        def later(): m.Call(lambda: time.sleep(0.3)); c.send(1)
        golite.go(later); m.Call(wait)
        threading.Timer(0.3, lambda: c.send(1)).start()
        m.Call(lambda: m.InGo(wait))
        print("helped", m.Add(1, 2))
    """
    assert run(script, stress) == "helped 3\n"


def test_ends_from_callbacks() -> None:
    """A limit of time and close() end what they can; what called them ends when it is gone back to. That is not waited for (two seconds)."""
    script = """
        begin = time.monotonic()
        for _ in range(5):
            def limited():
                raises(TimeoutLimit, lambda: m.Spin(timeout=0.01))
                assert m.Add(1, 2) == 3
            raises(TimeoutLimit, lambda: m.Call(limited))
            runtime = golite.Runtime()
            inside = runtime.load(m)
            raises(Error, lambda: inside.Call(runtime.close))
        print(time.monotonic() - begin < 8, m.Add(1, 2))
    """
    assert run(script) == "True 3\n"


def test_hubs_end() -> None:
    """Threads for calls that block are there while they are needed; threads that only wait for the GIL are no more than a few."""
    script = """
        def hubs(): return sum(thread.name == "golite hub" for thread in threading.enumerate())
        most = 0
        def block(n):
            global most
            time.sleep(1.5)
            most = max(most, hubs())
            return n
        assert m.Fan(block, 12) == 66
        assert most >= 6, most
        until = time.monotonic() + 30
        while hubs() > 6 and time.monotonic() < until: time.sleep(0.01)
        print(hubs() <= 6, m.Fan(lambda n: n, 100))
        end = time.monotonic() + 2
        def busy():
            while time.monotonic() < end: sum(range(1000))
        def fan():
            while time.monotonic() < end: m.Fan(lambda n: n, 30)
        threads = [threading.Thread(target=f) for f in (busy, busy, busy, fan, fan, fan)]
        for thread in threads: thread.start()
        for thread in threads: thread.join()
        print(hubs() <= 20)
    """
    assert run(script) == "True 4950\nTrue\n"


def test_exceptions_that_nobody_asked_for() -> None:
    script = """
        import gc
        told = []
        def hook(args): told.append((args.exc_type.__name__, str(args.exc_value), args.thread.name))
        def fail(): raise ValueError("lost")
        threading.excepthook, usual = hook, threading.excepthook
        started = golite.go(fail)
        while not started.done: time.sleep(0.001)
        del started
        asked = golite.go(fail)
        raises(ValueError, asked.result, "lost")
        del asked
        until = time.monotonic() + 30
        while not told and time.monotonic() < until: gc.collect(); time.sleep(0.001)
        print(told)
        threading.excepthook = usual
        sys.stderr = sys.stdout
        started = golite.go(fail)
        while not started.done: time.sleep(0.001)
        del started
        gc.collect()
        time.sleep(0.1)
    """
    lines = run(script).splitlines()
    assert lines[:2] == ["[('ValueError', 'lost', 'goroutine fail')]", "Exception in thread goroutine fail:"]
    assert lines[-1] == "ValueError: lost"


def test_all_are_told_of_a_panic() -> None:
    """Also if Go has to be called, and waits, to tell what it says."""
    script = '''
        p = golite.compile("""
            package p
            import ("errors"; "time")
            type Slow struct { s string }
            func (e *Slow) Error() string { time.Sleep(time.Millisecond); return e.s }
            type Pair struct { S string; Err error }
            func (e Pair) Error() string { return e.S }
            var c = make(chan int)
            func Wait() int { return <-c }
            func Call(f func()) { f() }
            func Boom(pair bool) {
                go func() {
                    time.Sleep(10 * time.Millisecond)
                    if pair { panic(Pair{"slow", errors.New("in")}) }
                    panic(&Slow{"slow"})
                }()
            }
        """)
        for pair in False, True:
            waiting = [golite.go(p.Wait) for _ in range(6)]
            time.sleep(0.2)
            p.Boom(pair)
            for w in waiting: raises(GoPanic, w.result, "slow")
        told = []
        def tell(call): told.append(str(raises(GoPanic, call)))
        threads = [threading.Thread(target=tell, args=(call,)) for call in (p.Wait, lambda: p.Call(lambda: time.sleep(0.8)))]
        for thread in threads: thread.start()
        time.sleep(0.15)
        p.Boom(True)
        for thread in threads: thread.join()
        print(told)
    '''
    assert run(script) == "['slow', 'slow']\n"


def test_all_are_told_of_a_deadlock() -> None:
    """Of channels that Python made: threads and goroutines."""
    script = """
        told = []
        def wait(): told.append(raises(DeadlockError, golite.Chan(int).recv))
        threads = [threading.Thread(target=wait) for _ in range(3)]
        for thread in threads: thread.start()
        wait()
        for thread in threads: thread.join()
        print(len(told))
    """
    assert run(script) == "4\n"


def test_threads_that_python_does_not_know() -> None:
    """Of _thread, or of C: they may do something for others, until they have gone."""
    script = """
        import _thread
        c = golite.Chan(int)
        got, may = [], threading.Event()
        def other():
            got.append(c.recv())
            threading.current_thread()  # module threading knows one more from now on, for ever
            may.wait()
            c.send(2)
        _thread.start_new_thread(other, ())
        time.sleep(0.3)
        c.send(1)
        threading.Timer(0.3, may.set).start()
        print(c.recv(), got)
        raises(DeadlockError, c.recv)
    """
    assert run(script) == "2 [1]\n"


def test_ends_under_functions_on_hubs() -> None:
    """What is to end but has not begun leaves nothing behind; what a function calls of the group that is ending is refused."""
    script = '''
        from golite.embed import reaper
        reaper.GRACE_NS = 1000 * 10**9
        threading.Thread(target=time.sleep, args=(100,), daemon=True).start()
        read, write = os.pipe()
        refused = []
        def slow() -> None: time.sleep(0.15)
        def inner() -> None:
            time.sleep(0.2)
            refused.append(raises(TimeoutLimit, lambda: inst.Inc(1)))
        source = """
            package main
            import ("host"; "syscall"; "time")
            func Slow(n int) { for range n { go func() { host.Slow() }() }; time.Sleep(time.Hour) }
            func Read(n, fd int) { for range n { go func() { syscall.Read(fd, make([]byte, 1)) }() }; time.Sleep(time.Hour) }
            func Direct() { host.Inner() }
            func Elsewhere() { go func() { host.Inner() }(); select {} }
            var sum int
            func Inc(n int) int { sum += n; return sum }
        """
        runtime = golite.Runtime()
        inst = runtime.load(golite.compile(source, hosts={"host": {"Slow": slow, "Inner": inner}}))
        raises(TimeoutLimit, lambda: inst.Slow(30, timeout=0.05))
        raises(TimeoutLimit, lambda: inst.Read(30, read, timeout=0.1))
        print(runtime.stats()["goroutines"])
        for n, call in enumerate([inst.Direct, inst.Elsewhere]):
            for _ in range(100):  # the time may be over before the function has begun
                if len(refused) == n: raises(TimeoutLimit, lambda: call(timeout=0.05))
        print(len(refused), inst.Inc(1))
    '''
    assert run(script) == "0\n2 1\n"


def test_hooks_that_raise() -> None:
    """Exceptions go on being told, and runtimes that nobody has go on being ended."""
    script = """
        import gc, sys
        told, raised = [], []
        def hook(args):
            told.append(str(args.exc_value))
            raise ValueError("hook")
        threading.excepthook = hook
        sys.excepthook = lambda kind, error, traceback: raised.append(str(error))
        class Target:
            def __init__(self, text): self.text = text
            def write(self, data): return len(data)
            def flush(self): raise OSError(self.text)
        for n in range(3):
            golite.Runtime(stdout=Target(f"flush {n}"), stderr=Target("another"))
            until = time.monotonic() + 30
            while len(told) < 2 * n + 2 and time.monotonic() < until: gc.collect(); time.sleep(0.001)
        print(told, set(raised))
    """
    assert run(script) == "['flush 0', 'another', 'flush 1', 'another', 'flush 2', 'another'] {'hook'}\n"


def test_timeouts_of_channels() -> None:
    script = """
        from decimal import Decimal
        from fractions import Fraction
        c = golite.Chan(int)
        for seconds in float("inf"), 1e300, 10**400, 2**64 / 1e9, Decimal(10):
            started = golite.go(c.recv, seconds)
            time.sleep(0.05)
            c.send(1, timeout=seconds)
            assert started.result(timeout=seconds) == 1
        for seconds in 0, -1, float("-inf"), 0.01, Decimal("0.01"), Fraction(1, 100), False:
            raises(TimeoutError, lambda: c.recv(seconds))
        for wrong in "1", [], 1j:
            raises(TypeError, lambda: c.recv(wrong), f"a timeout is a number of seconds from 0 on, not {wrong!r}")
            raises(TypeError, lambda: m.Add(1, 2, timeout=wrong), f"a timeout is a number of seconds from 0 on, not {wrong!r}")
        raises(ValueError, lambda: c.recv(float("nan")), "a timeout is a number of seconds from 0 on, not nan")
        print(m.Add(1, 2, timeout=Decimal(10)), m.Add(1, 2, timeout=float("inf")))
    """
    assert run(script) == "3 3\n"
