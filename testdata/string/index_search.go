// Searching in strings and bytes near the ends, with empty patterns, overlaps and long haystacks.
package main

import (
	"bytes"
	"fmt"
	"strings"
)

func main() {
	for _, c := range [][2]string{{"", ""}, {"", "a"}, {"a", ""}, {"abc", "c"}, {"abc", "d"}, {"aaaa", "aa"}, {"abcabcabd", "abcabd"}, {"héé", "é"}, {"x", "xy"}} {
		s, p := c[0], c[1]
		fmt.Println(strings.Index(s, p), strings.LastIndex(s, p), strings.Count(s, p), strings.Contains(s, p), strings.HasPrefix(s, p), strings.HasSuffix(s, p), len(strings.Split(s, p)))
	}
	long := strings.Repeat("abcdefghij", 1000)
	fmt.Println(strings.Index(long, "jab"), strings.LastIndex(long, "jab"), strings.Index(long, "jac"), strings.Count(long, "cde"), strings.IndexByte(long, 'j'))
	hay := strings.Repeat("a", 500) + "b"
	for _, n := range []int{1, 7, 8, 9, 31, 32, 33, 63, 64, 65, 200} {
		fmt.Print(strings.Index(hay, strings.Repeat("a", n)+"b"), " ")
	}
	fmt.Println()
	fmt.Println(bytes.Index([]byte(long), []byte("hij")), bytes.IndexByte([]byte("abc"), 'z'), bytes.Compare([]byte("a"), []byte("ab")), bytes.Equal(nil, []byte{}))
	fmt.Println(strings.Compare(long, long+"x"), long == strings.Repeat("abcdefghij", 1000), long[:9999] < long)
	fmt.Println(strings.IndexRune("chicken", 'k'), strings.IndexAny("golang", "gy"), strings.LastIndexByte("go gopher", 'o'), strings.LastIndexAny("edx", "de"))
	fmt.Printf("%q %q %q\n", strings.SplitAfterN("a,b,c", ",", 2), strings.SplitN("a,b,c", ",", 0), strings.SplitN("a,b,c", ",", -1))
	fmt.Printf("%q %q %q\n", strings.Split("héy", ""), strings.Fields("  a \t b\n"), strings.TrimRight("xx--", "-x"))
	fmt.Printf("%q %q\n", strings.TrimPrefix("prefix-x", "prefix-"), strings.TrimLeft("  x ", " "))
	for _, n := range []int{0, 1, 2, 15, 16, 17, 100} {
		a, b := strings.Repeat("x", n), strings.Repeat("x", n)
		c := a[:n/2] + "y" + strings.Repeat("x", n-n/2)
		fmt.Print(a == b, a == c, a < c, strings.Index(c, "y"), " ")
	}
	fmt.Println()
	x, ok := strings.CutPrefix("foobar", "foo")
	y, no := strings.CutSuffix("foobar", "foo")
	fmt.Println(x, ok, y, no, strings.ContainsAny("abc", ""), strings.Repeat("", 5) == "")
	func() {
		defer func() { fmt.Println(recover()) }()
		strings.Repeat("x", -1)
	}()
}
