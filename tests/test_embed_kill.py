"""What ends goroutines of a runtime from outside, and from inside: after each round the next call is right and the process alive."""

from __future__ import annotations

import pytest
from embed_script import run_script

SOURCE = '''
SOURCE = r"""
package k

import ("bufio"; "fmt"; "io"; "net"; "os"; "sort"; "strings"; "sync"; "sync/atomic"; "time")

var began, deferred atomic.Int64
func Began() int { return int(began.Load()) }
func Deferred() int { return int(deferred.Load()) }
var sink any
var Mu sync.Mutex

func Add(a, b int) int { return a + b }
func Check() string {
	c := make(chan int)
	go func() { for i := range 10 { c <- i }; close(c) }()
	total := 0
	for v := range c { total += v }
	Mu.Lock()
	defer Mu.Unlock()
	m := map[string]int{"a": total}
	xs := []int{3, 1, 2}
	sort.Slice(xs, func(i, j int) bool { return xs[i] < xs[j] })
	return fmt.Sprint(m, xs, strings.Repeat("x", 3))
}

func Spin() { defer func() { deferred.Add(1) }(); began.Add(1); for {} }
func SpinAll(n int) { for range n { go Spin() }; for {} }
func SpinAlloc() { for { sink = make([]byte, 1000); sink = fmt.Sprint("x", sink != nil) } }
func SpinSort() {
	xs := make([]int, 1000)
	for { sort.Slice(xs, func(i, j int) bool { for {} }) }
}
func SpinSortLong() {
	xs := make([]int, 5000)
	for n := 0; ; n++ {
		for i := range xs { xs[i] = i * 7919 % 5000 }
		sort.Slice(xs, func(i, j int) bool { return xs[i] < xs[j] })
	}
}
func SpinText() {
	for { var b strings.Builder; for range 10000 { b.WriteString("abc") }; sink = strings.ToUpper(b.String()) }
}
func SpinMap() {
	m := map[int]string{}
	for i := range 2000 { m[i] = fmt.Sprint(i) }
	for { for k, v := range m { if v == "" { m[k] = v } } }
}
func SpinFmt() { for { fmt.Fprintf(io.Discard, "%d %s %v\\n", 1, "x", []int{1, 2}) } }
func SpinCatch() { for { func() { defer func() { recover() }(); panic("x") }() } }
type T struct { next *T; n [4]int }
func SpinLists() { for { var l *T; for range 1000 { l = &T{next: l} }; sink = l } }
func SpinLock() { var mu sync.Mutex; for { mu.Lock(); mu.Unlock() } }
func SpinChan() {
	c := make(chan int)
	go func() { for { c <- 1 } }()
	for { <-c }
}
func SpinSelect() {
	a, b := make(chan int), make(chan int)
	go func() { for { select { case a <- 1: case b <- 2: } } }()
	for { select { case <-a: case <-b: default: } }
}
func SpinGo() { for { var w sync.WaitGroup; for range 10 { w.Add(1); go func() { w.Done() }() }; w.Wait() } }
// SpinSlowly has deferred calls that take their time, and wait: many rounds come across them, but they have half a second.
var slow atomic.Int64
func Slow() int { return int(slow.Load()) }
func SpinSlowly() {
	defer func() { time.Sleep(5 * time.Millisecond); slow.Add(1) }()
	defer func() {
		for begun := time.Now(); time.Since(begun) < 5 * time.Millisecond; { sink = len(fmt.Sprint("x")) }
		slow.Add(1)
	}()
	defer func() { n := 0; for i := range 2_000_000 { n += i & 3 }; sink = n; slow.Add(1) }()
	for {}
}
func Sleep() { defer func() { deferred.Add(1) }(); began.Add(1); time.Sleep(time.Hour) }

func recurse(n int) int { return recurse(n+1) + 1 }
func Recurse() int { return recurse(0) }
func Dead() { var m sync.Mutex; m.Lock(); m.Lock() }
func GoPanic() { go func() { panic("from a goroutine") }(); select {} }
func GoExit(n int) { defer func() { deferred.Add(1) }(); go func() { os.Exit(n) }(); select {} }
func Exit(n int) { defer func() { deferred.Add(1) }(); os.Exit(n) }

var once sync.Once
var listener net.Listener
var silent *os.File // the other end of a pipe, kept so that it stays open
func Parked(each int) {
	var locked sync.Mutex
	locked.Lock()
	rw := new(sync.RWMutex)
	rw.Lock()
	cond := sync.NewCond(new(sync.Mutex))
	group := new(sync.WaitGroup)
	group.Add(1)
	full := make(chan int, 1)
	full <- 1
	empty := make(chan int)
	var none chan int
	var err error
	if listener, err = net.Listen("tcp", "127.0.0.1:0"); err != nil { panic(err) }
	r, w, err := os.Pipe()
	if err != nil { panic(err) }
	silent = w
	waits := []func(){
		func() { <-empty },
		func() { full <- 2 },
		func() { <-none },
		func() { none <- 1 },
		func() { select {} },
		func() { select { case <-empty: case full <- 1: case <-none: } },
		func() { locked.Lock() },
		func() { rw.RLock() },
		func() { rw.Lock() },
		func() { cond.L.Lock(); cond.Wait() },
		func() { group.Wait() },
		func() { time.Sleep(time.Hour) },
		func() { <-time.After(time.Hour) },
		func() { select { case <-time.After(time.Hour): case <-empty: } },
		func() { t := time.NewTicker(time.Hour); for range t.C {} },
		func() { listener.Accept() },
		func() { bufio.NewReader(r).ReadString('x') },
		func() { r.Read(make([]byte, 10)) },
		func() { for range empty {} },
		func() { var o sync.Once; o.Do(func() { <-empty }) },
	}
	for range each {
		for _, wait := range waits {
			go func() { defer func() { deferred.Add(1) }(); wait() }()
		}
	}
}
"""
import time
jit = sys.argv[1] if len(sys.argv) > 1 else JIT
m = golite.compile(SOURCE, "k.go", jit=jit)

def check(x=m):
    assert x.Add(2, 3) == 5
    assert x.Check() == "map[a:45] [1 2 3]xxx"

check()
'''


