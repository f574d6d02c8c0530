"""Channels, select and goroutines between Go and Python; Ctrl-C and fork. Each test runs a script in a process of its own: the runtime, once
started, has the process's threads and signals."""

from __future__ import annotations

from textwrap import dedent

import pytest
from embed_script import run_script

GO = """
package main

import (
	"sync"
	"time"
)

func Gen(n int) <-chan int {
	c := make(chan int)
	go func() {
		for i := range n {
			c <- i
		}
		close(c)
	}()
	return c
}

func Sum(c <-chan int) (s int) {
	for v := range c {
		s += v
	}
	return s
}

func Words(c chan<- string, n int) {
	for range n {
		c <- "word"
	}
	close(c)
}

func Pass(in <-chan any, out chan<- any) {
	go func() {
		for v := range in {
			out <- v
		}
		close(out)
	}()
}

func Echo(in <-chan int, out chan<- int) {
	go func() {
		for v := range in {
			out <- v + 1
		}
		close(out)
	}()
}

func Bytes(c chan []byte) { c <- append(<-c, "!"...) }

var WG sync.WaitGroup

func Work(n int) {
	for range n {
		WG.Add(1)
		go func() {
			defer WG.Done()
			time.Sleep(time.Millisecond)
		}()
	}
}

var Deferred int

func Loop() {
	defer func() { Deferred++ }()
	for {
	}
}

func Wait() {
	defer func() { Deferred++ }()
	time.Sleep(time.Hour)
}

func Block() {
	defer func() { Deferred++ }()
	<-make(chan int)
}
"""


def run(script: str, *, stress: str = "", go: bool = True) -> str:
    """What a script prints. ``go``: the package above is ``m``."""
    head = "import os, signal, threading, time\n" + (f"m = golite.compile({GO!r}, 'goroutines.go')\n" if go else "")
    return run_script(head + dedent(script), timeout=60, stress=stress, silent=True)


def test_channels() -> None:
    script = """
        c = m.Gen(4)
        print(list(c), c.direction, len(c), c.cap)
        try: c.send(1)
        except TypeError as e: print(str(e)[:9], str(e)[-14:])
        c = golite.Chan(int, 8)
        def feed():
            for i in range(1000): c.send(i)
            c.close()
        t = threading.Thread(target=feed); t.start(); print(m.Sum(c)); t.join()
        try: c.send(1)
        except golite.GoPanic as e: print("panic:", e)
        try: c.recv()
        except golite.ChanClosed as e: print(e)
        s = golite.Chan(str); golite.go(m.Words, s, 3); print(list(s))
        i, o = golite.Chan(object, 1), golite.Chan(object, 1); m.Pass(i, o)
        for v in (1, 2.5, "x", b"y", True, None, [1, "a"], {"k": [2]}):
            i.send(v); print(o.recv(), end=" ")
        b = golite.Chan(bytes, 1); b.send(b"ab"); m.Bytes(b); print(b.recv())
        try: m.Sum(b)
        except TypeError as e: print(e)
        try: golite.Chan(dict)
        except TypeError as e: print(e)
        try: golite.Chan(int, 1).send("x")
        except TypeError as e: print(e)
    """
    assert run(script) == (
        "[0, 1, 2, 3] 1 0 0\n<chan int  only receives\n499500\npanic: send on closed channel\nthe channel is closed\n['word', 'word', 'word']\n"
        "1 2.5 x b'y' True None [1, 'a'] {'k': [2]} b'ab!'\nparameter c: <-chan int wanted, not golite.embed.chan.Chan\n"
        "no channels of <class 'dict'>: int, float, bool, str, bytes or object\nvalue: int wanted, not str\n"
    )


def test_select_and_timeouts() -> None:
    script = """
        a, b = golite.Chan(int, 1), golite.Chan(str, 1)
        print(golite.select(a, b, default=True), golite.select(a, b, timeout=0.01))
        print(golite.select(a, (b, "v")), golite.select(a, b))
        a.close(); print(golite.select(a, b))
        for call in (lambda: b.recv(timeout=0.01), lambda: golite.Chan(int).send(1, timeout=0.01)):
            try: call()
            except TimeoutError as e: print(e)
        threading.Timer(0.05, lambda: b.send("late")).start(); print(golite.select(b, timeout=10).value)
        m.Work(20); m.WG.Wait(); print("waited")
    """
    none = "Selected(case=-1, value=None, ok=False)"
    assert run(script) == (
        f"{none} {none}\nSelected(case=1, value=None, ok=True) Selected(case=1, value='v', ok=True)\nSelected(case=0, value=None, ok=False)\n"
        "nobody sent a value\nnobody received the value\nlate\nwaited\n"
    )


