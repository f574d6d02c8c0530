"""Modules, runtimes and instances: what docs/embedding.md says of them. Scripts run in processes of their own (embed_script.py)."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from embed_script import ROOT, run_script

CALC = '''
CALC = """
// Package calc calculates.
package calc

import ("errors"; "fmt"; "os"; "bufio"; "strings"; "io")

// Add adds.
//
// Even twice.
func Add(a, b int) int { return a + b }

func Sum(from int, rest ...int) (total int) {
	total = from
	for _, r := range rest { total += r }
	return
}
func Half(x int) (half, rest int) { return x / 2, x % 2 }
func Div(a, b int) int { return a / b }
func At(xs []int, i int) int { return xs[i] }
func Fail(s string) (int, error) {
	if s == "" { return 0, fmt.Errorf("fail: %w", ErrEmpty) }
	return len(s), nil
}
var ErrEmpty = errors.New("empty")

type Point struct { X, Y int }
func (p Point) Sum() int { return p.X + p.Y }

var Counter int
var List = []string{"a"}
var state = start()
func start() int { Counter = 10; return 1 }
func Inc() int { Counter++; return Counter }
const Big = 1 << 80
const Name = "calc"

func Print(s string) { fmt.Println(s); fmt.Fprintln(os.Stderr, "err", s) }
func Raw(b []byte) { os.Stdout.Write(b) }
func Args() []string { return os.Args }
func Env(name string) (string, bool) { return os.LookupEnv(name) }
func Setenv(name, value string) { os.Setenv(name, value) }
func Lines() (out []string) {
	s := bufio.NewScanner(os.Stdin)
	for s.Scan() { out = append(out, strings.ToUpper(s.Text())) }
	return
}
func All() string { b, _ := io.ReadAll(os.Stdin); return string(b) }
func Exit(n int) { os.Exit(n) }
func Panic(s string) { panic(s) }
func PanicError() { panic(ErrEmpty) }
func Dead() { c := make(chan int); <-c }
func Spin() { for {} }
func Go() { go func() { panic("in goroutine") }(); select {} }
func outer(n int) int { return Div(n, n - n) }
func Outer(n int) int { return outer(n) }
"""
m = golite.compile(CALC, "calc.go")
'''

def run(script: str, **how: object) -> str:
    return run_script(CALC + textwrap.dedent(script), **how)  # type: ignore[arg-type]


def test_names() -> None:
    run(
        """
        import inspect
        assert m.__name__ == "calc" and m.__doc__ == "Package calc calculates." and m.__file__ is None
        assert repr(m) == "<Go package 'calc'>"
        assert m.Add(1, 2) == 3 and m.Add(a=1, b=2) == 3 and m.Add(1, b=2) == 3 and m.Add is m.Add
        assert m.Sum(1) == 1 and m.Sum(1, 2, 3) == 6
        half = m.Half(7)
        assert half == (3, 1) and half.half == 3 and half.rest == 1
        assert m.Add.__name__ == m.Add.__qualname__ == "Add" and m.Add.__module__ == "calc"
        assert m.Add.__doc__ == "Add adds.\\n\\nEven twice." and m.Inc.__doc__ is None
        assert str(inspect.signature(m.Add)) == "(a: int, b: int) -> int"
        assert list(inspect.signature(m.Sum).parameters) == ["from_", "rest"]
        assert m.Sum(from_=4) == 4
        assert callable(m.Add) and m.Add.__call__(2, 3) == 5 and list(map(m.Add, [1, 2], [3, 4])) == [4, 6]
        assert m.Big == 1 << 80 and m.Name == "calc"
        assert m.Point(1, 2).Sum() == 3
        assert {"Add", "Big", "Counter", "Point", "ErrEmpty"} <= set(dir(m)) and "outer" not in dir(m) and "state" not in dir(m)
        raises(AttributeError, lambda: m.outer)
        raises(AttributeError, lambda: m.Missing)
        raises(AttributeError, lambda: m._x)
        raises(TypeError, lambda: m.Add(1), "Add() missing 1 required argument: 'b'")
        raises(TypeError, lambda: m.Add(1, 2, 3))
        raises(TypeError, lambda: m.Add(1, 2, c=3))
        raises(TypeError, lambda: m.Add(1, a=2))
        raises(TypeError, lambda: m.Add(1, "x"), "parameter b: int wanted, not str")
        raises(OverflowError, lambda: m.Add(2**63, 1))
        assert m.Add(True, False) == 1 and m.Add(2**63 - 1, 1) == -(2**63)
        try:
            m.Add = 1
        except AttributeError:
            pass
        else:
            raise AssertionError("a function was assigned")
        """
    )


def test_variables_belong_to_runtimes() -> None:
    run(
        """
        assert m.Counter == 10 and m.Inc() == 11 and m.Counter == 11
        m.Counter = 5
        assert m.Inc() == 6
        with golite.Runtime() as a, golite.Runtime() as b:
            one, two = a.load(m), b.load(m)
            assert one is a.load(m) and one is not two
            assert (one.Inc(), two.Inc(), one.Inc(), two.Counter) == (11, 11, 12, 11)
            one.List = ["x", "y"]
            assert two.List == ["a"] and one.List == ["x", "y"] and m.List == ["a"]
            assert one.ErrEmpty != two.ErrEmpty
            one.Setenv("GOLITE_T", "1")
            assert one.Env("GOLITE_T") == ("1", True) and two.Env("GOLITE_T") == ("", False) and m.Env("GOLITE_T") == ("", False)
            assert repr(one) == "<Go package 'calc' in a runtime>"
            add = one.Add
            counter = one.Inc
        raises(Error, lambda: a.load(m), "the runtime is closed")
        raises(Error, lambda: counter(), "the runtime is closed")
        raises(Error, lambda: add(1, 2), "the runtime is closed")
        raises(Error, lambda: one.Counter, "the runtime is closed")
        raises(Error, lambda: setattr(one, "Counter", 1), "the runtime is closed")
        raises(Error, lambda: one.Inc, "the runtime is closed")
        a.close()
        assert m.Inc() == 7
        other = golite.compile("package calc\\nvar Counter = 1\\nfunc Inc() int { Counter += 2; return Counter }\\n", "other.go")
        same = golite.compile(CALC, "calc.go")
        assert (other.Inc(), same.Inc(), m.Inc(), other.Counter) == (3, 11, 8, 3)
        with golite.Runtime() as r:
            assert r.load(other).Inc() == 3 and r.load(m).Inc() == 11 and r.load(same) is not None
            assert r.stats()["goroutines"] == 0 and r.stats()["heap_bytes"] > 0 and r.goroutines() == []
        """
    )


def test_streams_args_and_environment(tmp_path: Path) -> None:
    run(
        f"""
        import io, os
        path = {str(tmp_path / "out")!r}
        """
        + textwrap.indent(
            textwrap.dedent(
                """
                out, err = io.StringIO(), io.BytesIO()
                with golite.Runtime(args=["x", "y z"], env={"A": "b"}, stdin=io.StringIO("one\\nzwölf\\n"), stdout=out, stderr=err) as r:
                    i = r.load(m)
                    i.Print("hey ü")
                    assert i.Args() == ["x", "y z"]
                    assert i.Env("A") == ("b", True) and i.Env("PATH") == ("", False)
                    assert i.Lines() == ["ONE", "ZWÖLF"]
                assert out.getvalue() == "hey ü\\n" and err.getvalue() == "err hey ü\\n".encode(), (out.getvalue(), err.getvalue())
                assert m.Args() == ["golite"] and m.Env("PATH") == (os.environ["PATH"], True)
                with open(path, "w") as file:
                    file.write("before\\n")
                    with golite.Runtime(stdout=file) as r:
                        r.load(m).Print("x")
                    file.write("after\\n")
                assert open(path).read() == "before\\nx\\nafter\\n"
                with open(path) as file, golite.Runtime(stdin=file) as r:
                    assert r.load(m).Lines() == ["BEFORE", "X", "AFTER"]
                data = bytes(range(256)) * 5000
                with golite.Runtime(stdin=io.BytesIO(data), stdout=(raw := io.BytesIO())) as r:
                    i = r.load(m)
                    assert i.All().encode("utf-8", "surrogateescape") == data
                    i.Raw(data)
                assert raw.getvalue() == data
                r = golite.Runtime(stdout=open(path + "2", "wb"))
                r.load(m).Print("kept")
                r.close()
                assert open(path + "2").read() == "kept\\n"
                # Invalid UTF-8, split anywhere, as text.
                with golite.Runtime(stdout=(text := io.StringIO())) as r:
                    i = r.load(m)
                    for part in (b"a\\xc3", b"\\xbc", b"\\xff", b"\\xe2\\x82"):
                        i.Raw(part)
                assert text.getvalue() == "aü\\ufffd\\ufffd", ascii(text.getvalue())
                # An object with write alone, and one that raises.
                class Writer:
                    def __init__(self): self.parts = []
                    def write(self, part): self.parts.append(part)
                with golite.Runtime(stdout=(w := Writer())) as r:
                    r.load(m).Print("w")
                assert b"".join(w.parts) == b"w\\n", w.parts
                class Broken:
                    def write(self, part): raise RuntimeError("broken")
                with golite.Runtime(stdout=Broken()) as r:
                    i = r.load(m)
                    for _ in range(40):
                        i.Raw(b"x" * 100000)
                    assert i.Add(1, 2) == 3
                    raises(RuntimeError, r.close, "broken")
                # A stream that ends only with the runtime.
                readable, writable = os.pipe()
                with os.fdopen(readable, "rb", 0) as source, golite.Runtime(stdin=source) as r:
                    i = r.load(m)
                    os.write(writable, b"abc")
                    os.close(writable)
                    assert i.All() == "abc"
                """
            ),
            " " * 8,
        )
    )


def test_streams_that_do_not_do_what_they_should() -> None:
    run(
        """
        import array, io, os
        class Reader:
            def __init__(self, *parts): self.parts = list(parts)
            def read(self, size):
                part = self.parts.pop(0) if self.parts else b""
                if isinstance(part, Exception): raise part
                return part
        def read(*parts):
            with golite.Runtime(stdin=Reader(*parts)) as r:
                return r.load(m).All()
        assert read(b"ab", "cü", bytearray(b"d"), memoryview(b"e"), array.array("H", [0x4141])) == "abcüdeAA"
        # What they raise is raised by close.
        for part, kind, text in [
            (OSError("disk"), OSError, "disk"), (ValueError("odd"), ValueError, "odd"), (BrokenPipeError("pipe"), BrokenPipeError, "pipe"),
            (5, TypeError, "read() of Reader gave int, not bytes or str"), (None, TypeError, "read() of Reader gave NoneType, not bytes or str"),
        ]:
            r = golite.Runtime(stdin=Reader(b"before", part))
            assert r.load(m).All() == "before"
            raises(kind, r.close, text)
            program = 'package main; import ("io"; "os"); func main() { io.ReadAll(os.Stdin) } // \\n'
            raises(kind, lambda: golite.run(program, stdin=Reader(part)), text)
        for name, method in ("stdin", "read"), ("stdout", "write"), ("stderr", "write"):
            raises(TypeError, lambda: golite.Runtime(**{name: object()}), f"{name}: object has neither a descriptor nor a method {method}")
        # Raw streams take what they like.
        class Raw(io.RawIOBase):
            def __init__(self, *sizes): self.sizes, self.data = list(sizes), b""
            def writable(self): return True
            def write(self, data):
                size = self.sizes.pop(0) if self.sizes else min(3, len(data))
                if size is not None: self.data += bytes(data[:size])
                return size
        with golite.Runtime(stdout=(raw := Raw(1, None, 2))) as r:
            r.load(m).Raw(b"x" * 1000 + b"end")
        assert raw.data == b"x" * 1000 + b"end", raw.data
        for size in 0, -1, 1000:
            r = golite.Runtime(stdout=Raw(size))
            r.load(m).Raw(b"four")
            raises(OSError, r.close, f"write() of Raw took {size} of 4 bytes")
        # What is written when it is flushed may fail, too; all the same each stream is closed.
        class Full(Raw):
            def write(self, data): raise OSError("full")
        class Odd:
            def write(self, data): return len(data)
            def flush(self): raise RuntimeError("odd")
        before = len(os.listdir("/proc/self/fd"))
        for target, kind, text in (io.BufferedWriter(Full()), OSError, "full"), (Odd(), RuntimeError, "odd"):
            r = golite.Runtime(stdout=target, stderr=io.BytesIO())
            r.load(m).Raw(b"four")
            raises(kind, r.close, text)
        assert len(os.listdir("/proc/self/fd")) == before
        """
    )


def test_subinterpreters_are_refused() -> None:
    run_script(
        r"""
        import textwrap
        try:
            import _xxsubinterpreters as interpreters
            create, execute = interpreters.create, interpreters.run_string
        except ImportError:
            import _interpreters as interpreters
            create, execute = (lambda: interpreters.create("legacy")), interpreters.run_string
        code = f'''
        import sys
        sys.path[:0] = {sys.path}
        import golite
        try: golite.compile("package x\\nfunc F() int {{ return 1 }}")
        except RuntimeError as error: assert "main interpreter" in str(error), error
        else: assert False
        '''
        for _ in range(2):
            assert not execute(create(), textwrap.dedent(code))
            m = golite.compile("package x\nfunc F() int { return 1 }")
            assert m.F() == 1
        """
    )


def test_the_interpreter_ends() -> None:
    out = run(
        """
        import builtins
        class Last:
            def __init__(self, name): self.name = name
            def __del__(self, m=m, print=print):
                try: print(getattr(m, self.name)(1, 2))
                except RuntimeError as error: print(error)
        m.Add(1, 2)
        builtins.first, builtins.second = Last("Add"), Last("Scale")
        """
    )
    assert sorted(out.splitlines()) == ["3", "Python is shutting down: golite can begin nothing new"]


def test_own_streams() -> None:
    out = run(
        """
        print("before", flush=True)
        m.Print("go")
        print("after", flush=True)
        """
    )
    assert out == "before\ngo\nafter\n"


def test_descriptors_of_ended_runtimes(tmp_path: Path) -> None:
    """What a program left open is closed by a collection, when nothing in Python refers to its runtime any more; the process's streams stay."""
    out = run_script(
        """
        import gc, os, sys, time
        name = os.environ["NAME"]
        m = golite.compile('''
        package p

        import ("net"; "os"; "runtime")

        var files []*os.File
        var listener net.Listener

        func Open(name string) int {
            f, err := os.Create(name)
            if err != nil { panic(err) }
            files = append(files, f)
            return int(f.Fd())
        }
        func Drop() { clear(files) }
        func Listen(path string) {
            listener, _ = net.Listen("unix", path)
            waits := make(chan bool)
            go func() { close(waits); listener.Accept() }()
            <-waits
        }
        func Connect(path string) bool {
            c, err := net.Dial("unix", path)
            if err != nil { return false }
            c.Close()
            return true
        }
        func Swap() { os.Stdout, os.Stderr = nil, nil }
        func Collect() { runtime.GC() }
        ''')

        def is_open(fd):
            try:
                os.fstat(fd)
            except OSError:
                return False
            return True

        def collect_while(instance, call, *args):
            while call(*args):
                gc.collect()
                instance.Collect()
                time.sleep(0.002)

        with golite.Runtime() as first:
            i = first.load(m)
            i.Swap()
            with golite.Runtime() as second:
                j = second.load(m)
                fd, kept = j.Open(name), i.Open(name + "2")
                j.Drop()
                collect_while(i, is_open, fd)
                assert is_open(kept)
                fd = j.Open(name)
                j.Listen(name + "s")
                assert i.Connect(name + "s")
                i.Collect()
                assert is_open(fd)
            j = second = None
            collect_while(i, is_open, fd)
            collect_while(i, i.Connect, name + "s")
            assert is_open(kept)
        print("still here")
        print("errors too", file=sys.stderr)
        """,
        NAME=str(tmp_path / "file"),
    )
    assert out == "still here\n"