@pytest.fixture(params=["always", "auto", "off"])
def jit(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def rounds(request: pytest.FixtureRequest) -> int:
    return 200 if request.config.getoption("--slow") else 10


def run(script: str, jit: str, rounds: int, stress: str = "") -> None:
    """With "auto" everything is compiled at its first call or iteration, so while it is being ended."""
    text = f"JIT = {jit!r}\nROUNDS = {rounds}\n{SOURCE}\n{_undent(script)}"
    run_script(text, timeout=60 + 10 * rounds, stress=stress, GOLITE_BUDGET="1" if jit == "auto" else "")


def _undent(script: str) -> str:
    import textwrap

    return textwrap.dedent(script)


TIMEOUTS = """
    names = ("Spin SpinAlloc SpinSort SpinSortLong SpinText SpinMap SpinFmt SpinCatch SpinLists SpinLock SpinChan SpinSelect SpinGo Sleep").split()
    for n in range(ROUNDS):
        for name in names:
            function = getattr(m, name)
            raises(TimeoutLimit, lambda: function(timeout=0.005 if n % 2 else 0.02))
            check()
            assert m._instance._count() == 0, (name, golite.Runtime.goroutines(m._instance._runtime))
    # A call may be ended before it has begun.
    assert m.Began() <= m.Deferred() <= 2 * ROUNDS, (m.Began(), m.Deferred())
"""


def test_timeouts(jit: str, rounds: int) -> None:
    run(TIMEOUTS, jit, rounds)


@pytest.mark.parametrize("stress", ["gc=20", "preempt", "split", "handoff", "forcegc", "sched"])
def test_timeouts_under_stress(jit: str, stress: str) -> None:
    run(TIMEOUTS, jit, 2, stress)


def test_deferred_calls_are_not_ended(jit: str, rounds: int) -> None:
    run(
        """
        for n in range(min(ROUNDS, 20)):
            raises(TimeoutLimit, lambda: m.SpinSlowly(timeout=0.05))
            assert m.Slow() == 3 * n + 3, (n, m.Slow())
            check()
        """,
        jit,
        3 if rounds < 100 else 20,
    )


ENDS = """
    for n in range(ROUNDS):
        error = raises(DeadlockError, m.Dead)
        assert "sync.Mutex.Lock" in error.goroutines[0], error.goroutines
        check()
        error = raises(GoPanic, m.GoPanic, "from a goroutine")
        assert error.frames[-1][1:] == ("k.go", next(i for i, l in enumerate(SOURCE.splitlines(), 1) if l.startswith("func GoPanic"))), error.frames
        check()
        assert raises(GoExit, lambda: m.GoExit(n % 100)).code == n % 100
        check()
        assert raises(GoExit, lambda: m.Exit(n % 100)).code == n % 100
        check()
        raises(TimeoutLimit, lambda: m.SpinAll(20, timeout=0.01))
        check()
    assert m.Began() <= m.Deferred() <= 20 * ROUNDS, (m.Began(), m.Deferred())  # not of os.Exit
"""


def test_ends_from_inside(jit: str, rounds: int) -> None:
    run(ENDS, jit, rounds)


@pytest.mark.parametrize("stress", ["gc=20", "preempt", "split"])
def test_ends_from_inside_under_stress(jit: str, stress: str) -> None:
    run(ENDS, jit, 2, stress)


CLOSES = """
    import os, threading
    def files(): return len(os.listdir("/proc/self/fd"))
    for n in range(ROUNDS):
        r = golite.Runtime()
        i = r.load(m)
        i.Parked(50)
        time.sleep(0.01 * (n % 3))
        assert r.stats()["goroutines"] == 1000, r.stats()
        assert len(r.goroutines()) == 1000, len(r.goroutines())
        begun = time.monotonic()
        while n % 3 and not all(any(reason in t for t in r.goroutines()) for reason in ("[IO wait", "[chan receive")):
            assert time.monotonic() < begun + 20, r.goroutines()
            time.sleep(0.005)
        check(i)
        late = i.Check
        r.close()
        raises(Error, late, "the runtime is closed")
        assert i._group.failed and i._count() == 0, i._count()
        check()
        # Calls in progress in other threads.
        with golite.Runtime() as r:
            i = r.load(m)
            errors = []
            def call(f):
                try:
                    f()
                except BaseException as error:
                    errors.append(error)
            threads = [threading.Thread(target=call, args=(f,)) for f in (i.Spin, i.Sleep, i.SpinChan, i.SpinMap, i.SpinFmt)]
            for t in threads: t.start()
            time.sleep(0.01)
        for t in threads: t.join(20)
        assert len(errors) == 5 and {str(e) for e in errors} == {"the runtime is closed"}, errors
        check()
"""


def test_closing(jit: str, rounds: int) -> None:
    run(CLOSES, jit, rounds)


@pytest.mark.parametrize("stress", ["gc=20", "preempt", "split"])
def test_closing_under_stress(jit: str, stress: str) -> None:
    run(CLOSES, jit, 2, stress)


IN_THE_KERNEL = r"""
package k

import ("bufio"; "io"; "os"; "syscall")

var Deferred, Writes int
func ended() { Deferred++ }

func ReadAll() { defer ended(); io.ReadAll(os.Stdin) }
func Scan() { defer ended(); for bufio.NewScanner(os.Stdin).Scan() {} }
func Read(fd int) { defer ended(); for { syscall.Read(fd, make([]byte, 1)) } }
func Write(fd int) { defer ended(); for { syscall.Write(fd, make([]byte, 1000)); Writes++ } }
func Print() { defer ended(); for { if _, err := os.Stdout.Write(make([]byte, 1000)); err != nil { return } } }
func Go(f func()) { c := make(chan int); for range 3 { go func() { f(); c <- 1 }() }; <-c }
func GoReadAll() { Go(ReadAll) }
func DeferRead(fd int) { defer Read(fd); Read(fd) }
func Inc(n int) int { return n + 1 }
"""


@pytest.mark.parametrize("call", ["ReadAll()", "Scan()", "Read(read)", "Write(write)", "Print()", "GoReadAll()", "DeferRead(read)"])
def test_in_the_kernel(jit: str, call: str) -> None:
    """Calls that wait for what never comes end when their time is over, and when the runtime is closed."""
    script = f"""
        import os, threading, time
        class Never:
            over = threading.Event()
            def read(self, size): threading.Event().wait()
            def write(self, data): self.over.wait()
        m = golite.compile({IN_THE_KERNEL!r}, jit={jit!r})
        never = Never()
        read, write = os.pipe()
        with golite.Runtime(stdin=never, stdout=never) as runtime:
            k = runtime.load(m)
            for n in range(3):
                begin = time.monotonic()
                raises(TimeoutLimit, lambda: k.{call.replace(")", ", timeout=0.1)").replace("(,", "(")})
                assert time.monotonic() - begin < 60
                assert k.Deferred > n, k.Deferred
                assert k.Inc(n) == n + 1
            assert not k._count(), runtime.goroutines()
            found = []
            def wait():
                try: k.{call}
                except Error as error: found.append(str(error))
            thread = threading.Thread(target=wait)
            thread.start()
            time.sleep(0.1)
            never.over.set()
            runtime.close()
            thread.join()
        assert found == ["the runtime is closed"], found
    """
    run_script(script)


def test_no_time_at_all(jit: str, rounds: int) -> None:
    run(
        """
        for n in range(20 * ROUNDS):
            raises(TimeoutLimit, lambda: m.Spin(timeout=0))
            raises(TimeoutLimit, lambda: m.Spin(timeout=0.0001 * (n % 10)))
            raises(TimeoutLimit, lambda: m.Sleep(timeout=0))
        check()
        """,
        jit,
        rounds,
    )


def test_all_calls_hear_why(jit: str, rounds: int) -> None:
    run(
        """
        import threading
        for n in range(ROUNDS):
            for end, kind in ((m.GoPanic, GoPanic), (lambda: m.GoExit(3), GoExit), (lambda: m.Spin(timeout=0.02), TimeoutLimit)):
                errors = []
                def call(f):
                    try:
                        f()
                    except BaseException as error:
                        errors.append(error)
                threads = [threading.Thread(target=call, args=(f,)) for f in (m.Spin, m.Sleep, m.SpinChan)]
                for t in threads: t.start()
                while m._instance._count() < 4: time.sleep(0.001)
                call(end)
                for t in threads: t.join(20)
                assert [type(e) for e in errors] == [kind] * 4, errors
                assert len({id(e) for e in errors}) == 4
                check()
        """,
        jit,
        rounds,
    )


def test_recursion_without_end(jit: str, rounds: int) -> None:
    run(
        """
        def resident():
            with open("/proc/self/statm") as file:
                return int(file.read().split()[1]) * 4096
        for n in range(min(ROUNDS, 20)):
            error = raises(GoPanic, m.Recurse)
            assert "stack overflow" in str(error), error
            check()
            settle()  # LLVM takes memory, too
            if n == 0: first = resident()
        assert resident() < first + (64 << 20), (first, resident())
        """,
        jit,
        3 if rounds < 100 else 20,
    )


def test_exit_of_the_process_while_go_runs() -> None:
    for how in ("", "os._exit(0)", "sys.exit(0)"):
        run_script(
            f"""
            import threading, os, time
            m = golite.compile('''package e
            import "time"
            func Spin() {{ for {{}} }}
            func Sleep() {{ time.Sleep(time.Hour) }}
            func Call(f func()) {{ for {{ f() }} }}
            func Back() {{ for range 8 {{ go func() {{ for {{ time.Sleep(time.Millisecond) }} }}() }} }}
            ''', "e.go")
            m.Back()
            for f in (m.Spin, m.Sleep, lambda: m.Call(lambda: None)):
                threading.Thread(target=f, daemon=True).start()
            time.sleep(0.1)
            {how}
            """
        )


AGAIN = r"""
package k

func Call(f func()) { f() }
func Text(s string) string { return s }
func Spin() { for {} }
"""


def test_functions_that_call_again_and_again(jit: str) -> None:
    """Python functions and handlers of signals that are inside a call whose time is over: what they call raises as the call itself will."""
    script = f"""
        import signal
        m = golite.compile({AGAIN!r}, jit={jit!r})
        def again():
            while True: m.Text("x")
        for n in range(3):
            raises(TimeoutLimit, lambda: m.Call(again, timeout=0.1))
            raises(TimeoutLimit, lambda: m.Call(lambda: m.Call(again), timeout=0.1))
            assert m.Text("y") == "y"
        hits = []
        signal.signal(signal.SIGALRM, lambda *_: hits.append(m.Text("x")))
        signal.setitimer(signal.ITIMER_REAL, 0.005, 0.005)
        n = 0
        while n < 3 or not hits:  # on a busy machine the handler may run only when the time is over, and raise
            raises(TimeoutLimit, lambda: m.Spin(timeout=0.1))
            n += 1
        signal.setitimer(signal.ITIMER_REAL, 0)
        assert set(hits) == {{"x"}}, set(hits)
    """
    run_script(script)


OUT_OF_MEMORY = r"""
package k

import "strings"

var Deferred int
func Huge(n int) int { defer func() { recover(); Deferred++ }(); x := make([]byte, n); return len(x) }
func HugePointers(n int) int { return len(make([]*int, n)) }
func HugeMap(n int) int { return len(make(map[int]string, n)) }
func HugeChan(n int) int { return cap(make(chan int, n)) }
func HugeText(n int) int { return len(strings.Repeat("text", n)) }
func Append() { var x []byte; for { x = append(x, make([]byte, 1<<24)...) } }
func InGoroutine(n int) { go Huge(n); select {} }
func Add(a, b int) int { return a + b }
func Use() int { var x [][]int; for n := range 1000 { x = append(x, make([]int, n)) }; return len(x) }
"""


def test_out_of_memory(jit: str) -> None:
    """What the system has no memory for ends a runtime, not the process."""
    script = f"""
        import resource
        m = golite.compile({OUT_OF_MEMORY!r}, jit={jit!r})
        other = golite.Runtime().load(m)
        m.Add(1, 2)
        used = int(open("/proc/self/statm").read().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (used + (1 << 30), resource.getrlimit(resource.RLIMIT_AS)[1]))
        many = 1 << 36
        for n in range(2):
            for call in (
                lambda: m.Huge(many), lambda: m.HugePointers(many), lambda: m.HugeMap(many), lambda: m.HugeChan(many), lambda: m.HugeText(many),
                m.Append, lambda: m.InGoroutine(many),
            ):
                error = raises(GoPanic, call, "fatal error: out of memory")
                assert error.frames[-1][0].startswith("main."), error.frames
                assert m.Add(1, 2) == 3 and m.Use() == 1000
                assert other.Use() == 1000
        assert m.Deferred == 0
    """
    run_script(script)


def test_fatal_errors_of_conversions() -> None:
    """They are of no runtime's goroutine: the call raises, and that is all."""
    run_script(
        '''
        import array, resource
        m = golite.compile("""package main
        var M = map[int]int{}
        func Start() { go func() { for i := 0; ; i++ { M[i%1000] = i } }() }
        func Count(x []int) int { return len(x) }
        func Put(x map[string]string) int { return len(x) }
        """)
        assert m.Count([1]) == m.Put({"a": "b"}) == 1
        m.Start()
        def read():
            while True: m.M
        assert str(raises(GoPanic, read)).startswith("fatal error: concurrent map ")
        m = golite.compile(m._source[0].replace("M[i%1000] = i", ""))
        if open("/proc/sys/vm/overcommit_memory").read() != "1\\n":  # else the system gives what it cannot have
            raises(GoPanic, lambda: golite.Chan(int, 1 << 42), "fatal error: out of memory")
        large, text = array.array("q", bytes(200 << 20)), "x" * (200 << 20)
        size = int(open("/proc/self/statm").read().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (size + (60 << 20), resource.RLIM_INFINITY))
        raises(GoPanic, lambda: m.Count(large), "fatal error: out of memory")
        raises(GoPanic, lambda: m.Put({"a": text}), "fatal error: out of memory")
        assert m.Count([1, 2]) == 2
        '''
    )
