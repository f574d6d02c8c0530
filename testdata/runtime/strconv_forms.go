// strconv: parsing, formatting, quoting, and the error texts.
package main

import (
	"errors"
	"fmt"
	"math"
	"strconv"
)

func main() {
	for _, s := range []string{"0", "-12", "+7", "9223372036854775807", "9223372036854775808", "12a", "", "1_000", "0x10"} {
		n, err := strconv.Atoi(s)
		fmt.Println(n, err)
	}
	for _, c := range []struct {
		s    string
		base int
		bits int
	}{{"ff", 16, 64}, {"0xff", 0, 64}, {"-0b101", 0, 8}, {"128", 10, 8}, {"-129", 10, 8}, {"zz", 36, 64}, {"0o17", 0, 64}, {"1_0", 0, 64}, {"9", 8, 64}} {
		n, err := strconv.ParseInt(c.s, c.base, c.bits)
		fmt.Println(n, err)
	}
	u, err := strconv.ParseUint("18446744073709551615", 10, 64)
	fmt.Println(u, err)
	_, err = strconv.ParseUint("-1", 10, 64)
	fmt.Println(err, errors.Is(err, strconv.ErrSyntax))
	for _, s := range []string{"1.5", "1e10", "-.5", "inf", "-Inf", "NaN", "0x1p-2", "1e400", "1e-400", "abc", "1.7976931348623157e308", "4.9e-324", "0.1", "123456789012345678901234567890"} {
		f, err := strconv.ParseFloat(s, 64)
		fmt.Println(f, err)
	}
	f32, _ := strconv.ParseFloat("3.4028236e38", 32)
	fmt.Println(f32)
	b, err := strconv.ParseBool("maybe")
	fmt.Println(b, err)
	fmt.Println(strconv.Itoa(-45), strconv.FormatInt(-255, 16), strconv.FormatInt(35, 36), strconv.FormatUint(math.MaxUint64, 2))
	for _, f := range []float64{0, 1, -1.5, 0.1, 1e21, 1e-7, math.Pi, 1.0 / 3, 5e-324, 123456789} {
		fmt.Println(strconv.FormatFloat(f, 'g', -1, 64), strconv.FormatFloat(f, 'e', 3, 64), strconv.FormatFloat(f, 'f', 2, 64), strconv.FormatFloat(f, 'f', -1, 64), strconv.FormatFloat(f, 'G', 4, 32))
	}
	fmt.Println(strconv.Quote("hi\n\"é\x00\xff世\u200b"), strconv.QuoteToASCII("é世😀"), strconv.QuoteRune('☺'))
	for _, s := range []string{`"a\tb"`, "`raw`", `'x'`, `"\u00e9"`, `"bad`, `"\x4"`} {
		t, err := strconv.Unquote(s)
		fmt.Printf("%q %v\n", t, err)
	}
	fmt.Println(string(strconv.AppendInt([]byte("n="), 42, 10)), string(strconv.AppendQuote(nil, "q")), string(strconv.AppendBool(nil, true)))
	var ne *strconv.NumError
	_, err = strconv.Atoi("x")
	fmt.Println(errors.As(err, &ne), ne.Func, ne.Num, ne.Err)
}
