// Checks of bufio against Go's, over readers and writers that misbehave a little.
package bufio

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand"
	"strings"
	"testing"

	our "stdcheck/std/bufio"
)

type slowReader struct {
	s   string
	r   *rand.Rand
	end error
}

func (h *slowReader) Read(p []byte) (int, error) {
	if h.s == "" {
		return 0, h.end
	}
	n := min(h.r.Intn(7), len(h.s), len(p))
	copy(p, h.s[:n])
	h.s = h.s[n:]
	if h.s == "" && h.r.Intn(2) == 0 {
		return n, h.end
	}
	return n, nil
}

var parts = []string{"a", "bc", "def", "\n", "\r\n", "\r", " ", "é", "日", "😀", "\xff", "\xe2\x82", "long long text ", "\u00a0", "\t"}

func text(r *rand.Rand, max int) string {
	var b strings.Builder
	for n := r.Intn(max + 1); n > 0; n-- {
		b.WriteString(parts[r.Intn(len(parts))])
	}
	return b.String()
}

func try(f func() any) (result any) {
	defer func() {
		if e := recover(); e != nil {
			result = fmt.Sprint("panic: ", e)
		}
	}()
	return f()
}

type reader interface {
	io.Reader
	io.ByteScanner
	io.RuneScanner
	io.WriterTo
	Peek(int) ([]byte, error)
	Discard(int) (int, error)
	ReadSlice(byte) ([]byte, error)
	ReadLine() ([]byte, bool, error)
	ReadBytes(byte) ([]byte, error)
	ReadString(byte) (string, error)
	Buffered() int
	Size() int
}

func read(op int, b reader, n int) any {
	switch op {
	case 0, 1:
		buf := make([]byte, max(n, 0))
		m, err := b.Read(buf)
		return fmt.Sprint(m, err, buf)
	case 2, 3:
		return fmt.Sprint(b.ReadByte())
	case 4:
		return fmt.Sprint(b.UnreadByte())
	case 5, 6:
		return fmt.Sprint(b.ReadRune())
	case 7:
		return fmt.Sprint(b.UnreadRune())
	case 8:
		return fmt.Sprint(b.Peek(n))
	case 9:
		return fmt.Sprint(b.Discard(n))
	case 10:
		return fmt.Sprint(b.ReadSlice('\n'))
	case 11:
		return fmt.Sprint(b.ReadLine())
	case 12:
		return fmt.Sprint(b.ReadBytes('a'))
	case 13:
		return fmt.Sprint(b.ReadString('\n'))
	case 14:
		if n == 5 {
			var w bytes.Buffer
			return fmt.Sprint(b.WriteTo(struct{ io.Writer }{&w})) + w.String()
		}
	}
	return fmt.Sprint(b.Buffered(), b.Size())
}

func TestReader(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	for i := 0; i < 60000; i++ {
		s, seed, size := text(r, 60), r.Int63(), r.Intn(60)
		end := []error{io.EOF, io.EOF, errors.New("broken")}[r.Intn(3)]
		a := our.NewReaderSize(&slowReader{s, rand.New(rand.NewSource(seed)), end}, size)
		b := bufio.NewReaderSize(&slowReader{s, rand.New(rand.NewSource(seed)), end}, size)
		for j := 0; j < 25; j++ {
			op, n := r.Intn(15), r.Intn(70)-2
			x, y := try(func() any { return read(op, a, n) }), try(func() any { return read(op, b, n) })
			if x != y {
				t.Fatalf("op %d %d: %v want %v (of %q)", op, n, x, y, s)
			}
		}
	}
}

type slowWriter struct {
	got   strings.Builder
	limit int
	short bool
}

func (w *slowWriter) Write(p []byte) (int, error) {
	if w.limit -= len(p); w.limit < 0 {
		n := max(0, len(p)+w.limit)
		w.got.Write(p[:n])
		if w.short && n > 0 {
			return n, nil
		}
		return n, errors.New("full")
	}
	return w.got.Write(p)
}

type writer interface {
	io.Writer
	io.ByteWriter
	io.StringWriter
	io.ReaderFrom
	WriteRune(rune) (int, error)
	Flush() error
	Available() int
	Buffered() int
	AvailableBuffer() []byte
}

