// Comparison, concatenation, slicing and substring sharing of strings.
package main

import "fmt"

func main() {
	words := []string{"", "a", "ab", "b", "B", "aa", "é", "z", "\x00", "a\x00", "\xff"}
	for _, x := range words {
		for _, y := range words {
			c := 0
			if x < y {
				c = -1
			} else if x > y {
				c = 1
			}
			if (x == y) != (c == 0) || (x <= y) != (c <= 0) || (x >= y) != (c >= 0) || (x != y) != (c != 0) {
				fmt.Println("inconsistent", x, y)
			}
			fmt.Print(c+1, "")
		}
		fmt.Println()
	}
	s := ""
	for i := range 10 {
		s += string(rune('a' + i))
		s = "<" + s + ">"
	}
	fmt.Println(s, len(s))
	a, b, c, d, e, f := "1", "22", "", "333", "4", "5"
	fmt.Println(a+b+c+d+e+f, a+c, c+c == "", c+a)
	t := "hello, world"
	fmt.Println(t[:5], t[7:], t[3:3] == "", t[len(t):] == "", t[:], t[2:4]+t[4:6])
	u := t[1:]
	t = "other"
	fmt.Println(u, t)
	fmt.Println("tab\there", `raw\n"x"`, "q\"q", "\u4e16\U0001F600\x41\101\a"[:3])
	x := "abc"
	p := &x
	*p += "def"
	fmt.Println(x, x[1], x[len(x)-1]-'a', string(x[1]))
	raw := `line one
  line two`
	fmt.Println(len(raw), raw)
	fmt.Println(min("b", "a", "c"), max("x", "xy"))
	for _, f := range []func(){
		func() { _ = x[10] },
		func() { i := -1; _ = x[i] },
		func() { i := 7; _ = x[i:] },
		func() { i, j := 3, 2; _ = x[i:j] },
		func() { j := 9; _ = x[1:j] },
		func() { i := 6; _ = x[i:][0] },
	} {
		func() {
			defer func() { fmt.Println(recover()) }()
			f()
		}()
	}
}