def test_python_goroutines() -> None:
    script = """
        i, o = golite.Chan(int), golite.Chan(int); m.Echo(i, o)
        def pingpong(n):
            s = 0
            for k in range(n): i.send(k); s += o.recv()
            return s
        print(golite.go(pingpong, 20000).result(), pingpong(100))
        w, done = golite.Chan(int), golite.Chan(int, 16)
        def waiter(): done.send(w.recv())
        N = 3000
        for _ in range(N): golite.go(waiter)
        drained = golite.go(lambda: sum(done.recv() for _ in range(N)))
        for k in range(N): w.send(k)
        print(drained.result() == N * (N - 1) // 2, len(os.listdir("/proc/self/task")) < 40)
        try: golite.go(lambda: 1 / 0).result()
        except ZeroDivisionError as e: print(e)
        slow = [golite.go(time.sleep, 1) for _ in range(3)]
        print(golite.go(lambda: 5).result(), any(g.done for g in slow))
        [g.result() for g in slow]
        def nested(n): return n if n == 0 else golite.go(nested, n - 1).result() + 1
        print(nested(50), golite.go(nested, 50).result())
    """
    assert run(script) == "200010000 5050\nTrue True\ndivision by zero\n5 False\n50 50\n"


def test_deadlocks() -> None:
    """Told only if nobody in Python can help either."""
    script = """
        for call in (m.Block, golite.Chan(int).recv, lambda: golite.select(golite.Chan(int))):
            try: call()
            except golite.DeadlockError as e: print(str(e).split("\\n")[0], "chan receive" in e.goroutines[0] or "select" in e.goroutines[0])
        c = golite.Chan(int)
        threading.Timer(0.3, lambda: c.send(7)).start(); print(c.recv())
        golite.go(lambda: (time.sleep(0.3), c.send(8))); print(c.recv(), m.Deferred)
    """
    assert run(script) == "all goroutines are asleep - deadlock! True\n" * 3 + "7\n8 0\n"


@pytest.mark.parametrize("call", ["m.Loop()", "m.Wait()", "m.Block()", "golite.Chan(int).recv()", "golite.select(golite.Chan(int))"])
def test_interrupt(call: str) -> None:
    script = f"""
        keep = threading.Thread(target=time.sleep, args=(3,), daemon=True); keep.start()  # or Block would be a deadlock
        for _ in range(3):
            threading.Timer(0.1, lambda: os.kill(os.getpid(), signal.SIGINT)).start()
            try: {call}
            except KeyboardInterrupt as e: print(type(e).__name__)
        print(m.Deferred in (0, 3), m.Sum(m.Gen(4)))
        hits = []
        signal.signal(signal.SIGINT, lambda *a: hits.append(1))
        threading.Timer(0.1, lambda: os.kill(os.getpid(), signal.SIGINT)).start()
        try: m.Wait(timeout=0.4)
        except golite.TimeoutLimit: print(hits)
    """
    assert run(script) == "KeyboardInterrupt\n" * 3 + "True 6\n[1]\n"


@pytest.mark.parametrize("stress", ["", "gc=10", "gc=7,preempt", "split,sched"])
def test_closed_runtimes(stress: str) -> None:
    """Timers and goroutines of theirs end, and nothing of them is used any more."""
    script = '''
        t = golite.compile("""
            package main
            import "time"
            var N int
            func Start() {
                time.AfterFunc(5*time.Millisecond, func() { N++; Start() })
                go func() { for { time.Sleep(time.Millisecond); N++ } }()
                go func() { for range time.Tick(time.Millisecond) { N++ } }()
            }
        """)
        for i in range(60):
            with golite.Runtime() as r:
                x = r.load(t); x.Start(); x.Start(); time.sleep(0.002 * (i % 3))
        print(t.N, r.goroutines(), sum(t.N for _ in range(1000)))
    '''
    assert run(script, stress=stress, go=False) == "0 [] 0\n"


def test_fork() -> None:
    script = """
        m.Sum(m.Gen(1))
        pid = os.fork()
        if pid == 0:
            for call in (lambda: golite.compile("package b"), golite.Runtime, lambda: golite.go(print), lambda: golite.Chan(int)):
                try: call()
                except golite.Error as e: print("child of os.fork" in str(e), flush=True)
            os._exit(0)
        os.waitpid(pid, 0)
        print(m.Sum(m.Gen(3)))
    """
    assert run(script) == "True\n" * 4 + "3\n"


FORKS = ["f()", "m.Call(f)", "m.Go(f)", "golite.go(f).result()", "golite.go(m.Call, f).result()", "golite.go(m.Go, f).result()"]


@pytest.mark.parametrize("fork", FORKS)
def test_children_of_fork_end(fork: str) -> None:
    """Wherever they were made, with the status that they want and no word more; Go code does not go on in them."""
    script = f"""
        m = golite.compile('''package c
        import "os"
        func Call(f func()) {{ defer os.Stderr.WriteString("deferred"); f() }}
        func Go(f func()) {{ d := make(chan int); go func() {{ defer close(d); defer os.Stderr.WriteString("deferred"); f() }}(); <-d }}
        ''')
        code = {fork!r}
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 2)
        for f in m.Call, m.Go: golite.go(f, lambda: None).result()
        ends = {{"exit": lambda: sys.exit(7), "text": lambda: sys.exit("text"), "none": lambda: sys.exit(), "error": lambda: 1 / 0}}
        if code != "f()": ends["back"] = lambda: None
        for name, end in ends.items():
            read, write = os.pipe()
            def f():
                global child
                child = os.fork()
                if child == 0:
                    os.dup2(write, 2)
                    end()
            eval(code)
            os.close(write)
            status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
            with os.fdopen(read) as file: said = file.read()
            assert not any(word in said for word in ("deferred", "Exception ignored", "golite hub")), said
            if name == "error":
                assert status == 1 and said.splitlines()[-1] == "ZeroDivisionError: division by zero", (status, said)
            elif name != "back":
                assert (status, said) == {{"exit": (7, ""), "text": (1, "text\\n"), "none": (0, "")}}[name], (name, status, said)
            elif "golite.go(f)" in code:
                assert (status, said) == (0, ""), (status, said)
            else:
                assert status == 1 and "child of os.fork" in said.splitlines()[-1], (status, said)
        print("ok")
    """
    assert run(script, go=False) == "ok\n"


