// Conversions that copy: changing the source afterwards changes nothing; slicing results; empty and nil.
package main

import (
	"fmt"
	"strconv"
)

func main() {
	b := []byte("hello")
	s := string(b)
	b[0] = 'J'
	fmt.Println(s, string(b))
	t := []byte(s)
	t[1] = 'E'
	fmt.Println(s, string(t))
	r := []rune("añb")
	u := string(r)
	r[1] = 'n'
	fmt.Println(u, string(r), len(u), len(r))
	big := make([]byte, 100)
	for i := range big {
		big[i] = 'a' + byte(i%26)
	}
	bs := string(big)
	big[99] = '!'
	fmt.Println(bs[95:], string(big[95:]))
	m := map[string]int{}
	k := []byte("key")
	m[string(k)] = 1
	k[0] = 'K'
	m[string(k)]++
	fmt.Println(m, m[string([]byte{'k', 'e', 'y'})])
	if string(k) == "Key" && string(k[1:]) < "ez" {
		fmt.Println("compare")
	}
	switch string(k) {
	case "Key":
		fmt.Println("switch")
	}
	for i, c := range string(k) {
		k[2] = 'z'
		fmt.Print(i, string(c), " ")
	}
	fmt.Println()
	for i, c := range []byte("né") {
		fmt.Print(i, ":", c, " ")
	}
	fmt.Println(string([]byte(nil)) == "", len([]rune("")), []byte(""))
	cat := "<" + string(k) + ">"
	k[0] = '?'
	fmt.Println(cat)
	sub := s[1:3]
	x := []byte(sub)
	x = append(x, s[3:]...)
	fmt.Println(sub, string(x))
	fmt.Println(string(rune('a'+1)), string(rune(1<<20)), strconv.Quote(string(rune(-5))))
}
