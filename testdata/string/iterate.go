// Strings: indexing is bytes, range is runes, invalid UTF-8 gives U+FFFD of width one.
package main

import "fmt"

func dump(s string) {
	fmt.Printf("%q len=%d:", s, len(s))
	for i, r := range s {
		fmt.Printf(" %d=%U", i, r)
	}
	fmt.Println()
}

func main() {
	dump("")
	dump("ascii")
	dump("é")
	dump("世界")
	dump("a\xffb")
	dump("\xe4\xb8")         // truncated
	dump("\xe4\xb8z")        // truncated, then ASCII
	dump("\xc0\x80")         // overlong
	dump("\xed\xa0\x80")     // surrogate
	dump("\xf4\x90\x80\x80") // above U+10FFFF
	dump("\xf0\x9f\x98\x80") // emoji
	dump("\xf0\x9f\x98")     // truncated emoji
	dump("\x80\x80")         // lone continuations
	dump("x\ufffdy")
	dump("\xfe\xff")
	s := "héy"
	for i := 0; i < len(s); i++ {
		fmt.Printf("%x ", s[i])
	}
	fmt.Println()
	n := 0
	for range s {
		n++
	}
	fmt.Println(n)
	var last rune
	for _, last = range s {
	}
	fmt.Println(string(last))
	t := s
	for i := range t {
		t = "changed" // does not affect the loop
		fmt.Print(i, " ")
	}
	fmt.Println(t)
}