def test_errors_and_tracebacks() -> None:
    run(
        r"""
        import traceback, pickle, copy
        error = raises(GoError, lambda: m.Fail(""), "fail: empty")
        assert error.is_(m.ErrEmpty) and error.__cause__ == m.ErrEmpty and m.Fail("abc") == 3
        error = raises(DivisionPanic, lambda: m.Outer(4), "runtime error: integer divide by zero")
        assert isinstance(error, ZeroDivisionError) and isinstance(error, GoPanic)
        assert [f[0] for f in error.frames] == ["main.Div", "main.outer", "main.Outer"], error.frames
        line = next(n for n, text in enumerate(CALC.splitlines(), 1) if text.startswith("func Outer"))
        try:
            m.Outer(1)
        except ZeroDivisionError:
            text = traceback.format_exc()
        outer = f'  File "calc.go", line {line}, in main.Outer\n    func Outer(n int) int'
        inner = f'  File "calc.go", line {line - 1}, in main.outer\n    func outer(n int) int'
        assert 0 < text.find(outer) < text.find(inner), text
        assert "<string>" in text, text
        error = raises(IndexPanic, lambda: m.At([1, 2], 5), "runtime error: index out of range [5] with length 2")
        assert isinstance(error, IndexError) and error.goroutine > 0
        error = raises(GoPanic, lambda: m.Panic("boom"), "boom")
        assert error.value == "boom"
        error = raises(GoPanic, m.PanicError, "empty")
        assert error.value is m.ErrEmpty.value
        assert all(f[1] == "calc.go" for f in error.frames), error.frames
        assert raises(GoExit, lambda: m.Exit(3), "exit status 3").code == 3
        assert raises(GoExit, lambda: m.Exit(0)).code == 0
        error = raises(DeadlockError, m.Dead)
        assert len(error.goroutines) == 1 and "[chan receive" in error.goroutines[0] and "\n\tcalc.go:" in str(error), str(error)
        error = raises(GoPanic, m.Go, "in goroutine")
        assert error.frames and error.goroutine
        error = raises(TimeoutLimit, lambda: m.Spin(timeout=0.05), "the call took longer than 0.05 s")
        assert isinstance(error, TimeoutError)
        raises(TimeoutLimit, lambda: m.Spin.with_limits(timeout=0.02)())
        assert m.Add.with_limits(timeout=5)(1, 2) == 3 and m.Add(1, 2, timeout=5) == 3
        assert m.Add(1, 2) == 3
        for call in (lambda: m.Fail(""), lambda: m.Outer(4), lambda: m.Panic("boom"), lambda: m.Exit(3), m.Dead):
            try: call()
            except Error as e: error = e
            again = pickle.loads(pickle.dumps(error))
            assert type(again) is type(error) and str(again) == str(error), again
            for name in ("code", "frames", "goroutine", "goroutines"):
                assert getattr(again, name, 0) == getattr(error, name, 0), name
        for kind in (GoError, GoPanic, IndexPanic, DivisionPanic, DeadlockError, TimeoutLimit, GoExit):
            assert issubclass(kind, golite.Error), kind
        """
    )


