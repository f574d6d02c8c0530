"""Handlers of signals that come while the main thread is in Go: of any signal that Python handles, whatever Go does."""

from __future__ import annotations

import pytest
from embed_script import run_script

SOURCE = '''
import os, signal, threading, time
m = golite.compile("""
    package k
    import ("io"; "os"; "syscall"; "time")
    var Began, Deferred int
    func Spin() { defer func() { Deferred++ }(); Began++; for {} }
    func Sleep(ms int) { defer func() { Deferred++ }(); Began++; time.Sleep(time.Duration(ms) * time.Millisecond) }
    func Call(f func()) { defer func() { Deferred++ }(); Began++; f() }
    func Wait() { defer func() { Deferred++ }(); Began++; <-make(chan int) }
    func ReadAll() { defer func() { Deferred++ }(); Began++; io.ReadAll(os.Stdin) }
    func Read(fd int) { defer func() { Deferred++ }(); Began++; syscall.Read(fd, make([]byte, 1)) }
    func Inc(n int) int { return n + 1 }
""")
threading.Thread(target=time.sleep, args=(100,), daemon=True).start()  # or Wait would be a deadlock
read, write = os.pipe()
os.dup2(read, 0)  # nothing comes from there
'''

SIGNALS = ["SIGTERM", "SIGALRM", "SIGUSR1", "SIGCHLD", "SIGWINCH", "SIGRTMIN", "SIGRTMAX", "SIGINT"]
CALLS = ["m.Spin()", "m.Sleep(100_000)", "m.Wait()", "m.ReadAll()", "m.Read(read)", "m.Call(m.Spin)", "m.Call(lambda: time.sleep(100))"]


@pytest.mark.parametrize(("name", "call"), [("SIGTERM", call) for call in CALLS] + [(name, "m.ReadAll()") for name in SIGNALS[1:]])
def test_handlers_that_raise(name: str, call: str) -> None:
    script = """
        class Alarm(Exception): pass
        def handler(*_):
            m.Inc(1)
            raise Alarm
        def interrupt(n):
            while m.Began <= n: time.sleep(0.001)
            time.sleep(0.05 * (n + 1))
            os.kill(os.getpid(), signal.NAME)
        signal.signal(signal.NAME, handler)
        for n in range(3):
            threading.Thread(target=interrupt, args=(n,)).start()
            begin = time.monotonic()
            raises(Alarm, lambda: CALL)
            assert time.monotonic() - begin < 30
            assert m.Deferred > n, m.Deferred
    """
    run_script(SOURCE + script.replace("NAME", name).replace("CALL", call).replace("\n        ", "\n"))


@pytest.mark.parametrize("call", ["m.Spin", "m.Wait", "m.ReadAll"])
def test_handlers_that_do_not_raise(call: str) -> None:
    script = f"""
hits = []
signal.signal(signal.SIGALRM, lambda *_: hits.append(len(hits)))
signal.setitimer(signal.ITIMER_REAL, 0.02, 0.02)
raises(golite.TimeoutLimit, {call}.with_limits(timeout=1))
signal.setitimer(signal.ITIMER_REAL, 0)
assert len(hits) > 3, hits
assert m.Deferred == 1
"""
    run_script(SOURCE + script)


def test_handlers_are_found_whenever_they_are_set() -> None:
    script = """
class Alarm(Exception): pass
def handler(*_): raise Alarm
raises(golite.TimeoutLimit, m.Spin.with_limits(timeout=0.2))
for n in range(5):
    signal.signal(signal.SIGALRM, handler)
    call = m.Spin if n % 2 else m.ReadAll
    raises(Alarm, lambda: (signal.setitimer(signal.ITIMER_REAL, 0.001 * n + 0.001), call()))
    signal.signal(signal.SIGALRM, signal.SIG_IGN)
    os.kill(os.getpid(), signal.SIGALRM)
    m.Sleep(70)
"""
    run_script(SOURCE + script)


