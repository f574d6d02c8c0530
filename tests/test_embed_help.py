"""A thread of the host's runs other goroutines while the goroutine of its call waits (runtime/hosthelp.go), and is back in time."""

from __future__ import annotations

import pytest
from embed_script import run_script

SOURCE = '''
SOURCE = r"""
package k

import ("runtime"; "syscall"; "time")

func PingPong(n int) int {
	a, b := make(chan int), make(chan int)
	go func() { for v := range a { b <- v + 1 }; close(b) }()
	v := 0
	for range n { a <- v; v = <-b }
	close(a)
	return v
}

// Blocked waits while a goroutine that it has made ready is in the kernel, which its own thread must not be for it.
func Blocked() int {
	var fds [2]int
	if err := syscall.Pipe(fds[:]); err != nil { panic(err) }
	begun, read := make(chan bool), make(chan int)
	go func() {
		var buf [8]byte
		begun <- true
		n, _ := syscall.Read(fds[0], buf[:])
		read <- n
	}()
	<-begun
	time.Sleep(time.Millisecond)
	syscall.Write(fds[1], []byte("abc"))
	n := <-read
	syscall.Close(fds[0])
	syscall.Close(fds[1])
	return n
}

// Spinning waits for a timer while goroutines run that never wait.
func Spinning(n int) int {
	stop := make(chan bool)
	for range n { go func() { for { select { case <-stop: return; default: } } }() }
	<-time.After(5 * time.Millisecond)
	close(stop)
	return n
}

// Locked gives the threads of goroutines that lock theirs, while the caller waits.
func Locked() (own, other int) {
	ids := make(chan int)
	go func() {
		runtime.LockOSThread()
		ids <- syscall.Gettid()
	}()
	other = <-ids
	return syscall.Gettid(), other
}

func Dead() { select {} }

var stop bool
func Forever() {
	a := make(chan int)
	go func() { for !stop { a <- 1 }; close(a) }()
	go func() { for range a {} }()
}
func Stop() { stop = true }
func Procs(n int) int { return runtime.GOMAXPROCS(n) }
"""
import resource, threading, time
m = golite.compile(SOURCE, "k.go", jit=JIT)
'''

STRESSES = ["", "preempt", "sched", "gc=50"]


