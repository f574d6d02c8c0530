// unicode/utf8 and unicode/utf16 over valid, truncated and malformed input.
package main

import (
	"fmt"
	"unicode/utf16"
	"unicode/utf8"
)

func main() {
	for _, s := range []string{"", "a", "héllo", "日本語", "😀x", "\xff", "\xc0\x80", "\xe2\x82", "\xed\xa0\x80", "\xf4\x90\x80\x80", "a\xe2\x82\xacb\xc3", "\xf0\x9f\x98"} {
		p := []byte(s)
		r, n := utf8.DecodeRuneInString(s)
		l, m := utf8.DecodeLastRune(p)
		fmt.Printf("%q %x %d %x %d %t %t %d %d %t\n", s, r, n, l, m, utf8.FullRune(p), utf8.ValidString(s), utf8.RuneCount(p), utf8.RuneCountInString(s), utf8.Valid(p))
		for i, r := range s {
			fmt.Print(i, ":", r, " ")
		}
		fmt.Println([]rune(s), utf16.Encode([]rune(s)), string(utf16.Decode(utf16.Encode([]rune(s)))))
	}
	for _, r := range []rune{-1, 0, 'a', 0x7F, 0x80, 0x7FF, 0x800, 0xD7FF, 0xD800, 0xDFFF, 0xE000, 0xFFFF, 0x10000, 0x10FFFF, 0x110000} {
		hi, lo := utf16.EncodeRune(r)
		fmt.Println(r, utf8.RuneLen(r), utf8.ValidRune(r), utf8.AppendRune(nil, r), utf16.RuneLen(r), utf16.IsSurrogate(r), hi, lo, utf16.AppendRune(nil, r), string(r))
	}
	fmt.Println(utf16.Decode([]uint16{0xD800, 'a', 0xDC00, 0xD83D, 0xDE00, 0xD800}), utf16.DecodeRune(0xD83D, 0xDE00), utf16.DecodeRune('a', 'b'))
	for b := 0; b < 256; b += 17 {
		fmt.Print(utf8.RuneStart(byte(b)), " ")
	}
	fmt.Println()
}
