// Checks of strings against Go's, on small random strings of awkward bytes.
package strings

import (
	"fmt"
	"math/rand"
	"reflect"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	our "stdcheck/std/strings"
	ourunicode "stdcheck/std/unicode"
)

var parts = []string{"a", "b", "ab", "A", "Z", "z", " ", "\t", "\n", "x", "_", "1", ",", "\x00", "\x7f", "\x80", "\xff", "\xc3", "\xe2\x82", "é", "É", "ß", "ſ", "K", "k", "İ", "ı", "日", "本", "\u00a0", "\u0085", "\u2003", "😀", "\uFFFD", "ǅ", "dž"}

func text(r *rand.Rand, max int) string {
	var b strings.Builder
	few := r.Intn(3) == 0
	for n := r.Intn(max + 1); n > 0; n-- {
		if few {
			b.WriteString(parts[r.Intn(3)])
		} else {
			b.WriteString(parts[r.Intn(len(parts))])
		}
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

func TestStrings(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	pred := func(c rune) bool { return c == 'a' || c == 'é' || c == utf8.RuneError || unicode.IsSpace(c) }
	mapper := func(c rune) rune {
		switch c {
		case 'a':
			return -1
		case 'b':
			return '日'
		case '本':
			return 'x'
		}
		return c
	}
	for i := 0; i < 400000; i++ {
		s, u, v := text(r, 24), text(r, 3), text(r, 3)
		if i%5 == 0 && s != "" {
			a := r.Intn(len(s))
			u = s[a : a+r.Intn(len(s)-a+1)]
		}
		if i%17 == 0 {
			s = strings.Repeat(s, 20) + u
		}
		n := r.Intn(6) - 2
		c := []rune{'a', 'é', '日', utf8.RuneError, 0xD800, -1, 0x110000, '\xff', 0, '😀'}[r.Intn(10)]
		check := func(name string, ours, gos any) {
			if !reflect.DeepEqual(ours, gos) {
				t.Fatalf("%s(%q, %q, %q, %d, %x) = %q want %q", name, s, u, v, n, c, ours, gos)
			}
		}
		check("Index", our.Index(s, u), strings.Index(s, u))
		check("LastIndex", our.LastIndex(s, u), strings.LastIndex(s, u))
		check("IndexByte", our.IndexByte(s, byte(c)), strings.IndexByte(s, byte(c)))
		check("LastIndexByte", our.LastIndexByte(s, byte(c)), strings.LastIndexByte(s, byte(c)))
		check("IndexRune", our.IndexRune(s, c), strings.IndexRune(s, c))
		check("IndexAny", our.IndexAny(s, u), strings.IndexAny(s, u))
		check("LastIndexAny", our.LastIndexAny(s, u), strings.LastIndexAny(s, u))
		check("IndexFunc", our.IndexFunc(s, pred), strings.IndexFunc(s, pred))
		check("LastIndexFunc", our.LastIndexFunc(s, pred), strings.LastIndexFunc(s, pred))
		check("Count", our.Count(s, u), strings.Count(s, u))
		check("Contains", []bool{our.Contains(s, u), our.ContainsAny(s, u), our.ContainsRune(s, c), our.HasPrefix(s, u), our.HasSuffix(s, u), our.ContainsFunc(s, pred)},
			[]bool{strings.Contains(s, u), strings.ContainsAny(s, u), strings.ContainsRune(s, c), strings.HasPrefix(s, u), strings.HasSuffix(s, u), strings.ContainsFunc(s, pred)})
		check("Split", our.SplitN(s, u, n), strings.SplitN(s, u, n))
		check("SplitAfter", our.SplitAfterN(s, u, n), strings.SplitAfterN(s, u, n))
		check("Split", our.Split(s, u), strings.Split(s, u))
		check("SplitAfter", our.SplitAfter(s, u), strings.SplitAfter(s, u))
		check("Fields", our.Fields(s), strings.Fields(s))
		check("FieldsFunc", our.FieldsFunc(s, pred), strings.FieldsFunc(s, pred))
		check("Join", our.Join([]string{s, u, v}, v), strings.Join([]string{s, u, v}, v))
		check("Repeat", try(func() any { return our.Repeat(u, n) }), try(func() any { return strings.Repeat(u, n) }))
		check("Replace", our.Replace(s, u, v, n), strings.Replace(s, u, v, n))
		check("ReplaceAll", our.ReplaceAll(s, u, v), strings.ReplaceAll(s, u, v))
		check("Map", our.Map(mapper, s), strings.Map(mapper, s))
		check("ToUpper", our.ToUpper(s), strings.ToUpper(s))
		check("ToLower", our.ToLower(s), strings.ToLower(s))
		check("ToTitle", our.ToTitle(s), strings.ToTitle(s))
		check("Title", our.Title(s), strings.Title(s))
		check("ToUpperSpecial", our.ToUpperSpecial(ourunicode.TurkishCase, s), strings.ToUpperSpecial(unicode.TurkishCase, s))
		check("ToLowerSpecial", our.ToLowerSpecial(ourunicode.TurkishCase, s), strings.ToLowerSpecial(unicode.TurkishCase, s))
		check("ToValidUTF8", our.ToValidUTF8(s, u), strings.ToValidUTF8(s, u))
		check("Trim", our.Trim(s, u), strings.Trim(s, u))
		check("TrimLeft", our.TrimLeft(s, u), strings.TrimLeft(s, u))
		check("TrimRight", our.TrimRight(s, u), strings.TrimRight(s, u))
		check("TrimSpace", our.TrimSpace(s), strings.TrimSpace(s))
		check("TrimFunc", our.TrimFunc(s, pred), strings.TrimFunc(s, pred))
		check("TrimPrefix", our.TrimPrefix(s, u)+our.TrimSuffix(s, v), strings.TrimPrefix(s, u)+strings.TrimSuffix(s, v))
		check("EqualFold", our.EqualFold(u, v), strings.EqualFold(u, v))
		check("EqualFold", our.EqualFold(s, strings.ToUpper(s)), strings.EqualFold(s, strings.ToUpper(s)))
		check("Compare", our.Compare(u, v), strings.Compare(u, v))
		a, b, f := our.Cut(s, u)
		d, e, g := strings.Cut(s, u)
		check("Cut", []any{a, b, f}, []any{d, e, g})
		a, b, f = our.CutLast(s, u)
		d, e, g = strings.CutLast(s, u)
		check("CutLast", []any{a, b, f}, []any{d, e, g})
		a, f = our.CutPrefix(s, u)
		d, g = strings.CutPrefix(s, u)
		check("CutPrefix", []any{a, f}, []any{d, g})
		a, f = our.CutSuffix(s, u)
		d, g = strings.CutSuffix(s, u)
		check("CutSuffix", []any{a, f}, []any{d, g})
		if i%4 == 0 {
			var pairs []string
			short := r.Intn(3)
			for j := r.Intn(4); j >= 0; j-- {
				if short == 0 {
					pairs = append(pairs, string(rune('a'+r.Intn(4))), text(r, 2))
				} else if short == 1 {
					pairs = append(pairs, string(rune('a'+r.Intn(4))), string(rune('a'+r.Intn(4))))
				} else {
					pairs = append(pairs, text(r, 2), text(r, 2))
				}
			}
			ours, gos := our.NewReplacer(pairs...).Replace(s), strings.NewReplacer(pairs...).Replace(s)
			if ours != gos {
				t.Fatalf("Replacer(%q).Replace(%q) = %q want %q", pairs, s, ours, gos)
			}
		}
	}
}

func TestLongIndex(t *testing.T) {
	for _, sub := range []string{"aaab", "baaa", "aabaa", strings.Repeat("a", 100) + "b", strings.Repeat("ab", 50) + "c"} {
		for _, s := range []string{strings.Repeat("a", 5000), strings.Repeat("ab", 3000), strings.Repeat("a", 5000) + sub, strings.Repeat("aab", 2000) + sub + "x"} {
			if our.Index(s, sub) != strings.Index(s, sub) || our.LastIndex(s, sub) != strings.LastIndex(s, sub) || our.Count(s, sub) != strings.Count(s, sub) {
				t.Fatal(sub)
			}
		}
	}
}

func TestReaderBuilder(t *testing.T) {
	r := rand.New(rand.NewSource(2))
	for i := 0; i < 20000; i++ {
		s := text(r, 10)
		a, b := our.NewReader(s), strings.NewReader(s)
		for j := 0; j < 12; j++ {
			var x, y string
			buf, buf2 := make([]byte, r.Intn(5)), []byte(nil)
			buf2 = make([]byte, len(buf))
			off, whence := int64(r.Intn(12)-3), r.Intn(4)
			switch r.Intn(9) {
			case 0:
				n, err := a.Read(buf)
				m, err2 := b.Read(buf2)
				x, y = fmt.Sprint(n, err, buf), fmt.Sprint(m, err2, buf2)
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
				n, err := a.ReadAt(buf, off)
				m, err2 := b.ReadAt(buf2, off)
				x, y = fmt.Sprint(n, err, buf), fmt.Sprint(m, err2, buf2)
			case 7:
				var p our.Builder
				var q strings.Builder
				n, err := a.WriteTo(&p)
				m, err2 := b.WriteTo(&q)
				x, y = fmt.Sprint(n, err, p.String()), fmt.Sprint(m, err2, q.String())
			case 8:
				x, y = fmt.Sprint(a.Len(), a.Size()), fmt.Sprint(b.Len(), b.Size())
			}
			if x != y {
				t.Fatalf("%q: %s want %s", s, x, y)
			}
		}
	}
	var b our.Builder
	b.WriteByte('x')
	c := b
	if p := try(func() any { c.WriteByte('y'); return 0 }); p != "panic: strings: illegal use of non-zero Builder copied by value" {
		t.Fatal(p)
	}
	b.Reset()
	if b.Len() != 0 {
		t.Fatal("reset")
	}
}

var hay = strings.Repeat("some text that is neither short nor long, ", 100) + "needle"

func BenchmarkIndexOur(b *testing.B) {
	for i := 0; i < b.N; i++ {
		our.Index(hay, "needle")
	}
}
func BenchmarkIndexGo(b *testing.B) {
	for i := 0; i < b.N; i++ {
		strings.Index(hay, "needle")
	}
}
func BenchmarkIndexByteOur(b *testing.B) {
	for i := 0; i < b.N; i++ {
		our.IndexByte(hay, 'd')
	}
}
func BenchmarkIndexByteGo(b *testing.B) {
	for i := 0; i < b.N; i++ {
		strings.IndexByte(hay, 'd')
	}
}
func BenchmarkFieldsOur(b *testing.B) {
	for i := 0; i < b.N; i++ {
		our.Fields(hay)
	}
}
func BenchmarkFieldsGo(b *testing.B) {
	for i := 0; i < b.N; i++ {
		strings.Fields(hay)
	}
}
func BenchmarkUpperOur(b *testing.B) {
	for i := 0; i < b.N; i++ {
		our.ToUpper(hay)
	}
}
func BenchmarkUpperGo(b *testing.B) {
	for i := 0; i < b.N; i++ {
		strings.ToUpper(hay)
	}
}
