// strings.Builder, bytes.Buffer and string functions in common use.
package main

import (
	"bytes"
	"fmt"
	"strings"
)

func main() {
	var sb strings.Builder
	for i := range 5 {
		fmt.Fprintf(&sb, "%d-", i)
	}
	sb.WriteByte('!')
	sb.WriteRune('世')
	sb.WriteString("end")
	fmt.Println(sb.String(), sb.Len())
	var buf bytes.Buffer
	buf.WriteString("hello ")
	buf.Write([]byte("world"))
	p := make([]byte, 4)
	n, _ := buf.Read(p)
	fmt.Println(n, string(p), buf.String(), buf.Len())
	line, err := buf.ReadString('r')
	fmt.Println(line, err)
	_, err = buf.ReadString('?')
	fmt.Println(err, buf.Len())

	s := "the quick brown fox jumps over the lazy dog"
	fmt.Println(strings.Fields(s)[3], strings.Count(s, "o"), strings.Index(s, "fox"), strings.LastIndex(s, "the"))
	fmt.Println(strings.Split("a,b,,c", ","), len(strings.Split("", ",")), strings.SplitN("a.b.c", ".", 2), strings.Join([]string{"x", "y"}, "+"))
	fmt.Println(strings.Replace(s, "the", "A", 1), strings.ReplaceAll("aaa", "a", "bb"))
	fmt.Println(strings.HasPrefix(s, "the"), strings.HasSuffix(s, "cat"), strings.Contains(s, "jump"), strings.ContainsRune(s, 'z'))
	fmt.Println(strings.ToUpper("straße é"), strings.ToLower("ÀB"), strings.Title("hello world"))
	fmt.Printf("%q %q %q %q\n", strings.TrimSpace(" \t x y\n"), strings.Trim("--a-b--", "-"), strings.TrimLeft("xxabc", "x"), strings.TrimSuffix("a.go", ".go"))
	fmt.Println(strings.Repeat("ab", 3), strings.EqualFold("Go", "GO"), strings.IndexByte("abc", 'c'), strings.IndexAny("golang", "ny"))
	fmt.Println(strings.Map(func(r rune) rune {
		if r == 'a' {
			return -1
		}
		return r + 1
	}, "banana"))
	before, after, ok := strings.Cut("key=value=x", "=")
	fmt.Println(before, after, ok)
	fmt.Println(strings.FieldsFunc("a1b22c", func(r rune) bool { return r >= '0' && r <= '9' }), strings.Compare("a", "b"))
	r := strings.NewReplacer("<", "&lt;", ">", "&gt;")
	fmt.Println(r.Replace("<b>x</b>"))
	fmt.Println(bytes.Equal([]byte("a"), []byte("a")), bytes.Contains([]byte("abc"), []byte("bc")), bytes.ToUpper([]byte("x")))
	fmt.Println(strings.SplitAfter("a,b", ","), strings.ToValidUTF8("a\xffb", "?"))
}
