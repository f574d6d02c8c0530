"""Goroutines that are ended in the library: nothing that others use stays locked, counted or open."""

from __future__ import annotations

from textwrap import dedent

import pytest
from embed_script import run_script

SCRIPT = '''
import gc, socket, threading, time
m = golite.compile("""
package m

import ("net"; "os"; "runtime"; "sync"; "time")

var (
	mu    sync.Mutex
	cond  = sync.NewCond(&mu)
	rw    sync.RWMutex
	group sync.WaitGroup
)

func later() { time.Sleep(time.Hour) }

func Cond() { go later(); mu.Lock(); defer mu.Unlock(); for { cond.Wait() } }
func read() { rw.RLock(); defer rw.RUnlock(); later() }
func write() { rw.Lock(); defer rw.Unlock(); later() }
func Write() { go read(); time.Sleep(5 * time.Millisecond); rw.Lock(); defer rw.Unlock() }
func Read() { go write(); time.Sleep(5 * time.Millisecond); rw.RLock(); defer rw.RUnlock() }
func ReadWrite() {
	for range 3 { go read() }
	time.Sleep(5 * time.Millisecond)
	for range 3 { go write() }
	time.Sleep(5 * time.Millisecond)
	for range 3 { go read() }
	later()
}
func Group() { for range 3 { group.Go(later) }; for range 3 { go group.Wait() }; group.Wait() }

// Free tells whether all of these are as at first.
func Free() bool {
	free := mu.TryLock() && rw.TryLock()
	mu.Unlock()
	rw.Unlock()
	free = free && rw.TryRLock() && rw.TryRLock()
	rw.RUnlock()
	rw.RUnlock()
	rw.Lock()
	rw.Unlock()
	for range 3 { group.Go(func() { time.Sleep(time.Millisecond) }) }
	group.Wait()
	return free
}

func Listen() string {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil { panic(err) }
	for range 3 { go l.Accept() }
	time.Sleep(5 * time.Millisecond)
	return l.Addr().String()
}
func Exit() { os.Exit(3) }
func Collect() { for range 3 { runtime.GC() } }
""")
'''


def run(script: str) -> str:
    return run_script(SCRIPT + dedent(script))


@pytest.mark.parametrize("call", ["Cond", "Write", "Read", "ReadWrite", "Group"])
def test_locks_of_goroutines_with_deferred_unlocks(call: str) -> None:
    script = f"""
        for _ in range(3):
            raises(TimeoutLimit, lambda: m.{call}(timeout=0.1))
            assert m.Free()
    """
    run(script)


def test_sockets_of_programs_that_exit() -> None:
    script = """
        runtime = golite.Runtime()
        inst = runtime.load(m)
        host, port = inst.Listen().split(":")
        raises(GoExit, inst.Exit)
        until = time.monotonic() + 60
        while runtime.stats()["goroutines"] and time.monotonic() < until: time.sleep(0.01)
        assert runtime.stats()["goroutines"] == 0
        runtime.close()
        del inst, runtime
        while time.monotonic() < until:
            gc.collect()
            m.Collect()
            try:
                socket.create_server((host, int(port))).close()
                break
            except OSError:
                time.sleep(0.01)
        else:
            raise AssertionError("still in use")
    """
    run(script)


def test_pools_of_programs_that_are_gone() -> None:
    """Their variables' memory is another's, and the collector does not empty pools there any more."""
    script = '''
        first = golite.compile("""
            package first
            import "sync"
            var before [40]int
            var pool = sync.Pool{New: func() any { return new([4]int) }}
            var after [40]int
            func Use() int { x := pool.Get().(*[4]int); x[0]++; pool.Put(x); return x[0] + before[3] + after[3] }
        """)
        second = golite.compile("""
            package second
            import "runtime"
            var a [100]int
            func Changed(v int) (n int) {
                for i := range a { a[i] = v }
                runtime.GC()
                runtime.GC()
                for _, x := range a { if x != v { n++ } }
                return n
            }
        """)
        for v in range(5):
            with golite.Runtime() as runtime:
                assert runtime.load(first).Use() == 1
            del runtime
            gc.collect()
            time.sleep(0.2)  # for the reaper
            with golite.Runtime() as runtime:
                assert runtime.load(second).Changed(v) == 0
            del runtime
    '''
    run(script)


def test_unique_values_of_programs_that_are_gone() -> None:
    """Tables are those of all programs: no end leaves one locked, and values go when nobody has them, also if nobody is left who made them."""
    script = '''
        u = golite.compile("""
            package u
            import ("runtime"; "strconv"; "unique")
            func Spin() {
                h := make([]unique.Handle[string], 64)
                for i := range h { h[i] = unique.Make("constant" + strconv.Itoa(i)) }
                for range 4 {
                    go func() { for { for i := range h { if unique.Make(h[i].Value()) != h[i] { panic("another") } } } }()
                }
                select {}
            }
            func Many(base, n int) { for i := range n { unique.Make(strconv.Itoa(base + i)) } }
            func Live() int {
                for range 3 { runtime.GC() }
                var m runtime.MemStats
                runtime.ReadMemStats(&m)
                return int(m.HeapAlloc)
            }
        """)
        keep = golite.Runtime().load(u)
        for round in range(5):
            with golite.Runtime() as runtime:
                raises(TimeoutLimit, lambda: runtime.load(u).Spin(timeout=0.02))
            keep.Many(10 ** 8 + round * 100, 100)
        sizes = []
        for round in range(20):
            with golite.Runtime() as runtime:
                runtime.load(u).Many(round * 10_000, 10_000)
            del runtime
            gc.collect()
            if round % 10 == 9:
                sizes.append(min((time.sleep(0.1), keep.Live())[1] for _ in range(5)))
        assert sizes[1] < sizes[0] + 2_000_000, sizes
    '''
    run(script)


@pytest.mark.parametrize("exit", ["os.Exit(3)", "mu.Unlock()"])
def test_nobody_goes_on_after_an_exit(exit: str) -> None:
    """Whatever the library gives up when a goroutine ends the program."""
    script = f"""
        end = {"(GoExit, GoPanic)['Unlock' in " + repr(exit) + "]"}
        e = golite.compile(\"\"\"
            package e
            import ("os"; "sync")
            var mu sync.Mutex
            var once sync.Once
            var Before, After int
            func exit() {{ _ = os.Args; {exit} }}
            func Group() {{ var wg sync.WaitGroup; wg.Go(exit); wg.Wait(); After++ }}
            func Once() {{ go once.Do(exit); for Before = 0; Before < 10_000_000; Before++ {{ }}; once.Do(exit); After++ }}
            func Value() {{ f := sync.OnceValue(func() int {{ exit(); return 1 }}); go f(); f(); After++ }}
        \"\"\")
        for _ in range(10):
            for name in "Group", "Once", "Value":
                inst = golite.Runtime().load(e)
                raises(end, getattr(inst, name))
                assert inst.After == 0, name
    """
    run(script)
