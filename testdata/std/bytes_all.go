// bytes: functions, what is nil, Buffer and Reader.
package main

import (
	"bytes"
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
	for _, t := range []string{"", " a b ", "hello,world,,x", "日本 語\xff", "AAbbAA"} {
		s := []byte(t)
		fmt.Printf("%q %q %q %q\n", bytes.Fields(s), bytes.Split(s, []byte(",")), bytes.SplitAfterN(s, []byte("b"), 2), bytes.Split(s, nil))
		fmt.Printf("%q %q %q %q %q\n", bytes.ToUpper(s), bytes.ToLower(s), bytes.Title(s), bytes.TrimSpace(s), bytes.Trim(s, "A "))
		fmt.Println(bytes.TrimSpace(s) == nil, bytes.TrimLeft(s, " ") == nil, bytes.TrimFunc(s, unicode.IsSpace) == nil, bytes.Clone(s) == nil, bytes.Clone(nil) == nil)
		fmt.Println(bytes.Index(s, []byte("b")), bytes.LastIndex(s, []byte("A")), bytes.IndexAny(s, "xyz語"), bytes.IndexRune(s, '語'), bytes.Count(s, nil), bytes.Equal(s, []byte(t)), bytes.Compare(s, []byte("b")))
		fmt.Printf("%q %q %q %q\n", bytes.Replace(s, []byte("A"), []byte("<>"), 3), bytes.ReplaceAll(s, nil, []byte(".")), bytes.Repeat(s, 2), bytes.Join([][]byte{s, s}, []byte("|")))
		fmt.Println(bytes.Runes(s), bytes.EqualFold(s, bytes.ToUpper(s)), string(bytes.ToValidUTF8(s, []byte("?"))), string(bytes.Map(unicode.ToUpper, s)))
		before, after, ok := bytes.Cut(s, []byte(","))
		fmt.Printf("%q %q %t\n", before, after, ok)
	}
	parts := bytes.Split([]byte("a,b,c"), []byte(","))
	_ = append(parts[0], 'X')
	fmt.Printf("%q\n", parts)

	var b bytes.Buffer
	fmt.Fprintf(&b, "line one\nline %d\n", 2)
	b.WriteString("tail é")
	b.WriteByte('!')
	b.WriteRune('日')
	fmt.Println(b.Len(), b.String())
	line, err := b.ReadString('\n')
	fmt.Printf("%q %v\n", line, err)
	raw, err := b.ReadBytes('\n')
	fmt.Printf("%q %v\n", raw, err)
	fmt.Println(b.UnreadByte(), b.UnreadByte())
	c, err := b.ReadByte()
	fmt.Println(c, err)
	fmt.Printf("%q %d\n", b.Next(4), b.Len())
	peek, err := b.Peek(100)
	fmt.Printf("%q %v\n", peek, err)
	b.Next(1)
	r, n, err := b.ReadRune()
	fmt.Println(r, n, err, b.UnreadRune(), b.UnreadRune())
	b.Truncate(2)
	fmt.Println(b.String(), b.Len())
	try(func() { b.Truncate(5) })
	try(func() { b.Grow(-1) })
	m, err := b.ReadFrom(strings.NewReader(strings.Repeat("0123456789", 200)))
	fmt.Println(m, err, b.Len())
	b.Reset()
	fmt.Println(b.Len(), b.String() == "")
	_, err = b.ReadByte()
	fmt.Println(err)
	var none *bytes.Buffer
	fmt.Println(none)
	b.WriteString("written out\n")
	b.WriteTo(os.Stdout)
	rd := bytes.NewReader([]byte("reader"))
	rd.Seek(2, io.SeekStart)
	rest, _ := io.ReadAll(rd)
	fmt.Println(string(rest), rd.Len(), rd.Size(), rd.UnreadRune())
}