def test_compile_errors() -> None:
    run(
        """
        error = raises(CompileError, lambda: golite.compile("package x\\nfunc F() int { return y }\\nvar z int = 1.5\\n", "bad.go"))
        assert error.filename == "bad.go" and error.lineno == 2 and isinstance(error, SyntaxError)
        assert str(error).splitlines()[0] == "bad.go:2:23: undefined: y" and "bad.go:3:13: " in str(error), str(error)
        error = raises(CompileError, lambda: golite.compile("package x\\nfunc {\\n", "some/where/bad.go"))
        assert error.filename == "some/where/bad.go" and error.lineno == 2
        assert str(error).startswith("some/where/bad.go:2:6: syntax error: "), str(error)
        import pickle
        again = pickle.loads(pickle.dumps(error))
        assert (type(again), str(again), again.lineno, again.filename) == (CompileError, str(error), 2, error.filename)
        assert golite.compile("package x\\nfunc F() int { return 1 }\\n", "bad.go").F() == 1
        raises(ValueError, lambda: golite.compile("package x\\n", jit="sometimes"))
        import os
        from golite.errors import UsageError
        raises(UsageError, lambda: golite.load("/nowhere/at/all.go"))
        from golite.errors import LoadError
        error = raises(LoadError, lambda: golite.compile('package x\\nimport "no/such/package"\\n', "imp.go"))
        assert str(error).startswith("imp.go:2:8: package no/such/package is not in std"), str(error)
        assert isinstance(error, CompileError) and error.filename == "imp.go"
        """
    )


