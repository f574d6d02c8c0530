"""Results: what a call leaves for Python while that waits for the GIL, since results in registers are the collector's business until Python has them;
and errors among them."""

from __future__ import annotations

import pytest
from embed_script import run_script

SOURCE = '''
SOURCE = r"""
package k

import ("errors"; "fmt"; "runtime"; "strings"; "sync/atomic"; "time")

var stop atomic.Bool
var texts [64][]byte
var pairs [64]*[2]uint64

// Churn uses what is free at once, for something else.
func Churn() {
	for i := 0; !stop.Load(); i++ {
		b := make([]byte, 48)
		for j := range b { b[j] = '#' }
		texts[i%64] = b
		pairs[i%64] = &[2]uint64{0x2323, 3}
		if i%2000 == 0 { runtime.GC() }
	}
}
func Start() { go Churn(); go Churn() }
func Stop() { stop.Store(true) }

// text takes long enough for somebody else to want the GIL.
func text(n int) string {
	for begun := time.Now(); time.Since(begun) < 300*time.Microsecond; {}
	return strings.Repeat(fmt.Sprint(n%10), 48)
}
func Text(n int) string { return text(n) }
func Bytes(n int) []byte { return []byte(text(n)) }
func Second(n int) (int, string) { return n, text(n) }
func Error(n int) error { return errors.New(text(n)) }
func Third(n int) (int, error) { return n, errors.New(text(n)) }
func Three(a, b, c string) string { return a + b + c }
"""
'''

CALLS = """
import threading, time
m = golite.compile(SOURCE, filename="k.go")
m.Start()
done = False
def spin():
    while not done: pass
thread = threading.Thread(target=spin)
thread.start()
def error_of(function, n):
    try:
        function(n)
    except golite.GoError as error:
        return str(error)
wrong = []
end = time.monotonic() + 4
n = 0
try:
    while time.monotonic() < end and not wrong:
        n += 1
        want = str(n % 10) * 48
        for got in (m.Text(n), m.Bytes(n).decode("latin-1"), m.Second(n)[1], error_of(m.Error, n), error_of(m.Third, n)):
            if got != want:
                wrong.append((n, got))
        words = [want[:40] + str(i) for i in range(3)]
        if m.Three(*words) != "".join(words):
            wrong.append((n, words))
finally:
    done = True
    thread.join()
    m.Stop()
assert n > 5 and not wrong, (n, wrong)
"""


def test_results_that_wait_for_the_gil() -> None:
    run_script(f"{SOURCE}\n{CALLS}")


ERRORS = '''
import itertools
# Functions for each order of results up to three, named and not, as functions, methods and func values: bit i of the argument says whether the i-th
# result that is an error is nil.
GIVES = {"int": ("7", 7), "string": ('"s"', "s"), "float64": ("1.5", 1.5), "[]byte": ('[]byte("b")', b"b"), "any": ("any(8)", 8)}
orders = [order for n in (1, 2, 3) for order in itertools.product(("int", "string", "error"), repeat=n) if "error" in order]
orders += [("float64", "error", "float64")]
orders += [("[]byte", "error", "int"), ("error", "any"), ("any", "error"), ("error", "[]byte", "error"), ("error",) * 5]
lines = ["package e", 'import "errors"', "type T struct{ N int }"]
lines += [f'var E{i} = errors.New("e{i}")' for i in range(5)]
lines += ["func pick(e error, is bool) error { if is { return e }; return nil }"]
for k, order in enumerate(orders):
    errors = itertools.count()
    body = []
    for t in order:
        i = next(errors) if t == "error" else 0
        body.append(f"pick(E{i}, set>>{i}&1 != 0)" if t == "error" else GIVES[t][0])
    names = ", ".join(f"r{i} {t}" for i, t in enumerate(order))
    body = f"return {', '.join(body)}"
    lines.append(f"func F{k}(set int) ({', '.join(order)}) {{ {body} }}")
    lines.append(f"func S{k}(set int, text string, more []byte) ({', '.join(order)}) {{ {body} }}")
    lines.append(f"func N{k}(set int) ({names}) {{ {body} }}")
    lines.append(f"func (t T) M{k}(set int) ({', '.join(order)}) {{ {body} }}")
    lines.append(f"func G{k}() func(int) ({', '.join(order)}) {{ return F{k} }}")
    lines.append(f"func C{k}(f func(int) ({', '.join(order)}), set int) ({', '.join(order)}) {{ return f(set) }}")
m = golite.compile("\\n".join(lines), jit=JIT)
E = [m.E0, m.E1, m.E2, m.E3, m.E4]

def wanted(order, set):
    """What a call gives, and what it raises."""
    errors = itertools.count()
    values = []
    for t in order:
        i = next(errors) if t == "error" else 0
        values.append((E[i] if set >> i & 1 else None) if t == "error" else GIVES[t][1])
    raised = values.pop() if order[-1] == "error" else None
    return (tuple(values) if len(values) > 1 else values[0] if values else None), raised

for k, order in enumerate(orders):
    function = getattr(m, f"F{k}")
    python = lambda set: function(set)
    calls = {
        "function": function, "text": lambda set: getattr(m, f"S{k}")(set, "é", b"x"), "keyword": lambda set: function(set=set),
        "named": getattr(m, f"N{k}"), "method": getattr(m.T(1), f"M{k}"), "func": getattr(m, f"G{k}")(),
        "limited": lambda set: function(set, timeout=60),
        "with_limits": function.with_limits(timeout=60), "callback": lambda set: getattr(m, f"C{k}")(python, set),
    }
    for set in range(1 << order.count("error")):
        value, error = wanted(order, set)
        for name, call in calls.items():
            for _ in range(3):
                try:
                    got, raised = call(set), None
                except golite.GoError as e:
                    got, raised = value, e
                assert got == value and raised == error, (name, order, set, got, raised)
'''


@pytest.mark.parametrize("jit", ["always", "off", "auto"])
def test_errors_among_results(jit: str) -> None:
    run_script(f"JIT = {jit!r}\n{ERRORS}")


def test_function_whose_only_result_is_an_error() -> None:
    run_script(
        """
        import inspect
        m = golite.compile('''package e
            import "errors"
            var E = errors.New("e")
            func give(bad bool) error { if bad { return E }; return nil }
            func Nil() error { return nil }
            func Bool(bad bool) error { return give(bad) }
            func Float(f float64) error { return give(f > 1) }
            func Text(s string) error { return give(s != "") }
            func Bytes(b []byte) error { return give(len(b) > 0) }
            func Mixed(a int8, s string, b []byte, f float32) error { return give(a > 0) }
            func Loop(n int) error { for i := range n { if i > 5 { return E } }; return nil }
        ''')
        assert m.Nil() is None
        cases = [("Bool", (False,), (True,)), ("Float", (1.0,), (2.0,)), ("Text", ("",), ("é",)), ("Bytes", (b"",), (b"x",)),
                 ("Mixed", (0, "a", b"b", 0.5), (1, "a", b"b", 0.5)), ("Loop", (3,), (9,))]
        for name, good, bad in cases:
            function = getattr(m, name)
            keywords = list(inspect.signature(function).parameters)
            for _ in range(3):
                assert function(*good) is None
                assert function(**dict(zip(keywords, good))) is None
                assert function(*good, timeout=60) is None
                for call in (lambda: function(*bad), lambda: function(**dict(zip(keywords, bad))), lambda: function(*bad, timeout=60)):
                    assert raises(golite.GoError, call) == m.E
        """
    )
