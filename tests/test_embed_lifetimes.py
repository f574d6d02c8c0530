"""The first and the last of a runtime, and of the process: initialisation, children of fork, close and exit in the middle of something."""

from __future__ import annotations

from embed_script import run_script


def test_while_a_package_is_initialised() -> None:
    """Its runtime can be closed, and what its initialisers call sees it as it is by then."""
    run_script(
        '''
        import threading, time
        began = threading.Event()
        source = """
        package main
        import "host"
        var x = host.F()
        func Other() int { return x + 7 }
        var ofother = func() int { c := make(chan int); go func() { c <- host.F() }(); return <-c }()
        func Get() int { return x + ofother }
        """
        def f() -> int: return m.Other()
        m = golite.compile(source, hosts={"host": {"F": f}})
        assert m.Get() == 7 + 14
        assert m.Other() == 14

        def f() -> int: return instance_of(m).Other()
        with golite.Runtime() as runtime:
            instance_of = runtime.load
            assert golite.Runtime().load(m).Other() == 14 + 7  # of which x is what the other one has
            m = golite.compile(source, hosts={"host": {"F": f}})
            assert runtime.load(m).Get() == 21
            assert runtime.load(m) is runtime.load(m)

        def f() -> int:
            began.set()
            m.Other()
            raise KeyError(1)
        for _ in range(2):  # nothing stays of a try that fails
            m = golite.compile(source, hosts={"host": {"F": f}})
            raises(KeyError, lambda: m.Get())
            raises(KeyError, lambda: m.Other())

        def f() -> int:
            began.set()
            return 1
        endless = golite.compile("""
        package main
        import "host"
        func init() { host.F(); for {} }
        func Get() int { return 1 }
        """, hosts={"host": {"F": f}})
        began.clear()
        runtime = golite.Runtime()
        errors = []
        def load():
            try: runtime.load(endless)
            except Error as error: errors.append(str(error))
        loading = [threading.Thread(target=load) for _ in range(3)]
        for thread in loading: thread.start()
        assert began.wait(60)
        runtime.close()
        for thread in loading: thread.join(60)
        assert errors == ["the runtime is closed"] * 3, errors
        '''
    )


def test_what_atexit_calls_last() -> None:
    """There are no threads for goroutines any more: who needs one is told."""
    out = run_script(
        '''
        import atexit
        def last():
            print(m.Add(1, 2))
            raises(GoPanic, m.Elsewhere, "fatal error: Python is shutting down")
            raises(RuntimeError, lambda: golite.go(int), "Python is shutting down: golite can begin nothing new")
            print(m.Add(3, 4))
        atexit.register(last)
        from golite.embed import core, runtime
        def f() -> int: return 3
        m = golite.compile("""package main
        import "host"
        func Add(a, b int) int { return a + b }
        func Elsewhere() int { c := make(chan int); go func() { c <- host.F() }(); return <-c }
        """, hosts={"host": {"F": f}})
        print(m.Elsewhere(), golite.go(m.Elsewhere).result())
        '''
    )
    assert out == "3 3\n3\n7\n"


def test_children_of_fork_and_streams() -> None:
    """A child has no part in the pipes of runtimes, so nobody waits for it."""
    run_script(
        '''
        import io, os, signal, threading, time
        m = golite.compile("""package main
        import ("io"; "os")
        func main() { io.Copy(os.Stdout, os.Stdin); println("end") }
        func Hello() { println("hello") }
        """)
        out = io.BytesIO()
        runtime = golite.Runtime(stderr=out)
        runtime.load(m).Hello()
        read, write = os.pipe()
        files = len(os.listdir("/proc/self/fd"))
        child = os.fork()
        if child == 0:
            os.close(write)
            assert len(os.listdir("/proc/self/fd")) < files - 1
            os.read(read, 1)  # until the parent is done
            os._exit(0)
        begin = time.monotonic()
        runtime.close()
        assert out.getvalue() == b"hello\\n"
        source = "package main\\nimport (\\"io\\"; \\"os\\")\\nfunc main() { io.Copy(os.Stdout, os.Stdin) }\\n"
        done = threading.Event()
        children = []
        def forks():
            while not done.is_set():
                pid = os.fork()
                if pid == 0:
                    os.close(write)
                    os.read(read, 1)
                    os._exit(0)
                children.append(pid)
                time.sleep(0.005)
        forking = threading.Thread(target=forks)
        forking.start()
        for _ in range(20):
            assert golite.run(source, stdin=io.BytesIO(b"text")).stdout == "text"
        done.set()
        forking.join()
        os.close(write)
        for pid in (child, *children): assert os.waitpid(pid, 0)[1] == 0
        '''
    )