def test_pickle_and_processes() -> None:
    out = run(
        """
        import os, pickle, copy
        again = pickle.loads(pickle.dumps(m))
        assert again.Inc() == 11 and m.Counter == 10 and again.__name__ == "calc"
        raises(TypeError, lambda: pickle.dumps(golite.Runtime()))
        import multiprocessing, tempfile, subprocess
        data = pickle.dumps(m)
        code = f"import pickle; m = pickle.loads({data!r}); print(m.Add(20, 22))"
        assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "42\\n"
        pid = os.fork()
        if pid == 0:
            try:
                calls = [lambda: m.Add(1, 2), lambda: m.Half(3), m.Inc, lambda: m.Point(1, 2).Sum(), lambda: m.Add.__call__(1, 2)]
                for call in (*calls, golite.Runtime, lambda: golite.compile("package y\\n")):
                    error = raises(Error, call)
                    assert "os.fork" in str(error), error
                print("child", flush=True)
            except BaseException as error:
                print("child failed", repr(error), flush=True)
            os._exit(0)
        assert os.waitpid(pid, 0)[1] == 0
        assert m.Add(1, 2) == 3
        """
    )
    assert out == "child\n"


def test_multiprocessing_spawn(tmp_path: Path) -> None:
    script = tmp_path / "spawned.py"
    script.write_text(
        """
import multiprocessing, golite
m = golite.compile("package p\\nvar N int\\nfunc Inc(by int) int { N += by; return N }\\n", "p.go")

def work(module, n):
    return module.Inc(n)

if __name__ == "__main__":
    m.Inc(100)
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        print(sorted(pool.starmap(work, [(m, 1), (m, 1)], chunksize=1))[0], m.N)
"""
    )
    assert run_script(f"import runpy; runpy.run_path({str(script)!r}, run_name='__main__')") == "1 100\n"


