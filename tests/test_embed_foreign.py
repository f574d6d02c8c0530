"""Func values and errors of one run of a program in another: their code works with the variables of the run that they are of."""

from __future__ import annotations

from embed_script import run_script

_SOURCES = '''
A = golite.compile("""
package a
import ("errors"; "fmt"; "io/fs")
var pad [40]int
var n = 5
var name = "A"
type E struct{ c int }
func (e *E) Error() string { return name }
func (e *E) Is(target error) bool { return name == "A" }
func Rename(s string) { name = s }
func Fail() error { return &E{1} }
func FailWrapped() error { return &fs.PathError{"open", "x", &E{2}} }
var ErrPlain = errors.New("plain")
func Plain() error { return fmt.Errorf("says: %w", ErrPlain) }
func Get() func() int { return func() int { n++; return n } }
func N() int { return n }
func Back(e error) error { return e }
func Call(f func() int) int { return f() }
func Text(e error) string { return e.Error() }
""", "a.go")
B = golite.compile("""
package b
import ("errors"; "fmt")
var x, y, z = 1, 2, 3
var s = "B"
func Call(f func() int) int { return f() }
func Text(e error) string { return e.Error() }
func Show(e any) string { return fmt.Sprint(e) }
func Back(e error) error { return e }
func Is(e, target error) bool { return errors.Is(e, target) }
func X() int { return x }
type Is_ interface { Is(error) bool }
func Take(i Is_) {}
var Ch = make(chan error, 1)
""", "b.go")

def error(call):
    try:
        call()
    except golite.GoError as e:
        return e
'''


def run(script: str) -> None:
    assert run_script(_SOURCES + script.rstrip() + "\nprint('done')") == "done\n"


def test_func_values() -> None:
    run(
        """
f = A.Get()
assert f() == 6 and B.Call(f) == 7 and A.Call(f) == 8 and A.N() == 8 and B.X() == 1
assert B.Call(A.N) == 8
one, two = golite.Runtime(), golite.Runtime()
a, b = one.load(A), two.load(A)
g = a.Get()
assert g() == 6 and b.Call(g) == 7 and a.N() == 7 and b.N() == 5 and b.Call(b.Get()) == 6
"""
    )


def test_errors() -> None:
    run(
        """
e = error(A.Fail)
assert str(e) == "A" and B.Text(e) == "A" and B.Show(e) == "A" and A.Text(e) == "A"
assert error(lambda: B.Back(e)) is e and error(lambda: A.Back(e)) == e
assert B.Is(e, e) and not B.Is(e, A.ErrPlain)
w = error(A.FailWrapped)
assert str(w) == "open x: A" and B.Text(w) == "open x: A" and error(lambda: B.Back(w)) is w
raises(TypeError, lambda: B.Take(e), "parameter i: b.Is_ wanted, not *a.E of another program")
B.Ch.send(e)
assert B.Ch.recv() is e
with golite.Runtime() as r:
    other = r.load(A)
    other.Rename("other")
    mine = error(other.Fail)
    assert str(mine) == "other" and A.Text(mine) == "other" and other.Text(e) == "A" and other.Text(mine) == "other"
"""
    )


def test_errors_of_the_library() -> None:
    """They are the same everywhere."""
    run(
        """
p = error(A.Plain)
assert B.Text(p) == "says: plain" and B.Is(p, A.ErrPlain) and error(lambda: B.Back(p)) == p
assert error(lambda: B.Back(p)).is_(A.ErrPlain)
"""
    )


def test_errors_in_channels() -> None:
    """A channel made by Python is of the program that a value in it is of."""
    run(
        """
c = golite.Chan(object, 2)
e = error(A.Fail)
c.send(e)
found = c.recv()
assert found is e.value and type(found).__name__ == "*E"
"""
    )
