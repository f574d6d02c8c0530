//test:stdin "10 20\n30\n  40 50 x word\n7\n"

package main

import (
	"errors"
	"fmt"
	"io"
	"strings"
)

type MyInt int
type MyStr string
type MyBytes []byte
type Pt struct{ x, y int }

func (p *Pt) Scan(s fmt.ScanState, verb rune) error {
	w, ok := s.Width()
	if verb == 'e' {
		return errors.New("verb e")
	}
	if _, err := fmt.Fscanf(s, "<%d,%d>", &p.x, &p.y); err != nil {
		return err
	}
	if ok {
		p.x += 1000 * w
	}
	return nil
}

type Word string

func (w *Word) Scan(s fmt.ScanState, verb rune) error {
	tok, err := s.Token(true, func(r rune) bool { return 'a' <= r && r <= 'z' })
	*w = Word("w:" + string(tok))
	return err
}

type slow struct{ s string }

func (r *slow) Read(b []byte) (int, error) {
	if r.s == "" {
		return 0, io.EOF
	}
	b[0] = r.s[0]
	r.s = r.s[1:]
	return 1, nil
}

func main() {
	var (
		i   int
		i8  int8
		i64 int64
		u   uint
		u8  uint8
		u16 uint16
		f   float64
		f32 float32
		c   complex128
		b   bool
		s   string
		bs  []byte
		r   rune
		mi  MyInt
		ms  MyStr
		mb  MyBytes
		pt  Pt
		wd  Word
		np  struct{}
		isl []int
	)
	reset := func() {
		i, i8, i64, u, u8, u16, f, f32, c, b, s, bs, r, mi, ms, mb, pt, wd = -7, -7, -7, 7, 7, 7, -7, -7, -7, false, "-", nil, '-', -7, "-", nil, Pt{}, ""
	}
	show := func(what string, n int, err error) {
		fmt.Printf("%s: %d %v | %d %d %d %d %d %d %g %g %v %t %q %q %q %d %q %q %v %q\n", what, n, err, i, i8, i64, u, u8, u16, f, f32, c, b, s, bs, r, mi, ms, mb, pt, wd)
	}
	type in struct {
		text string
		args []any
	}
	ints := []any{&i}
	ins := []in{
		{"5", ints}, {" \n 17 ", ints}, {"-0x1F", ints}, {"0b101", ints}, {"0o17", ints}, {"017", ints}, {"1_000", ints}, {"", ints}, {"x", ints}, {"99999999999999999999", ints}, {"+", ints}, {"-", ints}, {"0x", ints}, {"08", ints}, {"12a", ints},
		{"128", []any{&i8}}, {"-128", []any{&i8}}, {"256", []any{&u8}}, {"-1", []any{&u}}, {"65535", []any{&u16}}, {"9223372036854775807", []any{&i64}},
		{"1.5 -2e3", []any{&f, &f32}}, {"nan", []any{&f}}, {"+Inf", []any{&f}}, {"1e400", []any{&f}}, {"0x1p4", []any{&f}}, {"3p2", []any{&f}}, {".5", []any{&f}}, {"1_0.5", []any{&f}}, {"e", []any{&f}}, {"5.", []any{&f}}, {"1e5x", []any{&f, &s}},
		{"(1+2i)", []any{&c}}, {"1-2i", []any{&c}}, {"1", []any{&c}}, {"(1+2i", []any{&c}}, {"1+2", []any{&c}},
		{"true", []any{&b}}, {"T", []any{&b}}, {"1", []any{&b}}, {"0", []any{&b}}, {"FALSE", []any{&b}}, {"trx", []any{&b}}, {"yes", []any{&b}}, {"tru", []any{&b}},
		{"hello world", []any{&s, &ms}}, {"日本 x", []any{&s, &bs}}, {"abc def", []any{&mb, &bs}}, {"1 2 3 4", []any{&i, &u, &mi, &f}}, {"1\n2", []any{&i, &u}}, {"1\r\n2", []any{&i, &u}}, {"a b", []any{&i}}, {"7", []any{&r}}, {"1 2", []any{&i}},
		{"<1,2>", []any{&pt}}, {"<1;2>", []any{&pt}}, {"", []any{&pt}}, {" abcDEF", []any{&wd, &s}}, {"x", []any{&np}}, {"1", []any{&isl}}, {"1", []any{i}}, {"\u00a01\u30002", []any{&i, &u}}, {"\xff\xfe", []any{&s}},
	}
	for _, x := range ins {
		reset()
		n, err := fmt.Sscan(x.text, x.args...)
		show(fmt.Sprintf("Sscan %q", x.text), n, err)
		reset()
		n, err = fmt.Sscanln(x.text, x.args...)
		show(fmt.Sprintf("Sscanln %q", x.text), n, err)
		reset()
		n, err = fmt.Fscan(&slow{x.text}, x.args...)
		show(fmt.Sprintf("Fscan %q", x.text), n, err)
	}
	type inf struct {
		text, format string
		args         []any
	}
	for _, x := range []inf{
		{"5 6", "%d %d", []any{&i, &u}}, {"5,6", "%d,%d", []any{&i, &u}}, {"5,6", "%d;%d", []any{&i, &u}}, {"5", "%d %d", []any{&i, &u}}, {"5 6", "%d", []any{&i, &u}}, {"5", "%d", nil}, {"5 6 7", "%d %d", []any{&i, &u}},
		{"12345", "%2d%3d", []any{&i, &u}}, {"ff 1010 17 U+1F600", "%x %b %o %U", []any{&i, &u, &mi, &r}}, {"xyz", "%c%c", []any{&r, &i}}, {" x", "%c", []any{&r}}, {"é", "%c", []any{&u8}}, {"日", "%c", []any{&i8}},
		{"hello", "%3s%s", []any{&s, &ms}}, {"\"quoted \\\"x\\\"\" `raw`", "%q %q", []any{&s, &ms}}, {"quoted", "%q", []any{&s}}, {"\"open", "%q", []any{&s}}, {"\"bad\\z\"", "%q", []any{&s}}, {"48656c6C6f", "%x", []any{&s}}, {"4g", "%x", []any{&s}}, {"zz", "%x", []any{&bs}}, {"414243", "%X", []any{&bs}},
		{"100%", "%d%%", []any{&i}}, {"100 %", "%d%%", []any{&i}}, {"100", "%d%%", []any{&i}}, {"3.5 4.25", "%f %g", []any{&f, &f32}}, {"3.5", "%d", []any{&f}}, {"3.5", "%5.1f", []any{&f}}, {"true", "%t", []any{&b}}, {"1", "%d", []any{&b}}, {"x", "%t", []any{&b}},
		{"a: 5", "a: %d", []any{&i}}, {"a:5", "a: %d", []any{&i}}, {"a:   5", "a: %d", []any{&i}}, {"a: 5", "a:%d", []any{&i}}, {"b: 5", "a: %d", []any{&i}}, {"5\n6", "%d\n%d", []any{&i, &u}}, {"5 6", "%d\n%d", []any{&i, &u}}, {"5\n6", "%d %d", []any{&i, &u}}, {"5\n\n6", "%d\n%d", []any{&i, &u}}, {"5 \n 6", "%d\n%d", []any{&i, &u}}, {"5 \n 6", "%d \n %d", []any{&i, &u}},
		{"5", "%z", []any{&i}}, {"5", "%", []any{&i}}, {"5", "%d%", []any{&i}}, {"", "%d", []any{&i}}, {"", "x", nil}, {"", "", nil}, {"5", "", []any{&i}}, {"<1,2>", "%v", []any{&pt}}, {"<1,2>", "%5v", []any{&pt}}, {"<1,2>", "%3v", []any{&pt}}, {"<1,2>", "%e", []any{&pt}}, {"10:20:30", "%d:%d:%d", []any{&i, &u, &mi}}, {"(1.5+2i)", "%v", []any{&c}}, {"(1.5+2i)", "%d", []any{&c}},
		{"abc123", "abc%d", []any{&i}}, {"é5", "é%d", []any{&i}}, {"2024-05-06", "%4d-%2d-%2d", []any{&i, &u, &mi}}, {"0x10", "%v", []any{&i}}, {"0x10", "%x", []any{&i}}, {"-5", "%d", []any{&u}}, {"5-", "%d-", []any{&i}}, {"   7", "%3d", []any{&i}}, {"9999", "%1d%c", []any{&i, &r}},
	} {
		reset()
		n, err := fmt.Sscanf(x.text, x.format, x.args...)
		show(fmt.Sprintf("Sscanf %q %q", x.text, x.format), n, err)
	}

	// A reader keeps its place between calls.
	rd := strings.NewReader("1 2 3\n4 5\nrest of it\n\n6\n")
	for k := 0; k < 4; k++ {
		n, err := fmt.Fscan(rd, &i)
		fmt.Println(n, err, i)
	}
	n, err := fmt.Fscanln(rd, &i)
	fmt.Println(n, err, i)
	n, err = fmt.Fscanln(rd, &s)
	fmt.Println(n, err, s)
	n, err = fmt.Fscanln(rd, &s, &s, &s)
	fmt.Println(n, err, s)
	for {
		n, err := fmt.Fscan(rd, &i)
		fmt.Println(n, err, i)
		if err != nil {
			break
		}
	}
	// From standard input.
	total := 0
	for {
		var x int
		if _, err := fmt.Scan(&x); err != nil {
			fmt.Println(err)
			break
		}
		total += x
	}
	fmt.Println(total)
	fmt.Println(fmt.Scanln(&s))
	fmt.Println(fmt.Scanf("%d", &i))
}