def test_threads() -> None:
    run(
        """
        import threading
        s = golite.compile('''package s
        import ("sync"; "strings"; "fmt"; "sort")
        var mu sync.Mutex
        var N int
        func Add(n int) int { mu.Lock(); defer mu.Unlock(); N += n; return N }
        func send(c chan int, n int) { for i := range n { c <- i }; close(c) }
        func Work(n int) int { c := make(chan int); go send(c, n); t := 0; for v := range c { t += v }; return t }
        func Text(n int) string { return fmt.Sprint(n) + strings.Repeat("x", n) }
        func Sort(xs []int) []int { sort.Ints(xs); return xs }
        func Div(a, b int) int { return a / b }
        ''', "s.go")
        failures = []
        def run(k):
            try:
                for i in range(150):
                    s.Add(1)
                    assert s.Work(20) == 190
                    assert s.Text(i) == str(i) + "x" * i
                    assert s.Sort([3, k, 1]) == sorted([3, k, 1])
                    raises(DivisionPanic, lambda: s.Div(i, 0))
            except BaseException as error:
                failures.append(error)
        threads = [threading.Thread(target=run, args=(k,)) for k in range(8)]
        for t in threads: t.start()
        for t in threads: t.join()
        assert not failures, failures
        assert s.N == 1200
        for _ in range(200):
            t = threading.Thread(target=s.Add, args=(1,)); t.start(); t.join()
        assert s.N == 1400
        """
    )


