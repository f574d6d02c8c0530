// Conversions between strings, runes and bytes: invalid UTF-8, surrogates, negative runes, named element types, nil and empty, independence of the copy.
package main

import (
	"fmt"
	"unicode/utf8"
)

type Str string
type B byte
type R rune
type Bs []B
type Rs []R
type Bytes []byte

func main() {
	bad := "a\xffb\xc0\xafc\xed\xa0\x80d\xf4\x90\x80\x80e\xe2\x82"
	fmt.Printf("%q\n%x\n", []rune(bad), []rune(bad))
	fmt.Printf("%q %d %d\n", string([]rune(bad)), len(bad), len([]rune(bad)))
	for i, r := range bad {
		fmt.Print(i, ":", r, " ")
	}
	fmt.Println(utf8.ValidString(bad))
	for _, r := range []rune{0, 0x7f, 0x80, 0x7ff, 0x800, 0xd7ff, 0xd800, 0xdfff, 0xe000, 0xffff, 0x10000, 0x10ffff, 0x110000, -1} {
		fmt.Printf("%x ", string(r))
	}
	fmt.Println()
	n := 0x1F600
	fmt.Println(string(rune(n)), string(rune(uint64(n)<<32+65)), string([]rune{'a', -7, 0xdfff, 'b'}))
	s := Str("héé")
	fmt.Println([]byte(s), []rune(s), Bs(s), Rs(s), Bytes(s))
	fmt.Println(string(Bs{'x', 'y'}), string(Rs{0xe9}), Str(Bs("q")), Str([]rune{'z'}), string(Bytes("w")) == "w")
	b := []byte("abc")
	t := string(b)
	b[0] = 'X'
	c := []byte(t)
	c[1] = 'Y'
	fmt.Println(t, string(b), string(c))
	var nb []byte
	var nr []rune
	fmt.Println(string(nb) == "", string(nr) == "", []byte("") == nil, []rune("") == nil, len([]byte("")))
	m := map[string]int{"abc": 1, "Xbc": 2}
	fmt.Println(m[string(b)], m[t], m[string([]rune{97, 98, 99})])
	for i, x := range []byte("hé") {
		fmt.Print(i, x, " ")
	}
	for i, x := range []rune("hé") {
		fmt.Print(i, x, " ")
	}
	fmt.Println(append([]byte("x"), "yz"...), copy(b, "12345"), string(b))
	switch string(b) {
	case "123":
		fmt.Println("matched")
	}
	fmt.Println("a"+string(b)+"c" > "a12", string(b) < "2")
	fmt.Println(Str(s[:2])+Str(s[1:3]), s[1] == 0xc3, []rune(s)[1] == 'é')
}
