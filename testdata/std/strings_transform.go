// strings: case, mapping, joining and repeating, Builder, Reader and Replacer, with their panics and errors.
package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"unicode"
)

func try(f func()) {
	defer func() {
		if e := recover(); e != nil {
			fmt.Println("panic:", e)
		}
	}()
	f()
}

func main() {
	for _, s := range []string{"", "hello World", "ÀÉîßΣς", "ǆ ǅ", "x\xffy", "İstanbul ılık", "mixed 日本 Case_under-score o'clock"} {
		fmt.Printf("%q %q %q %q\n", strings.ToUpper(s), strings.ToLower(s), strings.ToTitle(s), strings.Title(s))
		fmt.Printf("%q %q %q\n", strings.ToUpperSpecial(unicode.TurkishCase, s), strings.ToLowerSpecial(unicode.TurkishCase, s), strings.ToValidUTF8(s, "?"))
		fmt.Printf("%q\n", strings.Map(func(r rune) rune {
			switch {
			case r == ' ':
				return -1
			case r < 0x80:
				return r ^ 0x20
			}
			return '…'
		}, s))
		fmt.Printf("%q %q %q\n", strings.Repeat(s, 3), strings.Join([]string{s, "-", s}, "+"), strings.Clone(s))
	}
	try(func() { strings.Repeat("x", -1) })
	try(func() { strings.NewReplacer("a") })
	try(func() { var b strings.Builder; b.Grow(-1) })
	try(func() {
		var a strings.Builder
		a.WriteByte('x')
		b := a
		b.WriteByte('y')
	})
	var b strings.Builder
	for i := 0; i < 5; i++ {
		fmt.Fprintf(&b, "%d,", i)
		b.WriteRune('é')
		b.WriteRune(-1)
	}
	fmt.Println(b.Len(), b.String())
	b.Reset()
	fmt.Println(b.Len(), b.String() == "")
	r := strings.NewReader("héllo\xff")
	for {
		c, n, err := r.ReadRune()
		fmt.Println(c, n, err, r.Len(), r.Size())
		if err != nil {
			break
		}
	}
	fmt.Println(r.UnreadRune())
	fmt.Println(r.Seek(-3, io.SeekEnd))
	fmt.Println(r.ReadByte())
	fmt.Println(r.UnreadByte(), r.UnreadRune())
	fmt.Println(r.Seek(-1, io.SeekStart))
	fmt.Println(r.Seek(0, 9))
	p := make([]byte, 4)
	n, err := r.ReadAt(p, 3)
	fmt.Println(n, err, p)
	n, err = r.ReadAt(p, -1)
	fmt.Println(n, err)
	io.Copy(os.Stdout, r)
	fmt.Println()
	for _, pairs := range [][]string{{"a", "1", "b", "2"}, {"a", "xyz", "b", ""}, {"<", "&lt;", ">", "&gt;", "&", "&amp;"}, {"hello", "HI", "hell", "HL", "h", "H"}, {"a", "1", "aa", "2", "aaa", "3"},
		{"aaa", "3", "aa", "2", "a", "1"}, {"", "-"}, {"", "-", "l", "L"}, {"日", "day", "本", "book"}, {}} {
		rp := strings.NewReplacer(pairs...)
		for _, s := range []string{"", "abc hello <b>&</b>", "aaaaaaa", "日本日", "all"} {
			fmt.Printf("%q ", rp.Replace(s))
		}
		rp.WriteString(os.Stdout, "banana hello\n")
	}
}
