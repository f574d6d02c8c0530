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