def test_a_first_use_in_the_middle_of_the_first() -> None:
    """As by a handler of a signal or a finaliser: there is one instance all the same."""
    run_script(
        '''
        from golite.embed import runtime
        found = []
        def meddle(name):
            original = getattr(runtime, name)
            def meddling(*args):
                setattr(runtime, name, original)
                found.append(m.Inc())
                return original(*args)
            setattr(runtime, name, meddling)
        for name in "await_room", "NativeHeap", "c_strings":
            m = golite.compile("package p\\nvar N int\\nfunc Inc() int { N++; return N }\\n")
            meddle(name)
            assert (m.Inc(), m.N, found) == (2, 2, [1]), (name, m.N, found)
            found.clear()
        '''
    )


def test_close_while_threads_make_functions() -> None:
    """Each line of what close() calls may be the one at which another thread has made the callable of a function."""
    run_script(
        """
        import io, sys, threading
        m = golite.compile("package p\\n" + "".join(f"func F{i}() int {{ println({i}); return {i} }}\\n" for i in range(60)))
        out = io.BytesIO()
        r = golite.Runtime(stderr=out)
        i = r.load(m)
        for n in range(30): assert getattr(i, f"F{n}")() == n
        held, go_on, threads = [threading.Event() for _ in range(60)], [threading.Event() for _ in range(60)], []

        def get(n):
            def trace(frame, event, argument):
                if frame.f_code.co_qualname == "RuntimeFunction.__init__" and not held[n].is_set():
                    held[n].set()
                    go_on[n].wait(60)
            sys.settrace(trace)
            getattr(i, f"F{n}")
            sys.settrace(None)

        for n in range(30, 60):
            threads.append(threading.Thread(target=get, args=(n,)))
            threads[-1].start()
            assert held[n].wait(60)

        waiting = list(range(30, 60))
        def trace(frame, event, argument):
            if frame.f_code.co_name != "_close": return None
            if event == "line" and waiting:
                n = waiting.pop()
                go_on[n].set()
                threads[n - 30].join(60)
            return trace
        sys.settrace(trace)
        r.close()
        sys.settrace(None)
        assert len(waiting) < 30 and out.getvalue().endswith(b"29\\n")
        for n in waiting: go_on[n].set()
        for thread in threads: thread.join()
        """
    )


def test_close_while_a_thread_is_told_of_an_end() -> None:
    """At whichever lines of both: what is closed stays closed."""
    run_script(
        """
        import itertools, sys, threading
        m = golite.compile("package p\\nfunc Fail() { go panic(1); select {} }\\nfunc F() int { return 1 }")

        def at_line(name, number, act):
            "A trace function that acts at the n-th line that runs in a function."
            def trace(frame, event, argument):
                nonlocal number
                if frame.f_code.co_name != name: return None
                if event == "line":
                    number -= 1
                    if number == 0: act()
                return trace
            return trace

        def call(fail, trace):
            sys.settrace(trace)
            try: fail()
            except Error as error: assert str(error) in ("1", "the runtime is closed", "the call was ended"), error
            finally: sys.settrace(None)

        for closing, telling in itertools.product(range(1, 6), range(1, 12)):
            r = golite.Runtime()
            i = r.load(m)
            fail, f, at, closed = i.Fail, i.F, threading.Event(), threading.Event()
            def wait():
                at.set()
                closed.wait(0.1)  # that may wait for this thread
            other = threading.Thread(target=call, args=(fail, at_line("failure_of", telling, wait)))
            def begin():
                other.start()
                at.wait(0.1)  # and this one for that
            sys.settrace(at_line("_close", closing, begin))
            r.close()
            sys.settrace(None)
            closed.set()
            if other.ident is not None: other.join(60)
            raises(Error, f, "the runtime is closed")
        """
    )