def test_run() -> None:
    run(
        r'''
        import io
        r = golite.run("""package main
        import ("bufio"; "fmt"; "os")
        func main() {
            defer fmt.Println("end")
            s := bufio.NewScanner(os.Stdin)
            for s.Scan() { fmt.Println("line", s.Text()) }
            fmt.Fprintln(os.Stderr, os.Args[1:], os.Getenv("K"))
        }
        """, ["a", "b"], env={"K": "v"}, stdin=io.StringIO("x\ny\n"))
        assert (r.status, r.stdout, r.stderr) == (0, "line x\nline y\nend\n", "[a b] v\n"), r
        assert r.usage.wall_seconds > 0 and r.usage.cpu_seconds >= 0 and r.usage.heap_bytes > 0, r.usage
        r = golite.run('package main\nimport "runtime"\nfunc main() { for range 3 { runtime.GC() } }\n')
        assert r.usage.collections >= 3 and "collections=" in repr(r), r
        r = golite.run('package main\nimport ("fmt"; "os")\nfunc main() { defer fmt.Println("no"); fmt.Println("yes"); os.Exit(7) }\n')
        assert (r.status, r.stdout, r.stderr) == (7, "yes\n", ""), r
        r = golite.run('package main\nfunc main() { var a []int; _ = a[3] }\n')
        assert r.status == 2 and r.stderr.startswith("panic: runtime error: index out of range [3] with length 0\n\ngoroutine "), r
        r = golite.run('package main\nfunc main() { println("x"); select {} }\n')
        assert r.status == 2 and r.stderr.startswith("x\nfatal error: all goroutines are asleep - deadlock!\n"), r
        r = golite.run('package main\nimport "errors"\nfunc main() { panic(errors.New("bad")) }\n')
        assert r.status == 2 and r.stderr.startswith("panic: "), r
        r = golite.run('package main\nfunc main() { go func() { for {} }() }\n')
        assert (r.status, r.stdout, r.stderr) == (0, "", ""), r
        raises(TimeoutLimit, lambda: golite.run('package main\nfunc main() { for {} }\n', timeout=0.05))
        out = io.StringIO()
        r = golite.run('package main\nimport "fmt"\nfunc main() { fmt.Print("out") }\n', stdout=out, jit="off")
        assert r.stdout == "" and out.getvalue() == "out"
        raises(Error, lambda: golite.run("package p\n"))
        raises(CompileError, lambda: golite.run("package main\nfunc main() { x }\n"))
        '''
    )


