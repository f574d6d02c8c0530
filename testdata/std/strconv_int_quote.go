// Integers in all bases, booleans, quoting and unquoting, and the texts of errors.
package main

import (
	"errors"
	"fmt"
	"math"
	"strconv"
)

func main() {
	for _, n := range []int64{0, 1, 9, 10, 99, 100, 12345, -1, -99, -100, math.MaxInt64, math.MinInt64, 1 << 32} {
		for base := 2; base <= 36; base += 2 {
			fmt.Print(strconv.FormatInt(n, base), " ", strconv.FormatUint(uint64(n), base), " ")
		}
		fmt.Println(strconv.Itoa(int(n)), string(strconv.AppendInt([]byte("<"), n, 10)), string(strconv.AppendUint(nil, uint64(n), 7)))
	}
	for _, s := range []string{"", "0", "-0", "+7", "12", "-129", "128", "255", "256", "0x1F", "0b101", "0o17", "017", "08", "1_000", "0x_f", "_1", "1__2", "9223372036854775807", "9223372036854775808",
		"-9223372036854775808", "-9223372036854775809", "18446744073709551615", "18446744073709551616", "zz", "12a", " 1", "+", "٣"} {
		for _, base := range []int{0, 10, 16, 36} {
			a, e1 := strconv.ParseInt(s, base, 64)
			b, e2 := strconv.ParseInt(s, base, 8)
			c, e3 := strconv.ParseUint(s, base, 64)
			fmt.Println(a, e1, b, e2, c, e3)
		}
		n, err := strconv.Atoi(s)
		fmt.Println(n, err)
		var ne *strconv.NumError
		if errors.As(err, &ne) {
			fmt.Println(ne.Func, ne.Num, ne.Err, errors.Is(err, strconv.ErrRange), errors.Is(err, strconv.ErrSyntax))
		}
	}
	_, err := strconv.ParseInt("1", 1, 0)
	fmt.Println(err)
	_, err = strconv.ParseInt("1", 10, 65)
	fmt.Println(err)
	for _, s := range []string{"1", "t", "True", "FALSE", "f", "0", "yes", ""} {
		b, err := strconv.ParseBool(s)
		fmt.Println(b, err, strconv.FormatBool(b), string(strconv.AppendBool(nil, b)))
	}
	for _, s := range []string{"", "plain", "tab\tnew\nline", "quote\"s'`", "\x00\x1f\x7f\a\b\f\r\v\\", "héllo 日本 😀", "\xff\xc3", "\u00a0\u2028\ufeff\u3000\U000e0001", "`raw`"} {
		q := strconv.Quote(s)
		u, err := strconv.Unquote(q)
		fmt.Println(q, strconv.QuoteToASCII(s), strconv.QuoteToGraphic(s), u == s, err, strconv.CanBackquote(s))
	}
	for _, r := range []rune{'a', '\'', '"', '\n', 0, 0x7F, 0xA0, 'é', '日', '😀', 0xD800, 0x110000, 0xFEFF} {
		fmt.Println(strconv.QuoteRune(r), strconv.QuoteRuneToASCII(r), strconv.QuoteRuneToGraphic(r), strconv.IsPrint(r), strconv.IsGraphic(r))
	}
	for _, s := range []string{`"a\tb"`, `'x'`, `'\''`, `"\x41\101\u00e9\U0001F600"`, "`a\\n\r`", `"bad`, `'ab'`, `"\q"`, `"\400"`, `"\ud800"`, "\"a\nb\"", `''`, `x`, `"a"b`} {
		u, err := strconv.Unquote(s)
		p, err2 := strconv.QuotedPrefix(s)
		fmt.Printf("%q %v %q %v\n", u, err, p, err2)
	}
	for s := `a\n\'\"é\x80😀`; s != ""; {
		r, multi, tail, err := strconv.UnquoteChar(s, '\'')
		fmt.Println(r, multi, tail, err)
		if err != nil {
			break
		}
		s = tail
	}
}
