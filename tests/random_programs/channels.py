"""Channels: buffered ones in one goroutine, pipelines whose outcome is fixed, select with one way open."""

from __future__ import annotations

from random_programs.statements import Statements


def buffered(p: Statements) -> str:
    rng = p.rng
    f = p.name(p.prefix + "buffered")
    t = rng.choice(["int", "string", "uint8", "[3]int", "struct{}", "*int", "any", "float32"])
    value = f"{t}(n)"
    value = {"string": "`s`", "[3]int": "[3]int{n, 2}", "struct{}": "struct{}{}", "*int": "&n", "float32": "float32(n) / 2"}.get(t, value)
    shown = "*v" if t == "*int" else "v"
    p.line(f"""\
func {f}() {{
	n := 1
	var none chan {t}
	a, b := make(chan {t}, {rng.randrange(1, 4)}), make(chan {t}, {rng.randrange(3)})
	only := func(c <-chan {t}) int {{ return len(c) }}
	closed := false
	_ = none""")
    for number in range(12):
        c, d = rng.choice(["a", "b", "none"]), rng.choice(["a", "b"])
        p.line("\tn++\n\t" + rng.choice([
            f"""\
select {{
	case {d} <- {value}:
		fmt.Print("sent ")
	default:
		fmt.Print("full ")
	}}""",
            f"""\
select {{
	case v, ok := <-{c}:
		if ok {{
			fmt.Print({shown})
		}}
		fmt.Print(ok, " ")
	default:
		fmt.Print("empty ")
	}}""",
            f"""\
if len({d}) > 0 {{
		v := <-{d}
		fmt.Print({shown}, " ")
	}}""",
            f"if len(a) < cap(a) && !closed {{\n\t\ta <- {value}\n\t}}",
            f"""\
if len(a) == 0 && len(b) == 0 && !closed && cap(b) > 0 {{
		select {{
		case <-none:
		case <-a:
			fmt.Print("never")
		case b <- {value}:
			fmt.Print("b ")
		}}
	}}""",
            """\
for len(b) > 0 {
		<-b
		fmt.Print("out ")
	}""",
            "if !closed {\n\t\tclosed = true\n\t\tclose(a)\n\t}" if number > 6 else f"b = make(chan {t}, n%4)",
            f"""\
func() {{
		defer func() {{ fmt.Print(recover(), " ") }}()
		if closed {{
			{rng.choice(['close(a)', f'a <- {value}', 'close(none)'])}
		}}
	}}()""",
        ]))  # fmt: skip
        p.line("\tfmt.Println(len(a), cap(a), len(b), only(a), closed)")
    p.line("\tif closed {\n\t\tfor v := range a {\n\t\t\tfmt.Print(" + shown + ")\n\t\t}\n\t\t_, ok := <-a\n\t\tfmt.Println(ok)\n\t}\n}")
    return f


def pipelines(p: Statements) -> str:
    """Goroutines in a row, a crowd whose sum is shown, mutexes, once, wait groups, contexts."""
    rng = p.rng
    f, g = p.name(p.prefix + "pipeline"), p.name(p.prefix + "stage")
    t = rng.choice(["int", "uint8", "int16", "float64"])
    p.line(f"""\
func {g}(in <-chan {t}, f func({t}) {t}) <-chan {t} {{
	out := make(chan {t}{rng.choice(['', ', 1', ', 5'])})
	go func() {{
		defer close(out)
		for x := range in {{
			out <- f(x)
		}}
	}}()
	return out
}}""")
    n, crowd = rng.randrange(3, 12), rng.randrange(2, 9)
    p.line(f"""\
func {f}() {{
	source := make(chan {t})
	go func() {{
		for i := range {n} {{
			source <- {t}(i)
		}}
		close(source)
	}}()""")
    p.line(f"""\
	last := (<-chan {t})(source)
	for k := range {rng.randrange(1, 5)} {{
		last = {g}(last, func(x {t}) {t} {{ return x*{rng.randrange(2, 90)} + {t}(k) }})
	}}
	for x := range last {{
		fmt.Print(x, " ")
	}}""")
    p.line(f"""\
	var wg sync.WaitGroup
	var mu sync.Mutex
	var once sync.Once
	total, seen := 0, map[int]int{{}}
	results := make([]int, {crowd})
	for i := range {crowd} {{
		wg.Go(func() {{
			once.Do(func() {{ fmt.Print("once ") }})
			results[i] = i * {rng.randrange(9)}
			mu.Lock()
			defer mu.Unlock()
			total += i
			seen[i%3]++
		}})
	}}
	wg.Wait()
	fmt.Println(total, seen, results)""")
    p.line(f"""\
	done, answer := make(chan struct{{}}), make(chan string)
	go func() {{
		defer close(done)
		defer func() {{ answer <- fmt.Sprint(recover()) }}()
		var a []int
		_ = a
		{rng.choice(['_ = a[1]', 'panic(2.5)', 'var m map[int]int; m[1] = 1', 'runtime.Goexit()'])}
	}}()
	fmt.Println(<-answer)
	select {{
	case <-done:
		fmt.Println("done")
	case <-(chan int)(nil):
	}}
}}""")
    return f


FAMILY = [buffered, pipelines]