func write(op int, b writer, s string, seed int64) any {
	switch op {
	case 0:
		return fmt.Sprint(b.Write([]byte(s)))
	case 1:
		return fmt.Sprint(b.WriteString(s))
	case 2:
		return fmt.Sprint(b.WriteByte(byte(seed)))
	case 3:
		return fmt.Sprint(b.WriteRune(rune(seed % 70000)))
	case 4:
		return fmt.Sprint(b.Flush())
	case 5:
		return fmt.Sprint(b.ReadFrom(&slowReader{s, rand.New(rand.NewSource(seed)), io.EOF}))
	}
	return fmt.Sprint(b.Available(), b.Buffered(), len(b.AvailableBuffer()))
}

func TestWriter(t *testing.T) {
	r := rand.New(rand.NewSource(2))
	for i := 0; i < 60000; i++ {
		limit, short, size := r.Intn(400), r.Intn(2) == 0, r.Intn(40)
		wa, wb := &slowWriter{limit: limit, short: short}, &slowWriter{limit: limit, short: short}
		a, b := our.NewWriterSize(wa, size), bufio.NewWriterSize(wb, size)
		for j := 0; j < 20; j++ {
			op, s, seed := r.Intn(7), text(r, 12), r.Int63()
			x, y := write(op, a, s, seed), write(op, b, s, seed)
			if x != y || wa.got.String() != wb.got.String() {
				t.Fatalf("op %d %q: %v want %v; %q %q", op, s, x, y, wa.got.String(), wb.got.String())
			}
		}
	}
}

func TestScanner(t *testing.T) {
	r := rand.New(rand.NewSource(3))
	calls := 0
	odd := func(data []byte, atEOF bool) (int, []byte, error) {
		calls++
		switch {
		case calls%11 == 0:
			return 0, []byte{}, nil
		case calls%29 == 0:
			return -1, nil, nil
		case calls%31 == 0:
			return len(data) + 1, nil, nil
		case calls%37 == 0:
			return 1, []byte("end"), bufio.ErrFinalToken
		case calls%41 == 0:
			return 0, nil, errors.New("split")
		case atEOF:
			return len(data), nil, nil
		}
		return min(3, len(data)), data[:min(2, len(data))], nil
	}
	oddOur := func(data []byte, atEOF bool) (int, []byte, error) {
		n, token, err := odd(data, atEOF)
		if err == bufio.ErrFinalToken {
			err = our.ErrFinalToken
		}
		return n, token, err
	}
	ours := []our.SplitFunc{our.ScanLines, our.ScanWords, our.ScanRunes, our.ScanBytes, oddOur}
	gos := []bufio.SplitFunc{bufio.ScanLines, bufio.ScanWords, bufio.ScanRunes, bufio.ScanBytes, odd}
	for i := 0; i < 60000; i++ {
		s, seed, kind, size, start := text(r, 40), r.Int63(), r.Intn(5), 1+r.Intn(100), r.Intn(1000)
		end := []error{io.EOF, io.EOF, errors.New("broken")}[r.Intn(3)]
		a := our.NewScanner(&slowReader{s, rand.New(rand.NewSource(seed)), end})
		b := bufio.NewScanner(&slowReader{s, rand.New(rand.NewSource(seed)), end})
		a.Split(ours[kind])
		b.Split(gos[kind])
		if i%2 == 0 {
			a.Buffer(make([]byte, size/2), size)
			b.Buffer(make([]byte, size/2), size)
		}
		var x, y strings.Builder
		calls = start
		for j := 0; j < 100; j++ {
			ok := a.Scan()
			fmt.Fprintf(&x, "%v %q %v;", ok, a.Text(), a.Err())
		}
		calls = start
		for j := 0; j < 100; j++ {
			ok := b.Scan()
			fmt.Fprintf(&y, "%v %q %v;", ok, b.Text(), b.Err())
		}
		if x.String() != y.String() {
			t.Fatalf("kind %d %q:\n%s\n%s", kind, s, x.String(), y.String())
		}
	}
}
