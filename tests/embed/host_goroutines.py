"""Host functions that goroutines call. Run by tests/test_embed_hosts.py."""

from __future__ import annotations

import threading

import pytest

import golite

GOROUTINES = """package p

import (
	"fmt"
	"host"
	"runtime"
	"sync"
)

func Sum(n int) (s int) {
	var wg sync.WaitGroup
	var mu sync.Mutex
	for i := range n {
		wg.Go(func() {
			v := host.Double(i)
			mu.Lock()
			s += v
			mu.Unlock()
		})
	}
	wg.Wait()
	return
}

func Texts(n int) (t int) {
	c := make(chan []string)
	for i := range n {
		go func() {
			runtime.Gosched()
			c <- host.Texts([]string{"a", fmt.Sprint(i)})
			if i%100 == 0 {
				runtime.GC()
			}
		}()
	}
	for range n {
		for _, s := range <-c {
			t += len(s)
		}
	}
	return
}

func Recovered(n int) (t int) {
	c := make(chan string)
	for range n {
		go func() {
			defer func() { c <- fmt.Sprint(recover()) }()
			host.Fail()
		}()
	}
	for range n {
		if <-c == "ValueError: failed" { t++ }
	}
	return
}

func Uncaught() {
	go host.Fail()
	select {}
}

func Back(n int) int { return Sum(n) }

func Calls(n int) (t int) {
	c := make(chan int)
	for i := range n {
		go func() { c <- host.Back(i) }()
	}
	for range n { t += <-c }
	return
}
"""


def test_goroutines() -> None:
    failure = ValueError("failed")
    threads = set()

    def doubled(n: int) -> int:
        threads.add(threading.get_ident())
        return 2 * n

    def texts(xs: list[str]) -> list[str]:
        return [x + x for x in xs]

    def fail() -> None:
        raise failure

    def back(n: int) -> int:
        result: int = m.Back(n % 3)
        return result

    m = golite.compile(GOROUTINES, hosts={"host": {"Double": doubled, "Texts": texts, "Fail": fail, "Back": back}})
    assert m.Sum(1000) == 999000
    assert threads and threading.get_ident() not in threads
    assert m.Texts(1000) == 2 * (1000 + sum(len(str(i)) for i in range(1000)))
    assert m.Recovered(1000) == 1000
    assert m.Calls(300) == 200
    for _ in range(3):
        with pytest.raises(ValueError) as caught:
            m.Uncaught()
        assert caught.value is failure
        assert m.Sum(10) == 90


def test_calls_from_several_threads() -> None:
    signatures = {"Texts": "func([]string) []string", "Fail": "func()", "Back": "func(int) int"}
    m = golite.compile(GOROUTINES, hosts={"host": {"Double": (lambda n: 2 * n, "func(int) int"), **signatures}})
    results: list[int] = []
    threads = [threading.Thread(target=lambda: results.extend(m.Sum(50) for _ in range(20))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [2450] * 80


def test_goroutines_that_are_ended_while_python_runs() -> None:
    started, gate = threading.Event(), threading.Event()

    def wait(n: int) -> int:
        started.set()
        gate.wait(10)
        return n

    source = """package p
import "host"
func Start() { go host.Wait(1) }
"""
    with golite.Runtime() as runtime:
        instance = runtime.load(golite.compile(source, hosts={"host": {"Wait": wait}}))
        instance.Start()
        assert started.wait(10)
        gate.set()
    assert runtime.stats()["goroutines"] == 0


def test_calls_that_slept_leave_nothing_to_the_next() -> None:
    """The timer of a goroutine that made a call is the collector's when that is over."""
    source = """package p
import ("runtime"; "time")
func Spawn() { go func() { panic("x") }(); time.Sleep(time.Hour) }
func Collect() { runtime.GC(); time.Sleep(time.Millisecond) }
"""
    m = golite.compile(source)
    for i in range(60):
        if i % 10 == 0:
            m.Collect()
        with pytest.raises(golite.GoPanic, match=r"^x$"):
            m.Spawn()
