"""Calls that the runtime makes with the help of converters (runtime/hostblock.go): order of arguments, methods, results, what goes by address or on
the stack, errors and panics; on threads and in goroutines of Python's."""

from __future__ import annotations

import pytest
from embed_script import run_script

SOURCE = '''
import gc, inspect
m = golite.compile("""package n
import ("errors"; "fmt"; "strings")

type Point struct { X, Y int }
// Sum adds.
func (p Point) Sum(more ...int) int { for _, v := range more { p.X += v }; return p.X + p.Y }
func (p *Point) Move(dx, dy int) { p.X += dx; p.Y += dy }
func (p *Point) Fail(dx int) error { p.X += dx; if dx < 0 { panic("negative") }; if dx > 9 { return errors.New("far") }; return nil }
func (p Point) Named(by int) (x, y int, err error) { if by == 0 { return 0, 0, errors.New("zero") }; return p.X / by, p.Y / by, nil }
func (p Point) String() string { return fmt.Sprintf("(%d|%d)", p.X, p.Y) }
type Flags struct { A, B bool; N int8; F float32 }
type Names []string
func (n Names) Join(sep string) string { return strings.Join(n, sep) }
type Big struct { Head string; Numbers [12]int; Tail []string }
type Huge struct { Head string; Numbers [900]int; Tail []string }

func Names3(a int, b string, c *Point) (total int, text string, p *Point) { return a + c.X, b + "!", c }
func Flip(f Flags) Flags { return Flags{!f.A, !f.B, -f.N, f.F * 2} }
func Var(first string, rest ...Point) string { return fmt.Sprint(first, len(rest), rest) }
func Twist(b Big, more Big) Big { b.Head, b.Numbers[3], b.Tail = b.Head+more.Head, more.Numbers[5], append(b.Tail, more.Tail...); return b }
func Grow(h Huge, n int) Huge { h.Head += "?"; h.Numbers[899] = n; h.Tail = append([]string{h.Head}, h.Tail...); return h }
func Many(a, b, c string, d float32, e []int, f bool, g [3]string, h float64, i, j, k, l, m, n, o, p, q int8) (string, float32, bool, int) {
	return a + b + c + g[2], d * 2, f, len(e) + int(h) + int(i+j+k+l+m+n+o+p+q)
}
func Bytes(b []byte, s string, n int) ([]byte, string) { return append(b, s...), string(b[:n]) }
func Adder(n int) func(int, int) int { return func(a, b int) int { return a + b + n } }
func Check(p *Point) (Point, error) { if p == nil { return Point{}, fmt.Errorf("none: %w", ErrNone) }; return *p, nil }
var ErrNone = errors.New("none")
func Die() { go func() { panic("dead") }(); select {} }
func Count(p map[string]Point) (n int, first string) { for k := range p { n++; first = k }; return }
""", "n.go")
Point, Flags, Big, Huge = m.Point, m.Flags, m.Big, m.Huge

def check():
    p = Point(3, 4)
    assert p.Sum() == Point.Sum(p) == 7 and p.Sum(1, 2) == Point.Sum(p, 3) == 10
    p.Move(1, dy=2); assert p == Point(4, 6)
    p.Move(dy=-2, dx=-1); assert p == Point(3, 4)
    assert p.Fail(1) is None and p.X == 4
    raises(GoPanic, lambda: p.Fail(-1), "negative"); assert p.X == 3, p  # what the method did until then is there
    raises(GoError, lambda: p.Fail(dx=10), "far"); assert p.X == 13
    assert p.Named(2) == (6, 2)
    raises(GoError, lambda: p.Named(by=0), "zero")
    assert str(p) == "(13|4)" and repr(p) == "Point(X=13, Y=4)"
    q = Point.new(1, 2); q.Move(10, 20); assert (q.X, q.Y, q.Sum(), str(q)) == (11, 22, 33, "(11|22)")
    bound = q.Move; bound(1, 1); assert q.X == 12 and bound.__self__ is q
    raises(TypeError, lambda: p.Move(1), "Move() missing 1 required argument: 'dy'")
    raises(TypeError, lambda: p.Move(1, 2, 3), "Move() takes 2 positional arguments but 3 were given")
    raises(TypeError, lambda: p.Move(1, dx=3), "Move() got multiple values for argument 'dx'")
    raises(TypeError, lambda: p.Move(1, dz=3), "Move() got an unexpected keyword argument 'dz'")
    raises(TypeError, lambda: p.Move("1", 2), "parameter dx: int wanted, not str")
    raises(OverflowError, lambda: p.Move(1, 1 << 70), f"parameter dy: {1 << 70} does not fit int")
    raises(TypeError, lambda: p.Sum(1, None), "parameter more[1]: int wanted, not None")
    raises(AttributeError, lambda: m.Point.ref.Sum(5))
    raises(AttributeError, lambda: m.Point.ref.Move(m.Flags.new(), 1, 2))
    assert m.Point.ref.Sum(q, 1) == q.Sum(1) and not any("·" in line for line in dir(m.Flags))
    assert m.Names(["a", "b"]).Join("-") == m.Names(["a", "b"]).Join(sep="-") == "a-b"

    t = m.Names3(1, c=q, b="x"); assert t == (13, "x!", q) and t.p is q and t.total == 13 and t._fields == ("total", "text", "p"), t
    assert m.Flip(Flags(True, False, 5, 1.5)) == Flags(False, True, -5, 3.0)
    raises(TypeError, lambda: m.Flip(Flags(1)), "parameter f.A: bool wanted, not int")
    raises(OverflowError, lambda: m.Flip({"N": 200}), "parameter f.N: 200 does not fit int8")
    broken = Point(1, 2); broken.Y = "x"
    raises(TypeError, lambda: m.Var("a", p, broken), "parameter rest[1].Y: int wanted, not str")
    del broken.Y; raises(AttributeError, lambda: m.Var("a", broken))
    assert m.Var("a") == "a0 []" and m.Var("a", p, {"X": 1}) == "a2 [(13|4) (1|0)]" and m.Var(first="b") == "b0 []"
    big = Big("h", tuple(range(12)), ["t"])
    made = m.Twist(big, more=big); assert (made.Head, made.Numbers[3], made.Tail) == ("hh", 5, ["t", "t"]) and big.Numbers[3] == 3, made
    huge = Huge("h", tuple(range(900)), ["t"])
    made = m.Grow(huge, n=-1); assert (made.Head, made.Numbers[898:], made.Tail) == ("h?", (898, -1), ["h?", "t"])
    assert m.Many("ä", "b", "c", 1.5, range(5), True, ("x", "y", "z"), 7, *range(9)) == ("äbcz", 3.0, True, 48)
    assert m.Many("a", "b", "c", 1.5, [], f=False, g=["x", "y", "z"], h=7, **{x: 1 for x in "ijklmnopq"}) == ("abcz", 3.0, False, 16)
    assert m.Bytes(b"abc", "xyz", n=2) == (b"abcxyz", "ab") and m.Bytes(bytearray(b"abc"), s="", n=3) == (b"abc", "abc")
    raises(ValueError, lambda: m.Bytes(b"", "\\ud800", n=0), "parameter s: '\\\\ud800' has no UTF-8 encoding")
    raises(IndexPanic, lambda: m.Bytes(b"", "x", n=5))
    add = m.Adder(5); assert add(1, 2) == 8
    raises(TypeError, lambda: add(1), "func() missing 1 required argument: 'arg1'")
    assert m.Check(p) == p
    assert raises(GoError, lambda: m.Check(None), "none: none").is_(m.ErrNone)
    assert m.Count({"a": p}) == (1, "a") and m.Count(p={}).first == ""

check()
assert str(inspect.signature(m.Point.Move)) == "(self, /, dx: int, dy: int) -> None", inspect.signature(m.Point.Move)
assert str(inspect.signature(m.Point(1, 2).Move)) == "(dx: int, dy: int) -> None"
assert repr(m.Point.Sum).startswith("<Go method Point.Sum(") and m.Point.Sum.__doc__ == "Sum adds." and m.Point.Sum.__name__ == "Sum"
raises(GoPanic, m.Die, "dead")
check()
'''


