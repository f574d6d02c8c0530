// Checks of errors, unicode/utf8, unicode/utf16 and math/bits against Go's.
package small

import (
	"errors"
	"io/fs"
	"math/bits"
	"math/rand"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	oerrors "stdcheck/std/errors"
	obits "stdcheck/std/math/bits"
	outf16 "stdcheck/std/unicode/utf16"
	outf8 "stdcheck/std/unicode/utf8"
)

func randomBytes(r *rand.Rand, n int) []byte {
	p := make([]byte, n)
	edge := []byte{0, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xed, 0xef, 0xf0, 0xf4, 0xf5, 0xff}
	for i := range p {
		switch r.Intn(3) {
		case 0:
			p[i] = byte(r.Intn(256))
		default:
			p[i] = edge[r.Intn(len(edge))]
		}
	}
	return p
}

func TestUTF8(t *testing.T) {
	check := func(p []byte) {
		s := string(p)
		r1, n1 := utf8.DecodeRune(p)
		r2, n2 := outf8.DecodeRune(p)
		r3, n3 := outf8.DecodeRuneInString(s)
		if r1 != r2 || n1 != n2 || r1 != r3 || n1 != n3 {
			t.Fatalf("DecodeRune(%x)", p)
		}
		r1, n1 = utf8.DecodeLastRune(p)
		r2, n2 = outf8.DecodeLastRune(p)
		r3, n3 = outf8.DecodeLastRuneInString(s)
		if r1 != r2 || n1 != n2 || r1 != r3 || n1 != n3 {
			t.Fatalf("DecodeLastRune(%x) %x %d, want %x %d", p, r2, n2, r1, n1)
		}
		if f := utf8.FullRune(p); f != outf8.FullRune(p) || f != outf8.FullRuneInString(s) {
			t.Fatalf("FullRune(%x)", p)
		}
		if c := utf8.RuneCount(p); c != outf8.RuneCount(p) || c != outf8.RuneCountInString(s) {
			t.Fatalf("RuneCount(%x)", p)
		}
		if v := utf8.Valid(p); v != outf8.Valid(p) || v != outf8.ValidString(s) {
			t.Fatalf("Valid(%x)", p)
		}
	}
	check(nil)
	for a := 0; a < 256; a++ {
		check([]byte{byte(a)})
		for b := 0; b < 256; b++ {
			check([]byte{byte(a), byte(b)})
			check([]byte{byte(a), byte(b), 0x80})
			check([]byte{byte(a), byte(b), 0xbf, 0x80})
			check([]byte{byte(a), byte(b), 0xbf, 0x7f, 0x80})
		}
	}
	r := rand.New(rand.NewSource(1))
	for i := 0; i < 500000; i++ {
		check(randomBytes(r, r.Intn(9)))
	}
	for r := rune(-3); r < 0x110010; r++ {
		if utf8.RuneLen(r) != outf8.RuneLen(r) || utf8.ValidRune(r) != outf8.ValidRune(r) ||
			string(utf8.AppendRune(nil, r)) != string(outf8.AppendRune(nil, r)) {
			t.Fatal(r)
		}
		var x, y [4]byte
		if utf8.EncodeRune(x[:], r) != outf8.EncodeRune(y[:], r) || x != y {
			t.Fatal(r)
		}
		a, b := utf16.EncodeRune(r)
		c, d := outf16.EncodeRune(r)
		if a != c || b != d || utf16.RuneLen(r) != outf16.RuneLen(r) || utf16.IsSurrogate(r) != outf16.IsSurrogate(r) {
			t.Fatal(r)
		}
	}
}

func TestUTF16(t *testing.T) {
	r := rand.New(rand.NewSource(2))
	for i := 0; i < 200000; i++ {
		u := make([]uint16, r.Intn(6))
		for j := range u {
			u[j] = []uint16{0xd7ff, 0xd800, 0xdbff, 0xdc00, 0xdfff, 0xe000, 'a'}[r.Intn(7)]
		}
		if string(utf16.Decode(u)) != string(outf16.Decode(u)) {
			t.Fatal(u)
		}
		runes := make([]rune, r.Intn(6))
		for j := range runes {
			runes[j] = rune(r.Intn(0x120000)) - 100
		}
		a, b := utf16.Encode(runes), outf16.Encode(runes)
		if len(a) != len(b) {
			t.Fatal(runes)
		}
		for j := range a {
			if a[j] != b[j] {
				t.Fatal(runes)
			}
		}
	}
}

func fault(f func()) (text string) {
	defer func() {
		if e := recover(); e != nil {
			text = e.(error).Error()
		}
	}()
	f()
	return "none"
}

