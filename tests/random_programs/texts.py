"""Strings: slices of bytes and runes, iteration over what is no UTF-8, comparisons, concatenation."""

from __future__ import annotations

from random_programs.statements import Statements

PIECES = [
    "a", "bc", "δ", "日", "\\xff", "\\xc3", "\\xe6\\x97", "\\xed\\xa0\\x80", "\\x00", "😀", "\\xf4\\x90\\x80\\x80", "\\u00e9", "Z", " ",
    "\\xc0\\x80",
]


def literal(p: Statements, n: int) -> str:
    # \x after a digit-like escape needs no separation: escapes have fixed lengths.
    return '"' + "".join(p.rng.choice(PIECES) for _ in range(p.rng.randrange(n + 1))) + '"'


def iteration(p: Statements) -> str:
    rng = p.rng
    f, g = p.name(p.prefix + "runes"), p.name(p.prefix + "each")
    p.line(f"func {g}(s string) {{")
    p.line("""\
	for i, r := range s {
		fmt.Print(i, ":", r, " ")
	}""")
    p.line("""\
	n := 0
	for range s {
		n++
	}
	for i := range s {
		n += i
	}""")
    p.line("""\
	rs := []rune(s)
	bs := []byte(s)
	fmt.Println(n, len(s), rs, bs, string(rs) == s, string(bs) == s, string(rs))""")
    p.line("""\
	for i, b := range []byte(s) {
		n = n*3 + i ^ int(b)
	}
	for i := 0; i < len(s); i++ {
		n += int(s[i]) << (i & 7)
	}""")
    p.line('\tfmt.Printf("%d %q %x %v\\n", n, s, s, strings.ToValidUTF8(s, "?"))')
    if rng.random() < 0.5:
        p.line("""\
	for i, r := range rs {
		rs[len(rs)-1-i], rs[i] = r, rs[len(rs)-1-i]
		if i*2 >= len(rs) {
			break
		}
	}
	fmt.Println(string(rs), string(rs[0]))""")
    p.line("}")
    p.line(f"func {f}() {{")
    for _ in range(4):
        p.line(f"\t{g}({literal(p, 6)})")
    p.line(f"\t{g}(string(rune({rng.choice([-1, 0, 65, 0xd800, 0xfffd, 0x10ffff, 0x110000])})) + {literal(p, 2)})\n}}")
    return f


def slicing(p: Statements) -> str:
    """A sequence of steps on a few strings and byte slices, each shown; some index too far."""
    rng = p.rng
    f = p.name(p.prefix + "cuts")
    p.line(f"""\
func {f}() {{
	s, t, n := {literal(p, 6)} + "abcdefgh", {literal(p, 4)}, {rng.randrange(5)}
	b := []byte(s)""")
    for _ in range(10):
        lo = rng.choice(["", "0", "1", "n", "len(s)/2", "len(t)"])
        hi = rng.choice(["", "len(s)", "len(s)-1", "n+2", "3", "n"])
        p.line("\t" + rng.choice([
            f"s = s[{lo}:{hi}] + t",
            "s += string(t[n%len(t)]) + s[:1]",
            "b = append(b, s...)",
            f"n = copy(b, s[{rng.choice(['', '1', 'n'])}:])",
            "b = append(b[:1], b[n:]...)",
            "t = string(b[:n+1]) + t",
            f"s, t = t+{literal(p, 2)}, s",
            "s = strings.Repeat(s, 2)",
            "b[n%len(b)]++",
            "t = fmt.Sprint(s < t, s == t, s >= t)",
            f"switch s {{\n\tcase {literal(p, 1)}, t:\n\t\tn++\n\tcase \"abcdefgh\", \"abc\":\n\t\tn += 2\n\tdefault:\n\t\tn = len(s) % 7\n\t}}",
            "if string(b) == s || t > s {\n\t\tn = (n + 3) & 7\n\t}",
            "for i, r := range t {\n\t\tif r == utf8.RuneError {\n\t\t\tcontinue\n\t\t}\n\t\tn = (n + i) % 9\n\t}",
            "n = len(t + s) % 11",
            f"n = strings.Index(s, {literal(p, 1)}) + 1",
        ]))  # fmt: skip
        p.line('\tfmt.Printf("%q %q %q %d\\n", s, t, b, n)')
        p.line("""\
	if len(s) > 60 {
		s = s[:40]
	}
	if len(b) > 60 {
		b = b[:30]
	}""")
    p.line("}")
    return f


def keys(p: Statements) -> str:
    """Strings as keys, built and looked up through bytes; concatenation in loops."""
    rng = p.rng
    f = p.name(p.prefix + "words")
    words = ", ".join(literal(p, 3) for _ in range(7))
    p.line(f"""\
func {f}() {{
	words := []string{{{words}}}
	m := map[string]int{{}}
	all := "\"""")
    p.line("""\
	for i, w := range words {
		m[w] += i + 1
		all += w
		b := []byte(w)""")
    p.line(f"\t\tfmt.Println(m[string(b)], m[string(b[:len(b)/2])], len(m), w {rng.choice(['<', '<=', '>', '!='])} words[0], all > w)")
    p.line("""\
		b = append(b, all...)
		for j := range b {
			b[j] ^= 1
		}
		m[string(b)]--
	}""")
    p.line("""\
	names := slices.Sorted(maps.Keys(m))
	fmt.Printf("%q\\n", names)
	for _, n := range names {
		fmt.Print(m[n], " ")
	}""")
    p.line("""\
	delete(m, words[0])
	_, ok := m[words[0]]
	fmt.Println(ok, len(m), min(words[1], words[2], all), max(all, words[3]))""")
    p.line(f"""\
	fmt.Println(words[len(words)-1+{rng.randrange(2)}])
	fmt.Println(all[len(all)-{rng.randrange(3)}])
}}""")
    return f


FAMILY = [iteration, slicing, keys]
