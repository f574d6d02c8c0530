"""What a call leaves for Python while that waits for the GIL: results in registers are the collector's business until Python has them."""

from __future__ import annotations

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