func TestBits(t *testing.T) {
	r := rand.New(rand.NewSource(3))
	word := func() uint64 {
		x := r.Uint64() >> uint(r.Intn(64)) << uint(r.Intn(64))
		switch r.Intn(8) {
		case 0:
			return 0
		case 1:
			return ^uint64(0)
		case 2:
			return ^x
		}
		return x
	}
	for i := 0; i < 1000000; i++ {
		x, y, z, k := word(), word(), word(), r.Intn(300)-150
		c := uint64(r.Intn(2))
		same := bits.LeadingZeros64(x) == obits.LeadingZeros64(x) && bits.LeadingZeros32(uint32(x)) == obits.LeadingZeros32(uint32(x)) &&
			bits.LeadingZeros16(uint16(x)) == obits.LeadingZeros16(uint16(x)) && bits.LeadingZeros8(uint8(x)) == obits.LeadingZeros8(uint8(x)) &&
			bits.TrailingZeros64(x) == obits.TrailingZeros64(x) && bits.TrailingZeros32(uint32(x)) == obits.TrailingZeros32(uint32(x)) &&
			bits.TrailingZeros16(uint16(x)) == obits.TrailingZeros16(uint16(x)) && bits.TrailingZeros8(uint8(x)) == obits.TrailingZeros8(uint8(x)) &&
			bits.TrailingZeros(uint(x)) == obits.TrailingZeros(uint(x)) && bits.Len(uint(x)) == obits.Len(uint(x)) &&
			bits.OnesCount64(x) == obits.OnesCount64(x) && bits.OnesCount8(uint8(x)) == obits.OnesCount8(uint8(x)) &&
			bits.RotateLeft64(x, k) == obits.RotateLeft64(x, k) && bits.RotateLeft32(uint32(x), k) == obits.RotateLeft32(uint32(x), k) &&
			bits.RotateLeft16(uint16(x), k) == obits.RotateLeft16(uint16(x), k) && bits.RotateLeft8(uint8(x), k) == obits.RotateLeft8(uint8(x), k) &&
			bits.Reverse64(x) == obits.Reverse64(x) && bits.Reverse32(uint32(x)) == obits.Reverse32(uint32(x)) &&
			bits.Reverse16(uint16(x)) == obits.Reverse16(uint16(x)) && bits.Reverse8(uint8(x)) == obits.Reverse8(uint8(x)) &&
			bits.ReverseBytes64(x) == obits.ReverseBytes64(x) && bits.ReverseBytes32(uint32(x)) == obits.ReverseBytes32(uint32(x)) &&
			bits.ReverseBytes16(uint16(x)) == obits.ReverseBytes16(uint16(x)) && bits.Len64(x) == obits.Len64(x)
		if !same {
			t.Fatalf("%x", x)
		}
		pair := func(name string, a, b, c, d uint64) {
			if a != c || b != d {
				t.Fatalf("%s %x %x %x %x: %x %x want %x %x", name, x, y, z, c, c, d, a, b)
			}
		}
		a, b := bits.Add64(x, y, c)
		d, e := obits.Add64(x, y, c)
		pair("Add", a, b, d, e)
		a, b = bits.Sub64(x, y, c)
		d, e = obits.Sub64(x, y, c)
		pair("Sub", a, b, d, e)
		a, b = bits.Mul64(x, y)
		d, e = obits.Mul64(x, y)
		pair("Mul", a, b, d, e)
		if z > x {
			a, b = bits.Div64(x, y, z)
			d, e = obits.Div64(x, y, z)
			pair("Div", a, b, d, e)
		} else if i < 10000 {
			if w, g := fault(func() { bits.Div64(x, y, z) }), fault(func() { obits.Div64(x, y, z) }); w != g {
				t.Fatal(w, g)
			}
		}
		if z != 0 {
			pair("Rem", bits.Rem64(x, y, z), 0, obits.Rem64(x, y, z), 0)
		}
		a32, b32 := bits.Sub32(uint32(x), uint32(y), uint32(c))
		d32, e32 := obits.Sub32(uint32(x), uint32(y), uint32(c))
		pair("Sub32", uint64(a32), uint64(b32), uint64(d32), uint64(e32))
	}
}

type isErr struct{ error }

func (isErr) Is(e error) bool { return e == fs.ErrExist }

type noCompare struct{ f []int }

func (noCompare) Error() string { return "nc" }

func TestErrors(t *testing.T) {
	a, b := oerrors.New("a"), oerrors.New("b")
	j := oerrors.Join(nil, a, nil, b)
	if j.Error() != "a\nb" || !oerrors.Is(j, a) || !oerrors.Is(j, b) || oerrors.Is(a, b) || oerrors.Join(nil) != nil {
		t.Fatal(j)
	}
	if !oerrors.Is(isErr{a}, fs.ErrExist) || oerrors.Is(noCompare{}, noCompare{}) || !oerrors.Is(nil, nil) {
		t.Fatal("Is")
	}
	var pe *fs.PathError
	w := oerrors.Join(b, &fs.PathError{Op: "x", Path: "y", Err: a})
	if !oerrors.As(w, &pe) || pe.Op != "x" || !oerrors.Is(pe, a) || oerrors.Unwrap(pe) != a || oerrors.As(a, &pe) {
		t.Fatal("As")
	}
	if !errors.As(w, &pe) {
		t.Fatal("as")
	}
}
