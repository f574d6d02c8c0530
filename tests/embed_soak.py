"""Calls of every kind, runtimes and threads, again and again: memory, threads and descriptors must stay as they are after the first ones.

    python tests/embed_soak.py [--calls 1000000] [--runtimes 10000]

Prints a line for each kind, and fails at the first that grows.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import io
import os
import sys
import threading
import time
from collections.abc import Callable

import golite

SOURCE = r"""
package soak

import ("errors"; "fmt"; "os"; "runtime/debug"; "time")

type Point struct { X, Y float64; Name string }
type Node struct { Value int; Next *Node }

var Counter int
var errOdd = errors.New("odd")

func Add(a, b int) int { return a + b }
func Greet(name string) string { return "hello " + name }
func Reverse(b []byte) string { out := make([]byte, len(b)); for i, c := range b { out[len(b)-1-i] = c }; return string(out) }
func Odd(n int) (int, error) { if n%2 == 1 { return 0, fmt.Errorf("%d is %w", n, errOdd) }; return n, nil }
func Move(p Point, by float64) Point { return Point{p.X + by, p.Y + by, p.Name} }
func Push(n *Node, value int) *Node { return &Node{value, n} }
func Squares(xs []int) []int { out := make([]int, len(xs)); for i, x := range xs { out[i] = x * x }; return out }
func Lengths(words []string) map[string]int { m := map[string]int{}; for _, w := range words { m[w] = len(w) }; return m }
func Apply(f func(int) int, n int) int { return f(n) }
func Adder(n int) func(int) int { return func(m int) int { return n + m } }
func At(xs []int, i int) int { return xs[i] }
func Boom(s string) { panic(s) }
func Any(x any) any { return x }
func Go(n int) int { c := make(chan int); for i := range n { go func() { c <- i }() }; t := 0; for range n { t += <-c }; return t }
func Spin() { for {} }
func Park(n int) { for range n { go func() { time.Sleep(time.Hour) }() } }
func Free() { debug.FreeOSMemory() }
func Say(s string) { fmt.Fprintln(os.Stdout, s) }
"""
SLACK = 0.02  # of the memory after the first part of the rounds
SLACK_BYTES = 1 << 20
THREADS = 4  # more, for goroutines


def resident() -> int:
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def counts(free: Callable[[], None]) -> tuple[int, int, int]:
    """Memory, threads, descriptors, when both collectors have done what they can."""
    gc.collect()
    free()
    return resident(), len(os.listdir("/proc/self/task")), len(os.listdir("/proc/self/fd"))


def soak(name: str, rounds: int, work: Callable[[int], object], free: Callable[[], None]) -> None:
    """Half of the rounds are for warming up."""
    begun = time.perf_counter()
    first = counts(free)
    for i in range(rounds // 2):
        work(i)
    for _ in range(50):
        before = counts(free)
        if before[1] <= first[1] + THREADS:
            break
        time.sleep(0.1)
    for i in range(rounds // 2):
        work(i)
    took = (time.perf_counter() - begun) / rounds * 1e6
    for _ in range(50):
        after = counts(free)
        grown = after[0] - before[0]
        fails = grown > max(SLACK * before[0], SLACK_BYTES) or after[1] > before[1] + THREADS or after[2] > before[2]
        if not fails:
            break
        time.sleep(0.1)  # what the reaper has to do
    memory = f"{before[0] >> 10} KiB, {grown / 1024:+.0f}"
    print(f"{name:12} {rounds:9} rounds of {took:8.2f} µs: {memory}; threads {after[1]}, files {after[2]}", flush=True)
    if fails:
        sys.exit(f"{name}: {before} became {after}")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--calls", type=int, default=1_000_000)
    parser.add_argument("--runtimes", type=int, default=10_000)
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    m = golite.compile(SOURCE, "soak.go")
    point = m.Point(1, 2, "p")
    words = ["a", "bc", "def"]
    numbers = list(range(10))

    def caught(call: Callable[[], object], kind: type[BaseException]) -> None:
        with contextlib.suppress(kind):
            call()
            raise AssertionError(f"no {kind.__name__}")

    def runtime(i: int) -> None:
        out = io.BytesIO()
        with golite.Runtime(stdout=out if i % 4 == 0 else None) as r:
            instance = r.load(m)
            assert instance.Go(3) == 3
            if i % 4 == 0:
                instance.Say("x")
            instance.Park(3)

    def dropped(i: int) -> None:
        instance = golite.Runtime(stdout=io.BytesIO()).load(m)
        instance.Counter = i
        assert instance.Go(3) == 3 and instance.Counter == i
        instance.Park(1)
        if i % 100 == 0:
            gc.collect()

    def thread(i: int) -> None:
        t = threading.Thread(target=m.Go, args=(2,))
        t.start()
        t.join()

    kinds: dict[str, tuple[int, Callable[[int], object]]] = {
        "ints": (1, lambda i: m.Add(i, 1)),
        "strings": (1, lambda i: m.Greet("world")),
        "bytes": (1, lambda i: m.Reverse(b"0123456789")),
        "errors": (1, lambda i: caught(lambda: m.Odd(1), golite.GoError)),
        "no errors": (1, lambda i: m.Odd(2)),
        "structs": (1, lambda i: m.Move(point, 1.0)),
        "pointers": (1, lambda i: m.Push(m.Push(None, 1), 2).Next),
        "lists": (1, lambda i: m.Squares(numbers)),
        "maps": (1, lambda i: m.Lengths(words)),
        "callbacks": (1, lambda i: m.Apply(lambda n: n + 1, i)),
        "functions": (1, lambda i: m.Adder(i)(1)),
        "any": (1, lambda i: m.Any([1, "x", {"a": 2.5}])),
        "panics": (1, lambda i: caught(lambda: m.At(numbers, 99), IndexError)),
        "slow panics": (1, lambda i: caught(lambda: m.Boom("x"), golite.GoPanic)),
        "host panics": (1, lambda i: caught(lambda: m.Apply(lambda n: n // 0, 1), ZeroDivisionError)),
        "goroutines": (1, lambda i: m.Go(5)),
        "timeouts": (100, lambda i: caught(lambda: m.Spin(timeout=0.0005), golite.TimeoutLimit)),
        "threads": (10, thread),
    }
    for name, (part, work) in kinds.items():
        if options.only in name:
            soak(name, max(options.calls // part, 20), work, m.Free)
    for name, work in {"runtimes": runtime, "dropped": dropped}.items():
        if options.only in name:
            soak(name, options.runtimes, work, m.Free)


if __name__ == "__main__":
    main()