def test_signals_that_come_to_other_threads() -> None:
    """The main thread blocks the signal, so that another one has Python's function called."""
    script = """
class Alarm(Exception): pass
def handler(*_): raise Alarm
signal.signal(signal.SIGUSR1, handler)
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1])
def other():
    signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGUSR1])
    time.sleep(0.1)
    os.kill(os.getpid(), signal.SIGUSR1)
for call in m.Spin, m.Wait, m.ReadAll:
    thread = threading.Thread(target=other); thread.start()
    raises(Alarm, call)
    thread.join()
"""
    run_script(SOURCE + script)


def test_the_wakeup_descriptor_stays_the_programs() -> None:
    script = """
signal.signal(signal.SIGUSR1, lambda *_: None)
woken, wake = os.pipe()
os.set_blocking(wake, False)
signal.set_wakeup_fd(wake)
threading.Timer(0.1, os.kill, (os.getpid(), signal.SIGUSR1)).start()
m.Sleep(300)
assert os.read(woken, 10) == bytes([signal.SIGUSR1])
assert signal.set_wakeup_fd(-1) == wake
"""
    run_script(SOURCE + script)


def test_handlers_that_are_not_pythons_are_left_alone() -> None:
    script = """
import ctypes, tempfile
log = tempfile.TemporaryFile()
faulthandler.register(signal.SIGUSR1, file=log, all_threads=False)
def handler_of(number):
    action = (ctypes.c_uint64 * 32)()
    ctypes.CDLL(None).sigaction(number, None, action)
    return action[0]
before = handler_of(signal.SIGUSR1)
threading.Timer(0.1, os.kill, (os.getpid(), signal.SIGUSR1)).start()
m.Sleep(300)
assert handler_of(signal.SIGUSR1) == before
log.seek(0)
assert b"most recent call first" in log.read()
"""
    run_script(SOURCE + script)


HANDLERS = '''
import os, signal, threading, time
from golite.embed import reaper
m = golite.compile("""
    package k
    import ("runtime"; "time"; "unsafe")
    var c = make(chan int, 1)
    var sink []byte
    func Wait() int { return <-c }
    func Send(n int) { c <- n }
    func Drain() { select { case <-c: default: } }
    func Sleep(ms int) { time.Sleep(time.Duration(ms) * time.Millisecond) }
    func Fault() int { return *(*int)(unsafe.Pointer(uintptr(8))) }
    func Spin() { for {} }
    func Collections() int {
        var a, b runtime.MemStats
        runtime.ReadMemStats(&a)
        for range 3000 { sink = make([]byte, 1<<16) }
        runtime.ReadMemStats(&b)
        return int(b.NumGC - a.NumGC)
    }
""")
def soon(handler, number=signal.SIGUSR1, seconds=0.1):
    signal.signal(number, handler)
    threading.Timer(seconds, os.kill, (os.getpid(), number)).start()
'''


def test_what_handlers_call() -> None:
    """Faults are panics, memory is collected and loops end, as in any other call."""
    script = """
other = golite.Runtime().load(m)
done = []
def handler(*_):
    raises(GoPanic, m.Fault, "runtime error: invalid memory address or nil pointer dereference")
    raises(TimeoutLimit, lambda: other.Spin(timeout=0.05))
    assert m.Collections() > 10
    done.append(1)
    threading.Timer(0.1, m.Send, (5,)).start()
soon(handler)
assert m.Wait() == 5
assert done and m.Collections() > 10
"""
    run_script(HANDLERS + script)


def test_handlers_within_handlers() -> None:
    """As long as one of them runs, what waits is at no deadlock."""
    script = """
hits = []
def inner(*_): hits.append(2)
def outer(*_):
    hits.append(1)
    soon(inner, signal.SIGUSR2, 0.05)
    m.Sleep(200)
    assert hits == [1, 2]
    time.sleep(0.6)
    m.Send(7)
soon(outer)
assert m.Wait() == 7
"""
    run_script(HANDLERS + script)


def test_deadlocks_in_handlers() -> None:
    """What a handler waits for comes from nobody either."""
    script = """
def handler(*_): raises(DeadlockError, m.Wait)
soon(handler)
raises(DeadlockError, m.Wait)
raises(DeadlockError, m.Wait)
"""
    run_script(HANDLERS + script)


