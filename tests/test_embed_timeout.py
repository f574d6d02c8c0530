"""Limits of time: one thread looks after all of them, and each ends what it is the limit of, saying so."""

from __future__ import annotations

from embed_script import run_script

SOURCE = '''
import os, threading, time
m = golite.compile("""package t
import "time"
var ended int
func Add(a, b int) int { return a + b }
func Spin() { for {} }
func Sleep(ms int) int { time.Sleep(time.Duration(ms) * time.Millisecond); return ms }
func Slow(ms int) { defer func() { ended++ }(); time.Sleep(time.Duration(ms) * time.Millisecond) }
func Ended() int { return ended }
func Call(f func() int) int { return f() }
func Named(timeout int) int { return timeout }
""", "t.go")
def threads(): return sorted(t.name for t in threading.enumerate() if t.name.startswith("golite timeout"))
'''


def test_limits_that_are_not_reached() -> None:
    run_script(
        SOURCE
        + """
assert threads() == []
limited = m.Add.with_limits(timeout=100)
for n in range(2000):
    assert m.Add(n, 1, timeout=100 - n % 7) == m.Add(n, b=1, timeout=0.5 * n + 60) == limited(n, b=1) == n + 1
assert threads() == ["golite timeouts"]
from golite.embed.timeout import _watcher
assert len(_watcher._limits) == 0, _watcher._limits
def many():
    for n in range(500): m.Sleep(0, timeout=50 + n % 11)
running = [threading.Thread(target=many) for _ in range(8)]
for t in running: t.start()
for t in running: t.join()
assert len(_watcher._limits) <= 210, len(_watcher._limits)
raises(TypeError, lambda: m.Add(1, 2, timeout="x"))
raises(TypeError, lambda: m.Add(1, timeout=1), "Add() missing 1 required argument: 'b'")
assert m.Named(timeout=3) == m.Named(3) == 3
"""
    )


def test_each_has_its_reason() -> None:
    """An earlier limit than those that there are is told in its time, and concurrent ones in runtimes of their own do not mix."""
    run_script(
        SOURCE
        + """
found = {}
def call(n, seconds):
    with golite.Runtime() as runtime:
        instance = runtime.load(m)
        try:
            instance.Slow(60_000, timeout=seconds)
        except TimeoutLimit as error:
            found[n] = str(error), instance.Ended()
limits = [0.4, 0.2, 0.3, 0.05, 0.1, 0.25]
running = [threading.Thread(target=call, args=(n, seconds)) for n, seconds in enumerate(limits)]
for t in running: t.start()
for t in running: t.join()
assert found == {n: (f"the call took longer than {seconds:g} s", 1) for n, seconds in enumerate(limits)}, found
assert m.Sleep(5, timeout=60) == 5
"""
    )


def test_nested() -> None:
    run_script(
        SOURCE
        + """
def inner(): return m.Sleep(60_000, timeout=INNER)
for INNER, OUTER, text in ((0.02, 60, "0.02"), (60, 0.02, "0.02"), (60, 60, "")):
    if text:
        raises(TimeoutLimit, lambda: m.Call(inner, timeout=OUTER), f"the call took longer than {text} s")
    else:
        assert m.Call(lambda: m.Add(2, 3, timeout=INNER), timeout=OUTER) == 5
    assert m.Add(2, 3) == 5
    assert m._instance._count() == 0
# One in the time of another, of the same instance: both calls end, and the first to be reached is told.
errors = []
def call(seconds):
    try: m.Sleep(60_000, timeout=seconds)
    except TimeoutLimit as error: errors.append(str(error))
running = [threading.Thread(target=call, args=(seconds,)) for seconds in (60, 0.1)]
for t in running: t.start()
for t in running: t.join()
assert errors == ["the call took longer than 0.1 s"] * 2, errors
assert threads() == ["golite timeouts"]
"""
    )


def test_fork_and_exit() -> None:
    run_script(
        SOURCE
        + """
def fork():
    child = os.fork()
    if not child:
        raises(Error, lambda: m.Add(1, 2, timeout=1))
        os._exit(0)
    return os.waitpid(child, 0)[1]
assert m.Call(fork, timeout=60) == 0
for n in range(20):
    running = [threading.Thread(target=m.Sleep, args=(1,), kwargs={"timeout": 60}) for _ in range(4)]
    for t in running: t.start()
    assert fork() == 0
    for t in running: t.join()
threading.Thread(target=lambda: m.Spin(timeout=100), daemon=True).start()
m.Sleep(20, timeout=50)
"""
    )


def test_a_limit_survives_that_no_thread_can_be_started() -> None:
    run_script(
        """
        import threading, time
        from golite.embed.timeout import Timeout
        start = threading.Thread.start
        def refused(thread): raise RuntimeError("can't start new thread")
        threading.Thread.start = refused
        try:
            Timeout(5, lambda: None).run(int)
            raise AssertionError
        except RuntimeError: pass
        threading.Thread.start = start
        hits = threading.Event()
        Timeout(60, lambda: None).run(int)  # one watches
        threading.Thread.start = refused
        def call():
            time.sleep(0.1)
            threading.Thread.start = start
            return hits.wait(30)
        assert Timeout(0.01, hits.set).run(call)
        hits.clear()
        assert Timeout(0.01, hits.set).run(lambda: hits.wait(30))
        """
    )


def test_handlers_of_signals_that_raise_at_any_point() -> None:
    """Of a call with a limit nothing is left: the limit does not come later, and the next ones do."""
    run_script(
        SOURCE
        + """
import signal
class Hit(Exception): pass
def handler(*_): raise Hit
signal.signal(signal.SIGALRM, handler)
kept = []
def rounds(call, count):
    for n in range(count):
        try:
            signal.setitimer(signal.ITIMER_REAL, 0.0002 + n % 60 * 1e-6)
            while True: call()
        except Hit as error: kept.append(error)  # and what its traceback refers to
rounds(lambda: m.Add(1, 2, timeout=0.2), 3000)
rounds(lambda: m.Sleep(0, timeout=0.2), 500)
from golite.embed.timeout import _watcher
time.sleep(0.4)
assert m.Sleep(300) == 300
raises(TimeoutLimit, lambda: m.Spin(timeout=0.05))
assert m.Add(1, 2) == 3
"""
    )


def test_limits_in_handlers_of_signals() -> None:
    """They set limits while one is being set."""
    run_script(
        SOURCE
        + """
import signal
m.Add(1, 1, timeout=30)
hits = []
signal.signal(signal.SIGALRM, lambda *_: hits.append(m.Add(1, 1, timeout=30)))
begin = time.monotonic()
n = 0
while time.monotonic() < begin + 2 or len(hits) < 10:
    n += 1
    before = len(hits)
    signal.setitimer(signal.ITIMER_REAL, 0.0003 + n % 50 * 1e-6)
    while len(hits) == before: m.Add(1, 2, timeout=50 - n % 7)
"""
    )


def test_packages_that_are_initialised() -> None:
    run_script(
        """
        begins = "package main\\nfunc init() { for { } }\\nfunc main() { }\\n"
        raises(TimeoutLimit, lambda: golite.run(begins, timeout=0.2), "the call took longer than 0.2 s")
        runs = "package main\\nimport \\"time\\"\\nfunc init() { time.Sleep(time.Millisecond) }\\nfunc main() { for { } }\\n"
        raises(TimeoutLimit, lambda: golite.run(runs, timeout=0.2), "the call took longer than 0.2 s")
        assert golite.run(begins.replace("{ for { } }", "{ println(7) }"), timeout=60).stderr == "7\\n"
        """
    )
