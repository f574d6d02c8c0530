"""Go called in the middle of conversions, by what Python runs there: __index__, items of mappings, finalisers. Such a call is like any other: it may
wait, and collections begin while it does."""

from __future__ import annotations

import pytest
from embed_script import run_script

SOURCE = '''
import gc, threading
m = golite.compile("""package p
import ("runtime"; "time")
type Node struct { Next *Node; Name string; Values []int }
type Pair struct { A, B int; Names []string }
var sink []*Node
func Collect() int { runtime.GC(); return 7 }
func Fill(n int) int {
	for i := range n { sink = append(sink[max(0, len(sink)-100):], &Node{nil, "x", make([]int, i%50)}) }
	return n
}
func Wait(c chan int) int { return <-c }
func Rest(ms int) int { time.Sleep(time.Duration(ms) * time.Millisecond); return 1 }
func Take(n int8, f float64, p *Node) int { return int(n) + int(f) + len(p.Name) }
func Sum(p Pair) int { return p.A + p.B + len(p.Names) }
func Nodes(n int) []*Node {
	made := make([]*Node, n)
	for i := range made { made[i] = &Node{&Node{nil, "behind", []int{i}}, "front", []int{i, i + 1}} }
	return made
}
func Map(n int) map[string]*Node {
	made := map[string]*Node{}
	for i, node := range Nodes(n) { made[string(rune('a' + i))] = node }
	return made
}
""", "p.go")

class Number:
    def __init__(self, call): self.call = call
    def __index__(self): return self.call()
    def __float__(self): return float(self.call())

class Fields(dict):
    def __getitem__(self, name):
        return m.Collect() if name in "AB" else super().__getitem__(name)
'''


def test_a_collection_in_a_conversion() -> None:
    run_script(
        SOURCE
        + """
node = m.Node("x")
for call in (m.Collect, lambda: m.Collect(), m.Collect.with_limits(timeout=60), lambda: m.Fill(n=20000) and 7):
    assert m.Take(Number(call), Number(call), {"Name": "abc"}) == 17
    assert m.Sum({"A": Number(call), "B": 1, "Names": ["x", "y"]}) == 10
    assert m.Sum({"A": 1, "Names": ["x", "y"], "B": Number(call)}) == 10
assert len(m.Nodes(Number(m.Collect))) == 7
raises(OverflowError, lambda: m.Take(1, 2, {"Values": [1, Number(lambda: m.Collect() << 80)]}))
"""
    )


def test_waiting_in_a_conversion() -> None:
    """A thread that waits for a channel there holds up no collection of another one's."""
    run_script(
        SOURCE
        + """
c, found = golite.Chan(int), []
def convert(): found.append(m.Sum({"A": Number(lambda: m.Wait(c)), "B": 1, "Names": ["x"]}))
threads = [threading.Thread(target=convert) for _ in range(5)]
for t in threads: t.start()
while m._instance._count() < 5: pass
for _ in range(3): m.Collect()
for i in range(5): c.send(i)
for t in threads: t.join()
assert sorted(found) == [2, 3, 4, 5, 6], found
# Goroutines of Python's take turns on their threads, each in the middle of its conversion.
scope = m._instance._converters.heap.scope
def waits():
    with scope():  # in which there is nothing
        m.Rest(1)
        return m.Sum({"A": Number(lambda: m.Rest(1)), "Names": ["y"]})
going = [golite.go(waits) for _ in range(20)]
assert [g.result() for g in going] == [2] * 20
going = [golite.go(m.Sum, {"A": Number(lambda: m.Wait(c)), "B": Number(m.Collect), "Names": ["x"] * n}) for n in range(50)]
for i in range(50): c.send(100)
assert sorted(g.result() for g in going) == [107 + n for n in range(50)]
"""
    )


FINALISERS = """
class Cycle:
    def __init__(self): self.me = self
    def __del__(self): seen.append(m.Collect())

seen = []
gc.set_threshold(1)
for n in range(ROUNDS):
    Cycle()
    nodes = m.Nodes(20)
    assert [(x.Name, x.Values, x.Next.Name, x.Next.Values) for x in nodes] == [("front", [i, i + 1], "behind", [i]) for i in range(20)]
    found = m.Map(10)
    assert {k: (v.Name, v.Next.Values) for k, v in found.items()} == {chr(97 + i): ("front", [i]) for i in range(10)}
    pairs = [{"A": 1, "B": 2, "Names": [str(i)] * i} for i in range(5)]
    assert [m.Sum(p) for p in pairs] == [3, 4, 5, 6, 7]
assert seen
"""


@pytest.mark.parametrize("stress", ["", "gc=7", "preempt", "forcegc"])
def test_finalisers_in_conversions(stress: str) -> None:
    run_script(SOURCE + f"ROUNDS = {5 if stress else 40}\n" + FINALISERS, stress=stress)


_PROXIES = """
import gc, sys, threading, weakref
m = golite.compile('''package p
import "runtime"
type T struct { A, B int }
var g *T
var sink []*T
func Make() { g = &T{77, 88} }
func Get() *T { return g }
func Drop() {
	g, sink = nil, nil
	runtime.GC()
	runtime.GC()
	for range 200000 { sink = append(sink, &T{-1, -2}) }
}
''')
m.Make()
def check(p):
    m.Drop()
    gc.collect()
    m.Drop()
    assert (p.A, p.B) == (77, 88), p
"""


def test_a_proxy_that_comes_back() -> None:
    """A finaliser may have use for a proxy that is garbage with it, and keep it."""
    run_script(
        _PROXIES
        + """
class Cycle:
    def __init__(self): self.me, self.p = self, m.Get()
    def __del__(self): kept.append(self.p)
kept = []
Cycle()
gc.collect()
check(kept[0])
"""
    )


def test_a_proxy_is_not_found_while_it_dies() -> None:
    """Whatever Python code may run then: another thread could, too."""
    run_script(
        _PROXIES
        + """
found = []
def trace(frame, event, argument):
    if event == "call" and not found:
        other = threading.Thread(target=lambda: found.append(m.Get()))
        other.start()
        other.join()
p = m.Get()
told = weakref.ref(p, lambda _: None)  # there is some such code
sys.settrace(trace)
del p
sys.settrace(None)
check(found[0])
"""
    )
