// Concatenation of many operands, with conversions, empty strings, strings that share memory, += in loops with slices kept; comparison of large strings; keys built on the fly.
package main

import (
	"fmt"
	"strings"
)

type S string

func id(s string) string { return s }

func main() {
	a, b, e := "aa", "b", ""
	fmt.Println(a+b, a+b+a, a+b+a+b, a+b+a+b+a, a+b+a+b+a+b+e+e+a, e+e == "", e+a == a)
	kept := []string{}
	acc := ""
	for i := range 6 {
		acc += string(rune('a' + i))
		kept = append(kept, acc, acc[i/2:])
	}
	fmt.Println(kept)
	bs := []byte("xyz")
	s := "<" + string(bs) + string(bs[1:]) + ">"
	bs[0] = '!'
	fmt.Println(s, string(bs)+s[1:2])
	m := map[string]int{}
	for i := range 4 {
		m["k"+string(rune('0'+i%2))] += i
		m[string(append([]byte("b"), byte('0'+i%2)))]++
	}
	fmt.Println(m, m["k"+"0"], m[string(bs[:0])+"b1"])
	big := strings.Repeat("long ", 1000)
	c := big + big
	d := big + id(big)
	fmt.Println(c == d, c[:len(c)-1] == d[1:], c < d+"x", len(c+d), c[4999:5001])
	var t S = "t"
	t += t + "u"
	u := t + S(a) + S(rune('v'))
	fmt.Println(t, u, string(t)+a, len(u))
	r := []rune("rü")
	fmt.Println(string(r)+string(r[1]), string(r[:1])+"|", string(append(r, '!'))+e)
	f := func() string { a = "changed"; return "f" }
	fmt.Println(a + f() + a)
	x := strings.Builder{}
	for _, w := range strings.Fields("a b  c") {
		x.WriteString(w + w)
	}
	fmt.Println(x.String()+e, e+id(e)+e == "", id(a)+e == a)
	arr := [3]string{"p" + a, a + "q", a}
	fmt.Println(arr[0]+arr[1]+arr[2], arr[0][1:] == arr[2], min(a+b, b+a), max(a, a+e+"z"))
	g := "x"
	g, h := g+"1", g+"2"
	g += g
	fmt.Println(g, h, g+h+g[:1]+h[1:])
}
