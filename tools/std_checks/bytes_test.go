// Checks of bytes against Go's, also for what is nil and how much room results have.
package bytes

import (
	"bytes"
	"fmt"
	"io"
	"math/rand"
	"reflect"
	"testing"
	"unicode"
	"unicode/utf8"

	our "stdcheck/std/bytes"
	ourunicode "stdcheck/std/unicode"
)

var parts = []string{"a", "b", "ab", "A", "Z", "z", " ", "\t", "\n", "x", "_", "1", ",", "\x00", "\x80", "\xff", "\xc3", "\xe2\x82", "é", "É", "ß", "K", "k", "日", "本", "\u00a0", "\u0085", "\u2003", "😀", "\uFFFD"}

func text(r *rand.Rand, max int) []byte {
	var b []byte
	few := r.Intn(3) == 0
	for n := r.Intn(max + 1); n > 0; n-- {
		if few {
			b = append(b, parts[r.Intn(3)]...)
		} else {
			b = append(b, parts[r.Intn(len(parts))]...)
		}
	}
	if b == nil && r.Intn(2) == 0 {
		b = []byte{}
	}
	return b
}

func try(f func() any) (result any) {
	defer func() {
		if e := recover(); e != nil {
			result = fmt.Sprint("panic: ", e)
		}
	}()
	return f()
}

