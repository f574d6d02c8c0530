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
