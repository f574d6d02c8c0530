"""Ways to end: panics that nobody recovers, with their exit status and first line."""

from __future__ import annotations

from random_programs.statements import Statements

_PANICS = [
    "panic({value})", "panic(fmt.Errorf(\"wrapped: %w\", io.EOF))", "panic(E{{{k}}})", "panic(&E{{{k}}})", "panic(S{{{k}}})", "panic(I({k}))",
    "panic(T(\"a\\nb\\x00\"))", "panic(nil)", "var e error\n\tpanic(e)", "_ = a[k+9]", "_ = a[k-9]", "_ = a[k+2 : 1]", "_ = a[:k+50]",
    "_ = a[1:2:k+50]", "_ = s[k+9]", "_ = s[k+1 : k]", "_ = s[k+30:]", "_ = [4]int{{}}[k+4]", "_ = (*[9]int)(a)", "_ = [5]int(a[:2])", "m[k]++",
    "_ = *p", "p.x = 1", "_ = 1 / (k - k)", "_ = any(k).(string)", "_ = any(nil).(int)", "_ = x.(error)", "_ = x.(interface{{ String() string }})",
    "_ = x.(*E)", "_ = make([]int, k-50)", "_ = make([]int, 1, k-50)", "_ = make(chan int, k-50)", "_ = 1 << (k - 50)", "_ = map[any]int{{}}[a]",
    "_ = any(a) == any(a)", "close(c)", "close((chan int)(nil))", "close(c)\n\tc <- 1", "f()", "x.(fmt.Stringer).String()",
    "var w io.Writer\n\tw.Write(nil)", "<-c", "select {{}}", "os.Exit(k%200 + 1)", "runtime.Goexit()", "defer os.Exit(3)\n\tpanic(k)",
    "_ = strings.Repeat(s, k-50)", "_ = u8[uint8(k+250)]", "go panic(\"in a goroutine\")\n\tselect {{}}",
    "defer func() {{ panic(fmt.Sprint(\"again \", recover())) }}()\n\tpanic(1)", "defer func() {{ panic(\"second\") }}()\n\tpanic(\"first\")",
    """\
defer func() {{
		e := recover()
		panic(e)
	}}()
	_ = a[k+9]""",
    "var mu sync.Mutex\n\tmu.Unlock()", "var wg sync.WaitGroup\n\twg.Done()",
    """\
for x := range bad {{
		println(x)
		break
	}}""",
    "_ = slices.Max([]int{{}})",
]  # fmt: skip
_VALUES = [
    "k", '"text"', "2.5", "true", "'x'", "uint8(k)", "1 + 2i", "[]int{1}", "struct{}{}", "errors.New(\"made\")", "int64(-5)", "float32(0.1)",
    "[2]int{}", "uintptr(9)",
]


def crash(p: Statements) -> str:
    """A function that ends the program, perhaps deep in calls and with defers that print."""
    rng = p.rng
    f, g = p.name(p.prefix + "crash"), p.name(p.prefix + "deep")
    k = rng.randrange(1, 40)
    body = rng.choice(_PANICS).format(value=rng.choice(_VALUES), k=k)
    p.line(f"""\
func {g}(k, depth int) {{
	if depth > 0 {{
		defer println("leaving", depth)
		{g}(k, depth-1)
		return
	}}""")
    p.line("""\
	a, s, c, u8 := []int{1, 2, 3}, "string", make(chan int), [4]int8{}
	var m map[int]int
	var p *struct{ x int }
	var f func()
	var x any = a
	bad := func(yield func(int) bool) {
		yield(1)
		yield(2)
	}
	_, _, _, _, _, _, _, _, _ = a, s, c, u8, m, p, f, x, bad""")
    p.line(f"""\
	{body}
}}
func {f}() {{
	{g}({k}, {rng.randrange(3)})
}}""")
    return f
