"""``jit="auto"``: programs that start interpreted, whose hot functions and loops are compiled beside the host. What Python gets must be the same
before and after, and nothing but that may change in the host. Scripts run in processes of their own (embed_script.py)."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest
from embed_script import run_script
from test_cache import damage

# Wide0 to Wide15 are too large to be compiled all at once, together with Pick, which calls one of them.
WIDE = "".join(
    f"func Wide{i}(x int) int {{ {'x = x*5 ^ x>>3 + ' + str(i) + '; '} {'x = x*7 ^ x>>5; ' * 110} return x }}\n" for i in range(16)
)
SOURCE = f'''
SOURCE = """package auto

import ("errors"; "fmt"; "strings"; "sync/atomic")

func Add(a, b int) int {{ return twice(a) - a + b }}
func twice(n int) int {{ return n * 2 }}
func Mixed(a int8, b float32, c bool) (float64, bool) {{ return float64(a) + float64(b), !c }}
func Div(a, b int) int {{ return a / b }}
func Fib(n int) int {{ if n < 2 {{ return n }}; return Fib(n-1) + Fib(n-2) }}
func Sum(n int) (t int) {{ for i := range n {{ t += i & 7 }}; return }}
func Text(s string, n int) string {{ return strings.Repeat(s, n) + "." }}
func Fail(n int) (int, error) {{ if n%2 == 1 {{ return 0, ErrOdd }}; return n / 2, nil }}
var ErrOdd = errors.New("odd")
var Counter int
func Inc() int {{ Counter++; return Counter }}

type Shape interface {{ Area() float64 }}
type Square struct {{ Side float64 }}
func (s Square) Area() float64 {{ return s.Side * s.Side }}
type Circle struct {{ R float64 }}
func (c *Circle) Area() float64 {{ return 3 * c.R * c.R }}
func Areas(n int) (t float64) {{
	shapes := []Shape{{Square{{2}}, &Circle{{1}}, Square{{3}}}}
	for i := range n {{ t += shapes[i%3].Area() }}
	return
}}
func Map(xs []int, f func(int) int) (out []int) {{ for _, x := range xs {{ out = append(out, f(x)) }}; return }}
func Recovered(n int) (s string) {{
	defer func() {{ s = fmt.Sprint(recover()) }}()
	for i := 5; ; i-- {{ n += 10 / i }}
}}

var stop atomic.Bool
func Stop() {{ stop.Store(true) }}
func Wait(depth int) (n int) {{
	if depth > 0 {{ return Wait(depth-1) + 1 }}
	for !stop.Load() {{ n += 2 }}
	stop.Store(false)
	return n &^ 1
}}

func Pick(which, x int) int {{
	switch which {{
	{"".join(f"case {i}: return Wide{i}(x);" for i in range(16))}
	}}
	return -1
}}
{WIDE}
"""
import gc, os, threading, time

def check(x):
    """Everything, with what it should be. Package variables begin anew in each runtime, so ``Counter`` says how often."""
    assert x.Add(2**62, 2**62) == -2**63 and x.Add(a=1, b=2) == 3 and x.Mixed(-128, 0.5, True) == (-127.5, False)
    assert x.Fib(15) == 610 and x.Sum(1000) == 3500 and x.Text("ab", 3) == "ababab." and x.Fail(8) == 4
    raises(DivisionPanic, lambda: x.Div(1, 0))
    assert x.Div(-7, 2) == -3 and x.ErrOdd == raises(GoError, lambda: x.Fail(3), "odd")
    assert x.Areas(3000) == 16000.0 and x.Square(3).Area() == 9 and x.Circle.new(2).Area() == 12
    assert x.Map([1, 2, 3], lambda n: n * n) == [1, 4, 9] and x.Map([5], x.Fib) == [5]
    assert x.Recovered(1) == "runtime error: integer divide by zero"
    raises(TypeError, lambda: x.Add(1, None), "parameter b: int wanted, not None")
    before = x.Counter
    assert x.Inc() == before + 1 == x.Counter

def warm(x):
    """Until all that is called is compiled, if one call is enough to ask for it."""
    for _ in range(4):
        check(x)
        settle()

def images(x):
    """Where the functions' compiled code may be."""
    return x._program.tiers.images

def is_compiled(function):
    return 0xA060000000 <= function._fn.code < 0xA07F000000
