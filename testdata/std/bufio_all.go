// bufio: Reader, Writer, ReadWriter and Scanner, over readers that give a byte at a time.
package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
)

type oneByte struct{ r io.Reader }

func (o oneByte) Read(p []byte) (int, error) { return o.r.Read(p[:1]) }

type failing struct{ left int }

func (f *failing) Write(p []byte) (int, error) {
	if len(p) > f.left {
		n := f.left
		f.left = 0
		return n, errors.New("full")
	}
	f.left -= len(p)
	return len(p), nil
}

func scan(name, text string, split bufio.SplitFunc, max int) {
	s := bufio.NewScanner(oneByte{strings.NewReader(text)})
	s.Split(split)
	if max > 0 {
		s.Buffer(make([]byte, 0, 2), max)
	}
	fmt.Print(name, ":")
	for s.Scan() {
		fmt.Printf(" %q", s.Text())
	}
	fmt.Println(" err", s.Err())
}

func main() {
	r := bufio.NewReaderSize(oneByte{strings.NewReader("first line\nsecond, a longer line than the buffer\r\né日x\xff last")}, 16)
	fmt.Println(r.Size(), r.Buffered())
	p, err := r.Peek(5)
	fmt.Printf("%q %v\n", p, err)
	p, err = r.Peek(17)
	fmt.Printf("%d %v\n", len(p), err)
	line, err := r.ReadString('\n')
	fmt.Printf("%q %v\n", line, err)
	for {
		b, more, err := r.ReadLine()
		fmt.Printf("%q %t %v\n", b, more, err)
		if !more {
			break
		}
	}
	for i := 0; i < 4; i++ {
		c, n, err := r.ReadRune()
		fmt.Println(c, n, err)
	}
	fmt.Println(r.UnreadRune(), r.UnreadRune())
	b, err := r.ReadByte()
	fmt.Println(b, err, r.UnreadByte(), r.UnreadByte())
	n, err := r.Discard(2)
	fmt.Println(n, err)
	bs, err := r.ReadSlice('s')
	fmt.Printf("%q %v\n", bs, err)
	bs, err = r.ReadBytes('!')
	fmt.Printf("%q %v\n", bs, err)
	_, err = r.ReadByte()
	fmt.Println(err)
	_, err = r.Peek(-1)
	fmt.Println(err)
	r.Reset(strings.NewReader("reset"))
	r.WriteTo(os.Stdout)
	fmt.Println()

	var out bytes.Buffer
	w := bufio.NewWriterSize(&out, 8)
	fmt.Fprintf(w, "%s", "longer than eight bytes")
	w.WriteByte('|')
	w.WriteRune('日')
	w.WriteString("abc")
	fmt.Println(w.Buffered(), w.Available(), w.Size(), out.Len())
	w.Flush()
	fmt.Println(out.String())
	m, err := w.ReadFrom(strings.NewReader("read from"))
	w.Flush()
	fmt.Println(m, err, out.Len())
	w.Write(append(w.AvailableBuffer(), "av"...))
	w.Flush()
	fw := bufio.NewWriterSize(&failing{5}, 4)
	k, err := fw.WriteString("0123456789")
	fmt.Println(k, err, fw.Flush(), fw.WriteByte('x'))
	rw := bufio.NewReadWriter(bufio.NewReader(strings.NewReader("in")), bufio.NewWriter(&out))
	s, err := rw.ReadString(0)
	rw.WriteString(s)
	rw.Flush()
	fmt.Println(out.String(), err)

	text := "one two\n\n three\r\nvier é日\xff\nlast"
	scan("lines", text, bufio.ScanLines, 0)
	scan("words", text, bufio.ScanWords, 0)
	scan("runes", "aé日\xff", bufio.ScanRunes, 0)
	scan("bytes", "aé", bufio.ScanBytes, 0)
	scan("long", "short\nmuch too long a line\n", bufio.ScanLines, 10)
	scan("pairs", "abcdefg", func(data []byte, atEOF bool) (int, []byte, error) {
		if len(data) >= 2 {
			if data[0] == 'e' {
				return 2, []byte("final"), bufio.ErrFinalToken
			}
			return 2, data[:2], nil
		}
		return 0, nil, nil
	}, 0)
	scan("negative", "abc", func(data []byte, atEOF bool) (int, []byte, error) { return -1, nil, nil }, 0)
	scan("far", "abc", func(data []byte, atEOF bool) (int, []byte, error) { return len(data) + 1, nil, nil }, 0)
	scan("error", "abc", func(data []byte, atEOF bool) (int, []byte, error) { return 0, nil, errors.New("split failed") }, 0)
	big := bufio.NewScanner(strings.NewReader(strings.Repeat("x", 70000)))
	fmt.Println(big.Scan(), big.Err())
	count, total := 0, 0
	many := bufio.NewScanner(strings.NewReader(strings.Repeat("some line of text\n", 10000)))
	for many.Scan() {
		count++
		total += len(many.Bytes())
	}
	fmt.Println(count, total, many.Err())
}