func TestBytes(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	pred := func(c rune) bool { return c == 'a' || c == 'é' || c == utf8.RuneError || unicode.IsSpace(c) }
	mapper := func(c rune) rune {
		switch c {
		case 'a':
			return -1
		case 'b':
			return '日'
		}
		return c
	}
	for i := 0; i < 300000; i++ {
		s, u, v := text(r, 20), text(r, 3), text(r, 3)
		if i%5 == 0 && len(s) > 0 {
			a := r.Intn(len(s))
			u = s[a : a+r.Intn(len(s)-a+1)]
		}
		n := r.Intn(6) - 2
		c := []rune{'a', 'é', '日', utf8.RuneError, -1, 0, '😀'}[r.Intn(7)]
		check := func(name string, ours, gos any) {
			if !reflect.DeepEqual(ours, gos) {
				t.Fatalf("%s(%q, %q, %q, %d, %x) = %#v want %#v", name, s, u, v, n, c, ours, gos)
			}
			if a, ok := ours.([][]byte); ok && name != "Join" {
				for j, p := range gos.([][]byte) {
					if cap(a[j]) != cap(p) {
						t.Fatalf("%s(%q, %q): cap", name, s, u)
					}
				}
			}
		}
		check("Index", []int{our.Index(s, u), our.LastIndex(s, u), our.IndexByte(s, byte(c)), our.LastIndexByte(s, byte(c)), our.IndexRune(s, c), our.IndexAny(s, string(u)), our.LastIndexAny(s, string(u)), our.IndexFunc(s, pred), our.LastIndexFunc(s, pred), our.Count(s, u), our.Compare(u, v)},
			[]int{bytes.Index(s, u), bytes.LastIndex(s, u), bytes.IndexByte(s, byte(c)), bytes.LastIndexByte(s, byte(c)), bytes.IndexRune(s, c), bytes.IndexAny(s, string(u)), bytes.LastIndexAny(s, string(u)), bytes.IndexFunc(s, pred), bytes.LastIndexFunc(s, pred), bytes.Count(s, u), bytes.Compare(u, v)})
		check("Contains", []bool{our.Contains(s, u), our.ContainsAny(s, string(u)), our.ContainsRune(s, c), our.HasPrefix(s, u), our.HasSuffix(s, u), our.ContainsFunc(s, pred), our.Equal(u, v), our.EqualFold(u, v)},
			[]bool{bytes.Contains(s, u), bytes.ContainsAny(s, string(u)), bytes.ContainsRune(s, c), bytes.HasPrefix(s, u), bytes.HasSuffix(s, u), bytes.ContainsFunc(s, pred), bytes.Equal(u, v), bytes.EqualFold(u, v)})
		check("SplitN", our.SplitN(s, u, n), bytes.SplitN(s, u, n))
		check("SplitAfterN", our.SplitAfterN(s, u, n), bytes.SplitAfterN(s, u, n))
		check("Split", our.Split(s, u), bytes.Split(s, u))
		check("SplitAfter", our.SplitAfter(s, u), bytes.SplitAfter(s, u))
		check("Fields", our.Fields(s), bytes.Fields(s))
		check("FieldsFunc", our.FieldsFunc(s, pred), bytes.FieldsFunc(s, pred))
		check("Join", our.Join([][]byte{s, u, v}, v), bytes.Join([][]byte{s, u, v}, v))
		check("Repeat", try(func() any { return our.Repeat(u, n) }), try(func() any { return bytes.Repeat(u, n) }))
		check("Replace", our.Replace(s, u, v, n), bytes.Replace(s, u, v, n))
		check("Map", our.Map(mapper, s), bytes.Map(mapper, s))
		check("ToUpper", our.ToUpper(s), bytes.ToUpper(s))
		check("ToLower", our.ToLower(s), bytes.ToLower(s))
		check("ToTitle", our.ToTitle(s), bytes.ToTitle(s))
		check("Title", our.Title(s), bytes.Title(s))
		check("ToUpperSpecial", our.ToUpperSpecial(ourunicode.TurkishCase, s), bytes.ToUpperSpecial(unicode.TurkishCase, s))
		check("ToValidUTF8", our.ToValidUTF8(s, u), bytes.ToValidUTF8(s, u))
		check("Trim", our.Trim(s, string(u)), bytes.Trim(s, string(u)))
		check("TrimLeft", our.TrimLeft(s, string(u)), bytes.TrimLeft(s, string(u)))
		check("TrimRight", our.TrimRight(s, string(u)), bytes.TrimRight(s, string(u)))
		check("TrimSpace", our.TrimSpace(s), bytes.TrimSpace(s))
		check("TrimFunc", our.TrimFunc(s, pred), bytes.TrimFunc(s, pred))
		check("TrimLeftFunc", our.TrimLeftFunc(s, pred), bytes.TrimLeftFunc(s, pred))
		check("TrimRightFunc", our.TrimRightFunc(s, pred), bytes.TrimRightFunc(s, pred))
		check("TrimPrefix", our.TrimPrefix(s, u), bytes.TrimPrefix(s, u))
		check("TrimSuffix", our.TrimSuffix(s, u), bytes.TrimSuffix(s, u))
		check("Runes", our.Runes(s), bytes.Runes(s))
		check("Clone", our.Clone(s), bytes.Clone(s))
		a, b, f := our.Cut(s, u)
		d, e, g := bytes.Cut(s, u)
		check("Cut", []any{a, b, f}, []any{d, e, g})
		a, b, f = our.CutLast(s, u)
		d, e, g = bytes.CutLast(s, u)
		check("CutLast", []any{a, b, f}, []any{d, e, g})
		a, f = our.CutPrefix(s, u)
		d, g = bytes.CutPrefix(s, u)
		check("CutPrefix", []any{a, f}, []any{d, g})
		a, f = our.CutSuffix(s, u)
		d, g = bytes.CutSuffix(s, u)
		check("CutSuffix", []any{a, f}, []any{d, g})
	}
}

type halfReader struct {
	s []byte
	r *rand.Rand
}

func (h *halfReader) Read(p []byte) (int, error) {
	if len(h.s) == 0 {
		return 0, io.EOF
	}
	n := min(h.r.Intn(4), len(h.s), len(p))
	copy(p, h.s[:n])
	h.s = h.s[n:]
	return n, nil
}

func TestBuffer(t *testing.T) {
	r := rand.New(rand.NewSource(2))
	for i := 0; i < 30000; i++ {
		var a our.Buffer
		var b bytes.Buffer
		for j := 0; j < 30; j++ {
			p, n := text(r, 30), r.Intn(20)-2
			buf, buf2 := make([]byte, max(n, 0)), make([]byte, max(n, 0))
			op := r.Intn(19)
			x := try(func() any { return operate(op, &a, p, n, buf, r) })
			y := try(func() any { return operate(op, &b, p, n, buf2, r) })
			if x != y || !bytes.Equal(a.Bytes(), b.Bytes()) || a.Len() != b.Len() || !bytes.Equal(buf, buf2) {
				t.Fatalf("op %d %q %d: %v want %v; %q %q", op, p, n, x, y, a.String(), b.String())
			}
		}
	}
	var nilOur *our.Buffer
	if nilOur.String() != "<nil>" || our.NewBufferString("x").String() != "x" || our.NewBuffer([]byte("y")).String() != "y" {
		t.Fatal("String")
	}
}