'''


def run(script: str, **how: str) -> str:
    return run_script(SOURCE + textwrap.dedent(script), **how)  # type: ignore[arg-type]


def test_from_interpreted_to_compiled() -> None:
    run(
        """
        assert gc.isenabled()
        m = golite.compile(SOURCE, "auto.go", jit="auto")
        assert [m.Add._fn.short, m.Div._fn.short, m.Text._fn.short] == [1, 1, 0] or is_compiled(m.Add)
        for n in range(3):
            check(m)
        for name, arguments, result in (("Add", (1, 2), 3), ("Mixed", (1, 0.5, False), (1.5, True)), ("Div", (7, 2), 3), ("Text", ("a", 1), "a.")):
            for _ in range(6000):
                assert getattr(m, name)(*arguments) == result
        settle()
        assert m.Add._fn.short == m.Mixed._fn.short == 2 and m.Div._fn.short == 1 and m.Text._fn.short == 0
        assert all(is_compiled(f) for f in (m.Add, m.Mixed, m.Div, m.Text))
        check(m)
        with golite.Runtime() as runtime:
            other = runtime.load(m)
            assert other.Add._fn.short == 2 and other.Add._fn.code == m.Add._fn.code and other.Counter == 0
            assert runtime.stats()["compiled"] >= 4
            check(other)
        assert gc.isenabled()
        off = golite.compile(SOURCE, "auto.go", jit="off")
        check(off)
        assert off.Add._fn.short == 1 and not is_compiled(off.Add) and off._instance._runtime.stats()["compiled"] == 0
        """
    )


@pytest.mark.parametrize("budget", ["1", "loops", "random"])
def test_at_once(budget: str) -> None:
    run(
        """
        m = golite.compile(SOURCE, "auto.go", jit="auto")
        warm(m)
        assert m._instance._runtime.stats()["compiled"] > 3
        assert m.Add._fn.short == (1 if os.environ["GOLITE_BUDGET"] == "loops" else m.Add._fn.short)
        if os.environ["GOLITE_BUDGET"] == "1":
            assert all(is_compiled(getattr(m, name)) for name in "Add Mixed Div Fib Sum Text Fail Inc Areas Map Recovered".split())
        result = golite.run("package main\\nfunc main() { t := 0; for i := range 100000 { t += i }; println(t) }\\n", jit="auto")
        assert result.stderr == "4999950000\\n"
        """,
        GOLITE_BUDGET=budget,
    )


def test_bare_only_when_nothing_is_interpreted() -> None:
    """A function that needs no goroutine runs on the host's stack once it is compiled, but not as long as it may call one that is not."""
    run(
        """
        m = golite.compile(SOURCE + f"\\n// {time.time_ns()}\\n", "auto.go", jit="auto")
        expected = [getattr(golite.compile(SOURCE, "auto.go", jit="always"), f"Wide{i}")(12345) for i in range(16)]
        for _ in range(6000):
            assert m.Pick(3, 12345) == expected[3]
        settle()
        interpreted = [i for i in range(16) if not is_compiled(getattr(m, f"Wide{i}"))]
        assert is_compiled(m.Pick) and m.Pick._fn.short == 1 and len(interpreted) > 1 and 3 not in interpreted
        for i in interpreted:
            assert m.Pick._fn.short == 1
            for _ in range(6000):
                assert m.Pick(i, 12345) == expected[i]
            settle()
            assert getattr(m, f"Wide{i}")._fn.short == 2
        assert m.Pick._fn.short == 2
        assert [m.Pick(i, 12345) for i in range(17)] == [*expected, -1]
        """
    )


def test_a_loop_goes_on_compiled() -> None:
    run(
        """
        from golite.embed.core import current
        from golite.engine.hotqueue import _MOVED
        m = golite.compile(SOURCE, "auto.go", jit="auto")
        for depth in (0, 3):
            moved = current()._compiler.queue._word(_MOVED)
            before = moved.value
            found = []
            thread = threading.Thread(target=lambda: found.append(m.Wait(depth)))
            thread.start()
            while moved.value == before:
                time.sleep(0.001)
            m.Stop()
            thread.join()
            assert found[0] % 2 == 0 or depth, found
        assert m._instance._runtime.stats()["compiled"] > 0
        """
    )


def test_several_programs_and_runtimes() -> None:
    run(
        """
        programs = [golite.compile(SOURCE + f"\\nconst Number = {n}\\nfunc Own(n int) int {{ return n * {n} }}\\n", f"auto{n}.go", jit=jit)
                    for n, jit in enumerate(["auto", "auto", "always", "off", "auto"])]
        runtimes = [golite.Runtime(jit="auto") for _ in range(3)]
        instances = [[runtime.load(program) for program in programs] for runtime in runtimes]
        errors = []
        def work(own):
            try:
                for n in range(3):
                    for instance in own:
                        check(instance)
                        assert [instance.Own(k) for k in range(40)] == [k * instance.Number for k in range(40)]
            except BaseException as error:
                errors.append(error)
        threads = [threading.Thread(target=work, args=(own,)) for own in instances]
        for thread in threads: thread.start()
        for thread in threads: thread.join()
        assert not errors, errors
        settle()
        instances = [instance for own in instances for instance in own]
        assert {instance.Counter for instance in instances} == {3}
        for _ in range(3):  # once more: the queue may have been full
            for program in programs: program.Own(1)
            settle()
        taken = [area[:2] for program in programs if program._program.tiers for image in images(program) for area in image.areas if area[1]]
        taken.sort()
        assert all(start + size <= after for (start, size), (after, _) in zip(taken, taken[1:])), taken
        for instance in instances:
            level = 1 if instance._program is programs[3]._program else 2
            assert instance.Own._fn.short == level, (instance.Number, level, instance._runtime.stats())
        runtimes[0].close()
        check(instances[-1])
        assert runtimes[1].load("package x\\nfunc F() int { return 1 }\\n").F() == 1
        """,
        GOLITE_BUDGET="1",
    )


@pytest.mark.parametrize("stress", ["", "preempt", "split", "gc=50"])
def test_runtimes_discarded_meanwhile(stress: str) -> None:
    run_script(
        SOURCE
        + textwrap.dedent("""
        def spin(wait):
            raises(Error, lambda: wait(2), "the runtime is closed")
            ended.append(1)
        ended = []
        for n in range(4):
            m = golite.compile(SOURCE + f"\\n// {n} {time.time_ns()}\\n", "auto.go", jit="auto")
            for how in range(8):
                runtime = golite.Runtime()
                instance = runtime.load(m)
                if how % 2:
                    check(instance)
                else:
                    instance.Fib(5 + how)
                if how % 4 == 0:
                    thread = threading.Thread(target=spin, args=(instance.Wait,))
                    thread.start()
                    time.sleep(0.002 * how)
                if how % 4 < 2:
                    runtime.close()
                del runtime, instance
            thread.join()
        assert len(ended) == 8
        settle()
        check(m)
        """),
        stress=stress,
        GOLITE_BUDGET="1",
    )


# ---- the cache

CACHED = """
    m = golite.compile(SOURCE, "auto.go", jit="auto")
    begun = m._instance._runtime.stats()["compiled"]
    warm(m)
    assert m.Add._fn.short == 2 and is_compiled(m.Text)
    print(begun)
"""


def test_later_processes_begin_with_it(built: Path) -> None:
    assert run(CACHED, GOLITE_BUDGET="1") == "0\n"
    assert int(run(CACHED, GOLITE_BUDGET="1")) > 10
    # Bare functions are so from the first call on.
    run('m = golite.compile(SOURCE, "auto.go", jit="auto")\nassert m.Add._fn.short == 2 and m.Add(1, 2) == 3\n')


def test_damaged_images(built: Path) -> None:
    import random

    run(CACHED, GOLITE_BUDGET="1")
    folder = built / "entries" / "native"
    random_ = random.Random(1)
    for _ in range(6):
        files = sorted(path for path in folder.iterdir() if path.is_file())
        for path in random_.sample(files, min(2, len(files))):
            damage(path, files, random_)
        run(CACHED, GOLITE_BUDGET="1")


def test_an_image_without_the_one_before(built: Path) -> None:
    """Another that takes the place of the first may have other code at its addresses: what came after it is of no use then."""
    run(CACHED, GOLITE_BUDGET="1")
    folder = built / "entries" / "native"
    number = len(list(folder.iterdir()))
    assert number > 2
    (first,) = folder.glob("*-0")
    first.unlink()
    script = """
        m = golite.compile(SOURCE, "auto.go", jit="auto")
        for _ in range(6000): m.Div(1, 2)  # the first image has Add
        settle()
        assert len(images(m)) == 1
        check(m)
    """
    run(script, GOLITE_BUDGET="")  # only what is called often
    run('m = golite.compile(SOURCE, "auto.go", jit="auto")\nassert len(images(m)) == 1\ncheck(m)\n')


def test_no_room(built: Path) -> None:
    """Addresses for three images only: what one program takes another's cached images cannot have, and when all are taken what is hot stays
    interpreted."""
    script = """
        import golite.engine.hotqueue as hotqueue
        hotqueue.NATIVE_END = hotqueue.NATIVE_BASE + 3 * 0x10000
        first = golite.compile(SOURCE, "first.go", jit="auto")
        more = os.environ["MORE"]
        calls = ("Add(1, 2)", "Div(1, 2)", "Text('', 1)", "Fail(2)", "Inc()", "Mixed(1, 2, True)", "Fib(3)", "Sum(3)", "Areas(2)")
        for call in calls[:9 if more else 2]:
            for _ in range(3): eval("first." + call)
            settle()
        second = golite.compile(SOURCE, "second.go", jit="auto")
        warm(second)
        warm(first)
        assert first._program.tiers.refused == second._program.tiers.refused == True
        taken = [area[0] >> 16 for x in (first, second) for image in images(x) for area in image.areas[:1]]
        assert len(set(taken)) == len(taken) <= 3, taken
        third = golite.compile(SOURCE, "third.go", jit="auto")
        warm(third)
        assert images(third) == []
    """
    for more in ("", "yes", "", "yes"):
        run(script, GOLITE_BUDGET="1", MORE=more)


# ---- what can go wrong


def test_what_cannot_be_compiled_stays_interpreted() -> None:
    run(
        """
        import golite.engine.compile as stages
        def fails(*_): raise MemoryError
        right, stages.cached_object = stages.cached_object, fails
        m = golite.compile(SOURCE + f"\\n// {time.time_ns()}\\n", "auto.go", jit="auto")
        warm(m)
        assert m._instance._runtime.stats()["compiled"] == 0 and m.Add._fn.short == 1
        stages.cached_object = right
        other = golite.compile(SOURCE, "auto.go", jit="auto")  # that goes well
        warm(other)
        assert other.Add._fn.short == 2
        """,
        GOLITE_BUDGET="1",
    )


def test_sources_that_have_changed(built: Path, tmp_path: Path) -> None:
    path = tmp_path / "auto.go"
    script = f"""
        m = golite.load({str(path)!r}, jit=os.environ["JIT"])
        if os.environ["JIT"] == "auto":
            open({str(path)!r}, "a").write("\\nfunc More() {{}}\\n")
        warm(m)
        tiers = m._program.tiers
        assert tiers is None or (tiers.refused and not tiers.images and m.Add._fn.short == 1)
    """
    path.write_text(_plain_source())
    run(script, GOLITE_BUDGET="1", JIT="off")
    run(script, GOLITE_BUDGET="1", JIT="auto")


def _plain_source() -> str:
    found: dict[str, str] = {}
    exec(SOURCE.partition("import gc")[0], found)
    return found["SOURCE"]


# ---- the host


def test_the_host_is_left_alone() -> None:
    run(
        """
        import sys
        limit, cwd, names = sys.getrecursionlimit(), os.getcwd(), lambda: {thread.name for thread in threading.enumerate()}
        golite.compile(SOURCE, "auto.go", jit="always")
        assert "golite compiler" not in names()
        seen = set()
        def look():
            while not done.is_set():
                seen.add((gc.isenabled(), sys.getrecursionlimit(), os.getcwd()))
        m = golite.compile(SOURCE, "auto.go", jit="auto")
        m2 = golite.compile(SOURCE + f"\\n// {time.time_ns()}\\n", "auto2.go", jit="auto")
        assert "golite compiler" in names()
        files = sorted(os.listdir("/proc/self/fd"))
        done = threading.Event()
        thread = threading.Thread(target=look)
        thread.start()
        warm(m)
        warm(m2)
        done.set()
        thread.join()
        assert seen == {(True, limit, cwd)}, seen
        assert sorted(os.listdir("/proc/self/fd")) == files
        # It does not count as a thread that could do something for goroutines that wait.
        dead = golite.compile("package d\\nfunc Dead() { c := make(chan int); <-c }\\n", "d.go", jit="auto")
        raises(DeadlockError, dead.Dead)
        """,
        GOLITE_BUDGET="1",
    )


@pytest.mark.parametrize("how", ["", "sys.exit(0)", "os._exit(0)"])
def test_the_process_ends_while_it_compiles(how: str) -> None:
    for delay in (0, 0.03, 0.1, 0.2):
        run(
            f"""
            import golite.engine.compile, golite.native.optimize
            m = golite.compile(SOURCE + f"\\n// {{time.time_ns()}}\\n", "auto.go", jit="auto")
            m.Fib(3); m.Pick(0, 1); m.Areas(3)
            time.sleep({delay})
            {how}
            """,
            GOLITE_BUDGET="1",
        )


def test_fork_while_it_compiles() -> None:
    run(
        """
        import sys
        m = golite.compile(SOURCE + f"\\n// {time.time_ns()}\\n", "auto.go", jit="auto")
        for n in range(5):
            m.Fib(3); m.Pick(n, 1)
            child = os.fork()
            if child == 0:
                raises(Error, lambda: m.Fib(3))
                raises(Error, lambda: golite.compile("package x\\nfunc F() {}\\n", jit="auto"))
                sys.exit(7)
            assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7
        settle()
        check(m)
        """,
        GOLITE_BUDGET="1",
    )