@pytest.mark.parametrize("stress", ["", "gc=7", "preempt", "split", "forcegc"])
def test_calls(stress: str) -> None:
    run_script(SOURCE + f"for _ in range({3 if stress else 20}): check()", stress=stress)


@pytest.mark.parametrize("stress", ["", "gc=50", "sched"])
def test_calls_of_goroutines(stress: str) -> None:
    """And of several threads at once."""
    run_script(
        SOURCE
        + """
import threading
going = [golite.go(check) for _ in range(20)]
failed = []
def run():
    try:
        for _ in range(3): check()
    except BaseException as error: failed.append(error)
running = [threading.Thread(target=run) for _ in range(3)]
for t in running: t.start()
for g in going: g.result()
for t in running: t.join()
assert not failed, failed
""",
        stress=stress,
    )


def test_nothing_is_kept() -> None:
    """Neither arguments, results nor exceptions; nor what is put aside for calls that do not go through."""
    run_script(
        SOURCE
        + """
import sys
p, text, broken = Point(1, 2), "text" * 3, Point(1, 2)
broken.X = text
calls = [
    lambda: m.Names3(1, text, p), lambda: m.Var(text, p, p), lambda: p.Move(1, 2), lambda: p.Sum(1, 2), lambda: m.Var(text, broken),
    lambda: p.Fail(-1), lambda: p.Fail(10), lambda: m.Check(None), lambda: m.Many(text), lambda: p.Move(text, 1),
    lambda: m.Bytes(b"abc", text, n=100),
]
def counts():
    gc.collect()
    return [sys.getrefcount(x) for x in (p, text, broken, Point, type(p).Move, type(p).Sum, None)][:-1], len(gc.get_objects())
def run():
    for call in calls:
        try: call()
        except Exception: pass
for _ in range(20): run()
before, objects = counts()
for _ in range(200): run()
after, now = counts()
assert before == after, (before, after)
assert now < objects + 50, (objects, now)
from golite.embed.core import current
scope = m._instance._converters.heap.scope()
with scope: assert scope.number & 255 == 0
"""
    )