type buffer interface {
	io.Reader
	io.Writer
	io.ByteScanner
	io.RuneScanner
	io.ByteWriter
	io.StringWriter
	io.ReaderFrom
	io.WriterTo
	WriteRune(rune) (int, error)
	Truncate(int)
	Reset()
	Grow(int)
	Next(int) []byte
	Peek(int) ([]byte, error)
	ReadBytes(byte) ([]byte, error)
	ReadString(byte) (string, error)
	AvailableBuffer() []byte
	String() string
}

func operate(op int, b buffer, p []byte, n int, buf []byte, r *rand.Rand) any {
	switch op {
	case 0:
		return fmt.Sprint(b.Write(p))
	case 1:
		return fmt.Sprint(b.WriteString(string(p)))
	case 2:
		return fmt.Sprint(b.WriteByte(byte(n)))
	case 3:
		return fmt.Sprint(b.WriteRune(rune(n * 1000)))
	case 4, 5:
		return fmt.Sprint(b.Read(buf))
	case 6:
		return fmt.Sprint(b.ReadByte())
	case 7, 8:
		return fmt.Sprint(b.ReadRune())
	case 9:
		return fmt.Sprint(b.UnreadByte())
	case 10:
		return fmt.Sprint(b.UnreadRune())
	case 11:
		b.Truncate(n)
	case 12:
		b.Grow(n)
		b.Write(nil) // whether Grow slides, and so what can be unread, depends on how room is rounded
	case 13:
		return string(b.Next(max(n, 0)))
	case 14:
		x, err := b.Peek(max(n, 0))
		return fmt.Sprint(string(x), err)
	case 15:
		return fmt.Sprint(b.ReadBytes('a'))
	case 16:
		return fmt.Sprint(b.ReadString('b'))
	case 17:
		return fmt.Sprint(b.ReadFrom(&halfReader{p, rand.New(rand.NewSource(int64(n)))}))
	case 18:
		if n > 10 {
			var w bytes.Buffer
			return fmt.Sprint(b.WriteTo(&w)) + w.String()
		}
		return fmt.Sprint(b.Write(append(b.AvailableBuffer(), p...)))
	}
	return nil
}

func TestReader(t *testing.T) {
	r := rand.New(rand.NewSource(3))
	for i := 0; i < 20000; i++ {
		s := text(r, 10)
		a, b := our.NewReader(s), bytes.NewReader(s)
		for j := 0; j < 12; j++ {
			var x, y string
			buf := make([]byte, r.Intn(5))
			buf2 := make([]byte, len(buf))
			off, whence := int64(r.Intn(12)-3), r.Intn(4)
			switch r.Intn(8) {
			case 0:
				x, y = fmt.Sprint(a.Read(buf)), fmt.Sprint(b.Read(buf2))
			case 1:
				x, y = fmt.Sprint(a.ReadByte()), fmt.Sprint(b.ReadByte())
			case 2:
				x, y = fmt.Sprint(a.ReadRune()), fmt.Sprint(b.ReadRune())
			case 3:
				x, y = fmt.Sprint(a.UnreadRune()), fmt.Sprint(b.UnreadRune())
			case 4:
				x, y = fmt.Sprint(a.UnreadByte()), fmt.Sprint(b.UnreadByte())
			case 5:
				x, y = fmt.Sprint(a.Seek(off, whence)), fmt.Sprint(b.Seek(off, whence))
			case 6:
				x, y = fmt.Sprint(a.ReadAt(buf, off)), fmt.Sprint(b.ReadAt(buf2, off))
			case 7:
				var p, q bytes.Buffer
				x, y = fmt.Sprint(a.WriteTo(&p)), fmt.Sprint(b.WriteTo(&q))
				x, y = x+p.String(), y+q.String()
			}
			if x != y || !bytes.Equal(buf, buf2) || a.Len() != b.Len() || a.Size() != b.Size() {
				t.Fatalf("%q: %s want %s", s, x, y)
			}
		}
	}
}