def test_select_of_very_many() -> None:
    script = """
        c, d = golite.Chan(int), golite.Chan(int, 1)
        d.send(3)
        print(golite.select(*[c] * 65534, d))
        for more in {}, {"timeout": 1}, {"default": True}:
            try: golite.select(*[c] * 65536, **more)
            except ValueError as e: print(e)
    """
    many = "select: too many cases (65536; at most 65535)\n"
    assert run(script, go=False) == "Selected(case=65534, value=3, ok=True)\n" + many * 3


def test_goroutines_are_the_first_to_use_a_module() -> None:
    """They wait for each other's initialisation of it, also where one thread runs them all."""
    script = """
        source = '''package late
        import "time"
        var Ready = wait()
        func wait() int { c := make(chan int); go func() { time.Sleep(20 * time.Millisecond); c <- 5 }(); return <-c }
        func Get() int { return Ready }
        '''
        for n in range(5):
            late = golite.compile(source.replace("late", f"late{n}"))
            shared = golite.Runtime()
            used = [golite.go(late.__getattr__, "Get") for _ in range(20)] + [golite.go(shared.load, late) for _ in range(20)]
            assert {g.result()() for g in used[:20]} == {5}
            assert {g.result().Get() for g in used[20:]} == {5}
        print("used")
    """
    assert run(script) == "used\n"


def test_finalisers_in_the_loop_of_a_hub() -> None:
    """What a hub has given up may call Go, where there is no goroutine of Python's that could wait: the thread does."""
    run_script(
        '''
        import threading, time
        m = golite.compile("""package main
        import "time"
        func Slow(n int) int { time.Sleep(5 * time.Millisecond); return n + 1 }
        func Sum(n int) int { s := 0; for i := range n { s += i }; return s }
        func Words(words []string) int { time.Sleep(time.Millisecond); return len(words) }
        """)
        found = []
        class Last:
            def run(self): pass
            def __del__(self):
                found.append((threading.current_thread().name, m.Slow(41), m.Sum(1_000_000), m.Words(["a", "b"])))
        for n in range(20):
            golite.go(Last().run)
            while len(found) <= n: time.sleep(0.001)
        assert set(found) == {("golite hub", 42, 499_999_500_000, 2)}, found
        assert golite.go(m.Slow, 1).result() == 2
        '''
    )


def test_greenlets_of_a_class_of_ones_own() -> None:
    run_script(
        '''
        from greenlet import greenlet
        m = golite.compile("package main\\nimport \\"time\\"\\nfunc Slow(n int) int { time.Sleep(time.Millisecond); return n + 1 }\\n")
        class Mine(greenlet):
            def switch(self, *args):
                self.switches = getattr(self, "switches", 0) + 1
                return super().switch(*args)
        def run():
            own = Mine(lambda: [m.Slow(n) for n in range(5)])
            while not own.dead:
                found = own.switch()
            return found, own.switches
        assert golite.go(run).result(timeout=60) == ([1, 2, 3, 4, 5], 1)
        '''
    )


def test_hubs_that_an_exception_meets() -> None:
    """Another thread has one raised in a hub, wherever that is: what was to be done is done, and later threads are none the worse for it."""
    run_script(
        '''
        import ctypes, threading, time
        threading.excepthook = lambda args: None
        def f(n: int) -> int: return n + 1
        m = golite.compile("""package main
        import ("host"; "time")
        func Elsewhere(n int) int { c := make(chan int); go func() { c <- host.F(n) }(); return <-c }
        func Slow(n int) int { time.Sleep(2 * time.Millisecond); return n }
        """, hosts={"host": {"F": f}})
        assert m.Elsewhere(1) == 2
        class Stop(BaseException): pass
        found = []
        def own(n): found.append((m.Slow(n), m.Elsewhere(n)))
        for n in range(50):
            for hub in threading.enumerate():
                if hub.name == "golite hub" and hub.ident:  # which it has not while it starts
                    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(hub.ident), ctypes.py_object(Stop))
            thread = threading.Thread(target=own, args=(n,), daemon=True)
            thread.start()
            thread.join(60)
            assert found[-1:] == [(n, n + 1)], (n, found)
        assert golite.go(m.Slow, 5).result(timeout=60) == 5
        '''
    )
