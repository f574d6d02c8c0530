// Strings: ranging with invalid UTF-8, concatenation with +=, comparison, slicing in the middle of runes, conversion in loops, raw literals, escapes of every form.
package main

import "fmt"

const raw = `a\n"b"
	tab ` + "`" + `end`

func main() {
	fmt.Printf("%q\n", raw)
	esc := "\a\b\f\n\r\t\v\\\"\x41\101\u00e9\U0001F600'"
	fmt.Printf("%q %d\n", esc, len(esc))
	rs := []rune{'\a', '\'', '"', '\x00', '\377', '\u1234', '\U0010FFFF', '世', '\\'}
	fmt.Println(rs)
	bs := []byte("\xff\xfe\u00ff\377")
	fmt.Println(bs)
	s := "aé世😀\xf0\x9f\x98z\xe4\xb8"
	for i, r := range s {
		fmt.Printf("%d:%x ", i, r)
	}
	fmt.Println(len(s))
	for i := range s {
		fmt.Print(i, " ")
	}
	n := 0
	for range s {
		n++
	}
	fmt.Println(n)
	t := s[2:5]
	for _, r := range t {
		fmt.Printf("%x ", r)
	}
	fmt.Println([]byte(t))
	for i, r := range "" {
		fmt.Println("never", i, r)
	}
	acc := ""
	for i := range 5 {
		acc += string(rune('a'+i)) + acc
	}
	fmt.Println(acc, len(acc))
	u := acc
	acc += "!"
	fmt.Println(u == acc[:len(acc)-1], u < acc, acc > u, u != acc, "" < u, "Z" < "a", "a" < "aa", "\xff" > "世")
	x := "abc"
	y := x[1:]
	x += "d"
	fmt.Println(x, y, x[len(x)-1:], x[0:0] == "", x[:2]+y)
	for s := "hello"; s != ""; s = s[2:] {
		fmt.Print(s, " ")
		if len(s) < 2 {
			break
		}
	}
	fmt.Println()
	m := map[byte]int{}
	for i := 0; i < len(acc); i++ {
		m[acc[i]]++
	}
	fmt.Println(m['a'], m['b'], m['e'])
	switch {
	case s[0] == 'a' && s[1:3] == "é":
		fmt.Println("matched", string(s[0]), s[3:6])
	}
	const c = "const" + "ant"
	fmt.Println(c[2], len(c), c[1:3], len("世界"), "a"+"b" == "ab")
	var e string
	fmt.Println(e == "", len(e), e+e == e, []byte(e), []rune(e))
	for i, r := range []byte("é") {
		fmt.Print(i, r, " ")
	}
	a, b := "x", "y"
	a, b = b+a, a+b
	fmt.Println(a, b, max(a, b), min("b", "a"+b))
	defer func() { fmt.Println(recover()) }()
	k := 10
	fmt.Println(s[k:][0], x[k])
}
