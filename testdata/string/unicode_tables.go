// unicode and utf8: classes of runes, case, encoding and decoding with invalid input.
package main

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

func main() {
	for _, r := range "aZ5 \t_é世Ⅷß.٣\u200b" {
		fmt.Printf("%q %v %v %v %v %v %v\n", r, unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsSpace(r), unicode.IsUpper(r), unicode.IsPunct(r), string(unicode.ToUpper(r)))
	}
	s := "aé世😀\xff\xc3"
	for len(s) > 0 {
		r, n := utf8.DecodeRuneInString(s)
		fmt.Print(r, "/", n, " ")
		s = s[n:]
	}
	fmt.Println()
	fmt.Println(utf8.RuneCountInString("héllo\xff"), utf8.ValidString("ok"), utf8.ValidString("a\xff"), utf8.RuneLen('世'), utf8.RuneLen(-1))
	b := utf8.AppendRune(nil, 'é')
	b = utf8.AppendRune(b, 0x110000)
	buf := make([]byte, 4)
	n := utf8.EncodeRune(buf, '😀')
	fmt.Println(b, n, buf, utf8.FullRune(buf[:3]), utf8.RuneStart(buf[1]))
	r, size := utf8.DecodeLastRuneInString("x世")
	fmt.Println(r, size, utf8.RuneError, utf8.UTFMax)
	fmt.Println(strings.ToUpper("ǆ ŉ straße"), strings.ToTitle("ǆ"), strings.ToLower("İSTANBUL ΑΣ"), unicode.SimpleFold('A'), strings.EqualFold("ſ", "S"))
	fmt.Println(strings.TrimFunc("123abc456", unicode.IsDigit), strings.IndexFunc("abc世", func(r rune) bool { return r > 127 }))
	fmt.Println(strings.FieldsFunc("a1b2;c", func(r rune) bool { return !unicode.IsLetter(r) }), unicode.Is(unicode.Han, '世'), unicode.In('я', unicode.Latin, unicode.Cyrillic))
}