def test_a_timer_of_the_hosts_is_no_deadlock() -> None:
    script = """
signal.signal(signal.SIGALRM, lambda *_: m.Send(3))
signal.setitimer(signal.ITIMER_REAL, 1)
assert m.Wait() == 3
raises(DeadlockError, m.Wait)
"""
    run_script(HANDLERS + script)


def test_later_calls_go_on() -> None:
    """A handler that raises ends the call that it interrupted, also if that ends by itself meanwhile, and no other."""
    script = """
class Stop(Exception): pass
def handler(*_):
    m.Send(7)  # which the call waits for
    raise Stop
signal.signal(signal.SIGALRM, handler)
stopped = 0
for _ in range(40):
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.005)  # which may be over before the call begins
        m.Wait()
    except Stop:
        stopped += 1
    m.Drain()
    m.Sleep(10)
assert stopped == 40
"""
    run_script(HANDLERS + script)


def test_close_in_handlers() -> None:
    """What is interrupted ends when the handler is over, and is not waited for."""
    script = """
reaper.GRACE_NS = 1000 * 10**9
threading.Thread(target=time.sleep, args=(100,), daemon=True).start()
runtime = golite.Runtime()
soon(lambda *_: runtime.close())
raises(Error, runtime.load(m).Wait, "the runtime is closed")
"""
    run_script(HANDLERS + script)


def test_threads_keep_what_is_theirs() -> None:
    """The signal mask, and how floats are rounded, whatever goroutines have run on them."""
    script = """
import ctypes
spin = golite.compile(\"\"\"
    package spin
    func spin(n int, done chan int) { x := 0; for i := range n { x += i ^ x>>3 }; done <- x }
    func Run(k, n int) (sum int) {
        done := make(chan int)
        for range k { go spin(n, done) }
        for range k { sum += <-done }
        return sum
    }
\"\"\")
libm = ctypes.CDLL("libm.so.6")
upward = 0x800
libm.fesetround(upward)
for blocked in set(), {signal.SIGUSR2}:
    signal.pthread_sigmask(signal.SIG_SETMASK, blocked)
    for _ in range(15):
        spin.Run(5, 20_000_000)
        assert signal.pthread_sigmask(signal.SIG_BLOCK, []) == blocked
        assert libm.fegetround() == upward
"""
    run_script(HANDLERS + script)


def test_handlers_that_raise_at_any_point_of_a_call() -> None:
    """Whatever they interrupt of what golite does in Python, no call stays begun: one that waits alone is at a deadlock."""
    script = """
class Hit(Exception): pass
def handler(*_): raise Hit
signal.signal(signal.SIGALRM, handler)
channel = golite.Chan(int)
pairs = golite.compile("package p\\ntype P struct { A, B int }\\nfunc Swap(p P) P { return P{p.B, p.A} }\\nfunc First(p []P) P { return p[0] }\\n")
calls = lambda: golite.select(channel, default=True), lambda: pairs.First([pairs.P(1, 2)]), lambda: channel.cap
kept = []
for n in range(4000):
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.0002 + n % 60 * 1e-6)
        while True: calls[n % 3]()
    except Hit as error: kept.append(error)
assert pairs.Swap(pairs.P(1, 2)) == pairs.P(2, 1)
raises(DeadlockError, channel.recv)
"""
    run_script("import signal\n" + script)


def test_handlers_that_start_goroutines() -> None:
    """While the main thread does just that."""
    script = """
import signal, time
hits = []
signal.signal(signal.SIGALRM, lambda *_: hits.append(golite.go(int)))
golite.go(int).result()
begin = time.monotonic()
n = 0
while time.monotonic() < begin + 1.5 or len(hits) < 10:
    n += 1
    before = len(hits)
    signal.setitimer(signal.ITIMER_REAL, 0.0003 + n % 97 * 3e-6)
    while len(hits) == before: golite.go(int)
assert all(hit.result(timeout=60) == 0 for hit in hits)
"""
    run_script(script)