@pytest.fixture(params=["always", "off"])
def jit(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def run(script: str, jit: str, stress: str = "", **variables: str) -> None:
    import textwrap

    run_script(f"JIT = {jit!r}\n{SOURCE}\n{textwrap.dedent(script)}", stress=stress, **variables)


def test_a_call_hands_values_over_without_changing_threads(jit: str) -> None:
    # One p, so that no other thread may take a goroutine. What would change threads would wait 2 times in each round.
    run(
        """
        before = resource.getrusage(resource.RUSAGE_SELF).ru_nvcsw
        assert m.PingPong(20000) == 20000
        waits = resource.getrusage(resource.RUSAGE_SELF).ru_nvcsw - before
        assert waits < 10000, waits
        """,
        jit,
        GOMAXPROCS="1",
    )


@pytest.mark.parametrize("stress", STRESSES)
@pytest.mark.parametrize("procs", ["1", "2"])
def test_the_thread_is_back_when_its_call_can_go_on(jit: str, stress: str, procs: str) -> None:
    run(
        """
        def calls():
            for n in range(5):
                assert m.PingPong(200) == 200
                assert m.Blocked() == 3
                assert m.Spinning(3) == 3
                own, other = m.Locked()
                assert own == threading.get_native_id() != other
        failures = []
        def guarded():
            try:
                calls()
            except BaseException as error:
                failures.append(error)
                raise
        threads = [threading.Thread(target=guarded) for _ in range(4)]
        for t in threads: t.start()
        for t in threads: t.join()
        assert not failures
        calls()
        """,
        jit,
        stress,
        GOMAXPROCS=procs,
    )


def test_a_deadlock_is_told_while_the_thread_runs_goroutines_of_others(jit: str) -> None:
    run(
        """
        other = golite.Runtime().load(m)
        other.Forever()
        for n in range(3):
            with golite.Runtime() as runtime:
                raises(DeadlockError, runtime.load(m).Dead)
        other.Stop()
        """,
        jit,
        GOMAXPROCS="1",
    )


def test_timers_hide_the_deadlocks_of_their_own_group_only(jit: str) -> None:
    run(
        """
        source = '''package t
        import "time"
        var Fired int
        func Sleeps() { go time.Sleep(time.Hour) }
        func Later() { time.AfterFunc(time.Hour, func() {}) }
        func Waits() { c := make(chan bool); go func() { select { case <-time.After(time.Hour): case <-c: } }() }
        func Called() { c := make(chan bool); time.AfterFunc(100*time.Millisecond, func() { Fired++; close(c) }); <-c }
        func Timed() { c := make(chan bool); select { case <-c: case <-time.After(100*time.Millisecond): Fired++ } }
        '''
        module = golite.compile(source, jit=JIT)
        for name in ("Sleeps", "Later", "Waits"):
            other = golite.Runtime()
            getattr(other.load(module), name)()
            with golite.Runtime() as runtime:
                raises(DeadlockError, runtime.load(m).Dead)
            other.close()
        module.Called()
        module.Timed()
        assert module.Fired == 2
        """,
        jit,
    )


def test_a_call_stays_on_its_thread_whatever_it_unlocks(jit: str) -> None:
    run(
        """
        m = golite.compile('''package k
        import ("runtime"; "syscall"; "time")
        func F() int {
            own := syscall.Gettid()
            runtime.LockOSThread()
            runtime.UnlockOSThread()
            runtime.UnlockOSThread()
            for range 4 { go func() { for e := time.Now().Add(20 * time.Millisecond); time.Now().Before(e); {} }() }
            for range 10 { time.Sleep(time.Millisecond); if syscall.Gettid() != own { return 0 } }
            return own
        }
        ''', jit=JIT)
        for n in range(10): assert m.F() == threading.get_native_id()
        """,
        jit,
        GOMAXPROCS="4",
    )


@pytest.mark.parametrize("procs", ["1", "2"])
def test_handlers_of_signals_make_calls_that_wait(jit: str, procs: str) -> None:
    run(
        """
        import os, signal
        m = golite.compile('''package k
        import "time"
        var c = make(chan int)
        func Wait() int { n := 0; for range 3 { n += <-c }; return n }
        func Stop(ms int) int { go func() { for range 3 { c <- 7 } }(); time.Sleep(time.Duration(ms) * time.Millisecond); return 5 }
        ''', jit=JIT)
        handled = []
        signal.signal(signal.SIGINT, lambda *a: handled.append(m.Stop(50)))
        for n in range(4):
            threading.Timer(0.1, os.kill, (os.getpid(), signal.SIGINT)).start()
            assert m.Wait() == 21
        assert handled == [5] * 4
        """,
        jit,
        GOMAXPROCS=procs,
    )


def test_the_world_stops_while_a_handler_of_a_signal_runs(jit: str) -> None:
    run(
        """
        import os, signal
        m = golite.compile('''package k
        import "runtime"
        var c = make(chan int)
        func Wait() int { return <-c }
        func Send() { c <- 1 }
        func Take(x []string) int { return len(x) }
        func Collect() { runtime.GC() }
        ''', jit=JIT)
        events, texts = [], [f"x{i}" for i in range(2000)]
        done = threading.Event()
        def handler(*args):
            events.append("begins")
            done.wait(30)
            events.append("ends")
        signal.signal(signal.SIGINT, handler)
        def other():
            time.sleep(0.1)
            os.kill(os.getpid(), signal.SIGINT)
            while not events: time.sleep(0.01)
            m.Send()
            for n in range(20): m.Take(texts)
            m.Collect()
            events.append("collected")
            done.set()
        thread = threading.Thread(target=other)
        thread.start()
        assert m.Wait() == 1
        thread.join()
        assert events == ["begins", "collected", "ends"], events
        """,
        jit,
        GOGC="20",
    )
