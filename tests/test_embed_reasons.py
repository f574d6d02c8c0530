"""What calls raise that ended because their runtime's goroutines were ended: all are told why."""

from __future__ import annotations

from embed_script import run_script

_SOURCE = '''
import os, signal, threading, time

class Odd(Exception):
    "Cannot be made of its args."
    def __init__(self, a, b): super().__init__(f"{a}-{b}")

def fail() -> None: raise Odd(1, 2)

m = golite.compile("""
package p
import "host"
var ch = make(chan int)
var Waiting int
func Wait() int { Waiting++; return <-ch }
func Fail() { go host.Fail() }
func Spin() { for {} }
""", hosts={"host": {"Fail": fail}})

told = []
def wait():
    try: m.Wait()
    except BaseException as error: told.append((type(error), str(error)))

def begin(n):
    "Threads that wait in Go."
    m.Waiting = 0
    made = [threading.Thread(target=wait) for _ in range(n)]
    for i, thread in enumerate(made):
        thread.start()
        while m.Waiting <= i: time.sleep(0.001)
    return made

def end(made):
    for thread in made: thread.join(20)
    assert not any(thread.is_alive() for thread in made)
'''


def test_exceptions_that_cannot_be_copied() -> None:
    run_script(
        _SOURCE
        + """
waiting = begin(4)
m.Fail()
end(waiting)
assert told == [(Odd, "1-2")] * 4, told
"""
    )


def test_an_interruption_is_no_earlier_timeout() -> None:
    run_script(
        _SOURCE
        + """
waiting = begin(2)
raises(TimeoutLimit, lambda: m.Spin(timeout=0.1))
end(waiting)
assert [kind for kind, _ in told] == [TimeoutLimit] * 2, told
told.clear()
waiting = begin(2)
timer = threading.Timer(0.3, lambda: os.kill(os.getpid(), signal.SIGINT))
timer.start()
raises(KeyboardInterrupt, m.Spin)
end(waiting)
assert told == [(Error, "the call was ended")] * 2, told
told.clear()
waiting = begin(2)
raises(TimeoutLimit, lambda: m.Spin(timeout=0.1))
end(waiting)
assert [kind for kind, _ in told] == [TimeoutLimit] * 2, told
"""
    )


def test_calls_while_a_goroutine_ends_the_group() -> None:
    """They are told why, whatever the goroutine has got to; and when they have been told, what is begun then has nothing to do with that end."""
    run_script(
        """
m = golite.compile('''package p
import "os"
func Panic(n int) { go func() { panic(n) }() }
func Exit(n int) { go func() { os.Exit(n) }() }
func F() int { return 1 }
''')
def end(how, n):
    how(n)
    while True: m.F()
for n in range(1, 3001):
    assert str(raises(GoPanic, lambda: end(m.Panic, n))) == str(n)
    assert raises(GoExit, lambda: end(m.Exit, n)).code == n
"""
    )