@pytest.mark.parametrize("jit", ["auto", "always", "off"])
def test_exec_is_what_the_command_line_does(tmp_path: Path, jit: str) -> None:
    path = tmp_path / "prog.go"
    path.write_text(
        'package main\nimport ("fmt"; "os")\nfunc main() {\n\tfmt.Println(os.Args[1:], os.Getenv("K"))\n'
        "\tvar p *int\n\tif len(os.Args) > 2 { *p = 1 }\n\tos.Exit(3)\n}\n"
    )
    begin = "import atexit, golite, os, sys; atexit.register(print, 'no'); print('first'); "

    def python(text: str) -> tuple[int, str, str]:
        env = {**os.environ, "PYTHONPATH": str(ROOT)}
        done = subprocess.run([sys.executable, "-c", begin + text], env=env, capture_output=True, text=True, timeout=60)
        return done.returncode, done.stdout, done.stderr

    call = f"golite.exec({str(path)!r}, sys.argv[1:] + ['a'], env={{**os.environ, 'K': 'v'}}, jit={jit!r})"
    assert python(call) == (3, "first\n[a] v\n", "")
    status, out, err = python(call.replace("['a']", "['a', 'b']"))
    tier = {"always": "native", "off": "interp"}.get(jit, jit)
    command = subprocess.run(
        [sys.executable, "-m", "golite", "run", f"--tier={tier}", str(path), "a", "b"],
        env={**os.environ, "K": "v", "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert (status, out, err) == (command.returncode, "first\n" + command.stdout, command.stderr) and status == 2, (status, out, err)
    status, out, err = python(f"golite.exec('package main\\nfunc main() {{ println(1) }}\\n', jit={jit!r})")
    assert (status, out, err) == (0, "first\n", "1\n")
    status, out, err = python("golite.compile('package p'); golite.exec('package main\\nfunc main() {}')")
    assert status == 1 and "the process runs Go code already" in err


def test_folder_of_packages(tmp_path: Path) -> None:
    for name, text in {
        "go.mod": "module example.com/app\n\ngo 1.27\n",
        "app.go": 'package app\n\nimport "example.com/app/inner"\n\nfunc Next() int { return inner.Next() + offset }\n'
        "var Made inner.T\nfunc Make(n int) *inner.T { return &inner.T{N: n} }\n",
        "more.go": "package app\n\nconst offset = 100\n",
        "app_test.go": "package app\n\nfunc Broken() int { return }\n",
        "inner/inner.go": "package inner\n\ntype T struct { N int }\nfunc (t *T) Get() int { return t.N }\n"
        "var n int\nfunc Next() int { n++; return n }\n",
    }.items():
        path = tmp_path / "app" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    run_script(
        f"""
        import pathlib, pickle
        path = {str(tmp_path / "app")!r}
        app = golite.load(path)
        assert app.__file__ == path and app.__name__ == "app"
        assert app.Next() == 101 and app.Next() == 102
        assert app.Make(4).Get() == 4 and app.Made.N == 0
        with golite.Runtime() as r:
            assert r.load(path).Next() == 101
            assert r.load(pathlib.Path(path)).Next() == 102
        assert pickle.loads(pickle.dumps(app)).Next() == 101
        text = pathlib.Path(path, "more.go")
        text.write_text("package app\\n\\nconst offset = 200\\n")
        assert golite.load(path).Next() == 201 and app.Next() == 103
        text.write_text("package app\\n\\nconst offset = x\\n")
        error = raises(CompileError, lambda: golite.load(path))
        assert "more.go:3:16: undefined: x" in str(error), error
        """
    )


@pytest.mark.parametrize("jit", ["always", "auto", "off"])
def test_interpreted(jit: str) -> None:
    run_script(
        f"""
        m = golite.compile('''package m
        import ("fmt"; "strings")
        type P struct {{ X, Y float64 }}
        func Fib(n int) int {{ if n < 2 {{ return n }}; return Fib(n-1) + Fib(n-2) }}
        func Mix(a int8, b float32, s string, c uint64, d float64, e bool, f []byte) string {{ return fmt.Sprint(a, b, s, c, d, e, f) }}
        func Nine(a, b, c, d, e, f, g, h, i int) int {{ return a - b + c - d + e - f + g - h + i }}
        func Add(p, q P) P {{ return P{{p.X + q.X, p.Y + q.Y}} }}
        func Apply(f func(int, string) string, n int) string {{ return f(n, strings.Repeat("a", n)) }}
        func Adder(n int) func(int) int {{ return func(m int) int {{ return n + m }} }}
        func Words(s string) map[string]int {{ m := map[string]int{{}}; for _, w := range strings.Fields(s) {{ m[w]++ }}; return m }}
        ''', "m.go", jit={jit!r})
        for _ in range(4):
            assert m.Fib(15) == 610
            assert m.Mix(-3, 0.5, "ü", 2**64 - 1, 1e100, True, b"ab") == "-3 0.5ü18446744073709551615 1e+100 true [97 98]"
            assert m.Nine(9, 8, 7, 6, 5, 4, 3, 2, 1) == 5
            assert m.Add(m.P(1, 2), m.P(3, 4)) == m.P(4, 6)
            assert m.Apply(lambda n, s: s * n, 3) == "a" * 9
            assert m.Adder(5)(6) == 11
            assert m.Words("a b a") == {{"a": 2, "b": 1}}
            settle()
        """,
        GOLITE_BUDGET="1",
    )


SHORTS = """
package s

import "math"

var N int
var P *int

type T struct { A, B int }

func Add(a, b int) int { return a + b }
func Mixed(a int8, b float32, c bool, d uint64, e float64) (float64, bool) {
	if c { return float64(a) + float64(b), true }
	return e + float64(d), false
}
func Nothing() {}
func Pick(n uint8) uint16 { switch n { case 1: return 100; case 2: return 200; case 7: return 1 }; return 0 }
func twice(n int) int { return n * 2 }
func Inlined(n int) int { return twice(n) + 1 }
func Div(a, b int) int { return a / b }
func Group() int { N++; return N }
func Fresh() *T { return new(T) }
func Name(n int) string { if n > 1 { return "many" }; return "one" }
func Loop(n int) (t int) { for i := range n { t += i }; return }
func Recurse(n int) int { if n == 0 { return 0 }; return Recurse(n-1) + 1 }
func Both(n int) int { if n < 2 { return n }; return other(n - 1) }
func other(n int) int { return Both(n - 1) }
func Defer() (n int) { defer func() { n = 3 }(); return 1 }
func Send(c chan int) { c <- 1 }
func Text(a, b string) string { return a + b }
func Big() (a [300]int) { return }
func Call(f func() int) int { return f() }
func Method(e error) string { return e.Error() }
func Sqrt(x float64) float64 { return math.Sqrt(x) }
"""


def test_short_functions() -> None:
    levels = "Add Mixed Nothing Pick Inlined 2, Div Group Name 1, Loop Recurse Both Defer Send Text Call Method 0"
    run_script(
        f"""
        SOURCE = {SHORTS!r}
        for jit in ("always", "off"):
            s = golite.compile(SOURCE, "s.go", jit=jit)
            for group in {levels!r}.split(", "):
                *names, level = group.split()
                for name in names:
                    found = getattr(s, name)._fn.short
                    assert found == (int(level) if jit == "always" else min(1, int(level))), (name, found)
            assert s.Add(2**62, 2**62) == -2**63 and s.Add(True, 1) == 2 and s.Add(a=1, b=2) == 3
            raises(TypeError, lambda: s.Add(1, 2.0), "parameter b: int wanted, not float")
            raises(TypeError, lambda: s.Add(1, None), "parameter b: int wanted, not None")
            raises(OverflowError, lambda: s.Add(1, 2**63))
            raises(TypeError, lambda: s.Add(1))
            assert s.Mixed(-128, 0.5, True, 0, 0.0) == (-127.5, True)
            assert s.Mixed(0, 0.0, False, 2**64 - 1, -2.0**64) == (0.0, False)
            assert s.Mixed(1, 2, True, 3, 4) == (3.0, True)
            raises(OverflowError, lambda: s.Mixed(128, 0.5, True, 0, 0.0))
            raises(OverflowError, lambda: s.Mixed(1, 1e300, True, 0, 0.0))
            assert s.Mixed(1, float("inf"), True, 0, 0.0) == (float("inf"), True)
            assert s.Nothing() is None and [s.Pick(i) for i in (0, 1, 2, 7, 255)] == [0, 100, 200, 1, 0]
            assert s.Inlined(20) == 41 and s.Name(1) == "one" and s.Name(2) == "many" and s.Sqrt(2.25) == 1.5
            raises(DivisionPanic, lambda: s.Div(1, 0))
            assert s.Div(-7, 2) == -3 and s.Group() == 1 and s.Group() == 2 and s.Fresh().A == 0
            s._instance._converters.heap.host_func = None  # no detour through Python
            assert s.Call(s.Group) == 3
            import threading
            threads = [threading.Thread(target=lambda: [s.Add(i, 1) for i in range(20000)]) for _ in range(4)]
            for t in threads: t.start()
            for t in threads: t.join()
        with golite.Runtime() as r:
            add = r.load(s).Add
            assert add(1, 2) == 3
        raises(Error, lambda: add(1, 2), "the runtime is closed")
        """
    )
