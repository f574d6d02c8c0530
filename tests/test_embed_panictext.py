"""What panics' values say of themselves: their methods Error and String are the program's code, and run with its variables."""

from __future__ import annotations

from embed_script import run_script

_SOURCE = '''
SOURCE = """
package p
import ("fmt"; "os"; "host")

var pad [1000]int
var names = map[int]string{1: "one", 2: "two"}
var prefix = "P:"
var lock = make(chan int, 1)
var left = make(chan int)
func Set(s string) { prefix = s }
func Add(n int) int { return n + 1 }

type E struct{ code int }
func (e E) Error() string { pad[999]++; return fmt.Sprint(prefix, names[e.code], pad[999]) }
func Fail() { panic(E{1}) }
func FailElsewhere() { go func() { panic(E{2}) }(); select {} }

type S struct{ n int }
func (s S) String() string { lock <- 1; defer func() { <-lock }(); return prefix + host.Name(s.n) }
func FailS(n int) { panic(S{n}) }

type Bad struct{ how int }
func (b Bad) Error() string {
    switch b.how {
    case 0: panic("again")
    case 1: os.Exit(3)
    case 2: return "x" + fmt.Sprint(b)
    case 3: <-left
    case 4: for { pad[0]++ }
    case 5: go func() { panic(E{1}) }()
    case 6: for range 10 { go func() { left <- 1 }() }
    }
    return "end"
}
func FailBad(how int) { panic(Bad{how}) }
"""
'''


def run(script: str) -> None:
    assert run_script(_SOURCE + script.rstrip() + "\nprint('done')") == "done\n"


def test_variables() -> None:
    run(
        """
from golite.embed.runtime import Runtime
m = golite.compile(SOURCE, hosts={"host": {"Name": (lambda n: f"{n}!", "func(n int) string")}})
m.Set("Q:")
raises(GoPanic, m.Fail, "Q:one1")
raises(GoPanic, m.FailElsewhere, "Q:two2")
raises(GoPanic, lambda: m.FailS(7), "Q:7!")
with Runtime() as other:
    n = other.load(m)
    raises(GoPanic, n.Fail, "P:one1")
    raises(GoPanic, m.Fail, "Q:one3")
    raises(GoPanic, lambda: n.FailS(8), "P:8!")
"""
    )


def test_calls_back() -> None:
    run(
        """
def name(n):
    if n == 0:
        raise KeyError("no name")
    return str(m.Add(n))
m = golite.compile(SOURCE, hosts={"host": {"Name": (name, "func(n int) string")}})
raises(GoPanic, lambda: m.FailS(7), "P:8")
raises(GoPanic, lambda: m.FailS(0), "panic while printing panic value")
raises(GoPanic, lambda: m.FailS(8), "P:9")
"""
    )


def test_what_ends_them() -> None:
    run(
        """
m = golite.compile(SOURCE, hosts={"host": {"Name": (str, "func(n int) string")}})
for _ in range(3):
    for how in 0, 1, 2:
        raises(GoPanic, lambda: m.FailBad(how), "panic while printing panic value")
    raises(GoPanic, lambda: m.FailBad(5), "end")
    raises(GoPanic, lambda: m.FailBad(6), "end")
    assert m.Add(1) == 2
assert m._instance._runtime.stats()["goroutines"] == 0
"""
    )


def test_interrupted() -> None:
    run(
        """
import os, signal, threading
m = golite.compile(SOURCE, hosts={"host": {"Name": (str, "func(n int) string")}})
m.Add(1)
for how in 3, 4:
    timer = threading.Timer(0.3, lambda: os.kill(os.getpid(), signal.SIGINT))
    timer.start()
    raises(KeyboardInterrupt, lambda: m.FailBad(how))
    timer.join()
    assert m.Add(1) == 2
"""
    )
