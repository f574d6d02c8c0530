package values

import (
	"bytes"
	"fmt"
	"math"
	"math/bits"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
	"unsafe"
)

func init() { mallocinit(); alginit() }

func TestIntrinsics(t *testing.T) {
	for i := 0; i < 100000; i++ {
		x, y := rand.Uint64()>>rand.UintN(64), rand.Uint64()>>rand.UintN(64)
		h, l := mul64(x, y)
		h2, l2 := bits.Mul64(x, y)
		if h != h2 || l != l2 {
			t.Fatal(x, y)
		}
		x <<= rand.UintN(64)
		if ctz64(x) != bits.TrailingZeros64(x) {
			t.Fatal(x)
		}
	}
}

func TestFloat(t *testing.T) {
	check := func(f float64) {
		var buf [32]byte
		n := fmtfloat(&buf, math.Float64bits(f), 52, 11)
		if want := strconv.FormatFloat(f, 'g', -1, 64); string(buf[:n]) != want {
			t.Errorf("%s want %s", buf[:n], want)
		}
		g := float32(f)
		n = fmtfloat(&buf, uint64(math.Float32bits(g)), 23, 8)
		if want := strconv.FormatFloat(float64(g), 'g', -1, 32); string(buf[:n]) != want {
			t.Errorf("32 %s want %s", buf[:n], want)
		}
	}
	for _, f := range []float64{0, math.Copysign(0, -1), 1, 10, 100, 123456, 1234567, 999999, 1e6, 1e21, 1e20, 0.1, 0.0001, 0.00001, 5e-324, math.MaxFloat64, math.Inf(1), math.Inf(-1), math.NaN(), 2.2250738585072014e-308, 1 << 53, 9007199254740993, math.MaxFloat32, math.SmallestNonzeroFloat32} {
		check(f)
		check(-f)
	}
	for i := -1074; i < 1024; i++ {
		check(math.Ldexp(1, i))
	}
	for i := 0; i < 30000; i++ {
		check(math.Float64frombits(rand.Uint64()))
		check(float64(math.Float32frombits(rand.Uint32())))
		check(float64(rand.IntN(10000000)) / 100)
	}
}

func TestPrint(t *testing.T) {
	out = nil
	printlock()
	printint(math.MinInt64)
	printsp()
	printuint(math.MaxUint64)
	printsp()
	printhex(0)
	printsp()
	printhex(0xdeadbeef)
	printsp()
	printbool(true)
	printsp()
	printcomplex(complex(1, -2))
	printcomplex64(complex(float32(math.Inf(-1)), float32(math.NaN())))
	printnl()
	printstring(strings.Repeat("x", 3000))
	printunlock()
	want := "-9223372036854775808 18446744073709551615 0x0 0xdeadbeef true (1-2i)(-Inf+NaNi)\n" + strings.Repeat("x", 3000)
	if string(out) != want {
		t.Errorf("%q", out)
	}
}

func catch(f func()) (s string) {
	defer func() {
		if r := recover(); r != nil {
			s = fmt.Sprint(r)
		}
	}()
	f()
	return ""
}

func TestBounds(t *testing.T) {
	var s []int = make([]int, 3, 5)
	n := func(i int) int { return i }
	u := func(i uint64) uint64 { return i }
	chk := func(code uint8, x int64, y int, signed bool, f func()) {
		got := boundsError{x, y, signed, code}.Error()
		if want := catch(f); want != got {
			t.Errorf("got %q want %q", got, want)
		}
	}
	str := "abc"
	chk(boundsIndex, 5, 3, true, func() { _ = s[n(5)] })
	chk(boundsIndex, -1, 3, true, func() { _ = s[n(-1)] })
	chk(boundsIndex, -1, 3, false, func() { _ = s[u(1<<64-1)] })
	chk(boundsSliceAlen, 5, 3, true, func() { _ = str[:n(5)] })
	chk(boundsSliceAlen, -5, 3, true, func() { _ = str[:n(-5)] })
	chk(boundsSliceAcap, 9, 5, true, func() { _ = s[:n(9)] })
	chk(boundsSliceAcap, -9, 5, true, func() { _ = s[:n(-9)] })
	chk(boundsSliceB, 4, 2, true, func() { _ = s[n(4):n(2)] })
	chk(boundsSliceB, -4, 2, true, func() { _ = s[n(-4):n(2)] })
	chk(boundsSlice3Acap, 7, 5, true, func() { _ = s[n(0):n(2):n(7)] })
	chk(boundsSlice3Acap, -7, 5, true, func() { _ = s[n(0):n(2):n(-7)] })
	chk(boundsSlice3B, 4, 3, true, func() { _ = s[n(0):n(4):n(3)] })
	chk(boundsSlice3B, -4, 3, true, func() { _ = s[n(0):n(-4):n(3)] })
	chk(boundsSlice3C, 3, 2, true, func() { _ = s[n(3):n(2):n(3)] })
	chk(boundsSlice3C, -3, 2, true, func() { _ = s[n(-3):n(2):n(3)] })
	chk(boundsConvert, 4, 3, true, func() { _ = [4]int(s) })
	arr := &[3]int{}
	chk(boundsSlice3Alen, 7, 3, true, func() { _ = arr[0:2:n(7)] })
	chk(boundsSliceAlen, 7, 3, true, func() { _ = arr[:n(7)] })
}

func TestStrings(t *testing.T) {
	for i := 0; i < 300000; i++ {
		b := make([]byte, rand.IntN(12))
		for j := range b {
			switch rand.IntN(4) {
			case 0:
				b[j] = byte(rand.Uint32())
			case 1:
				b[j] = 0x80 | byte(rand.Uint32())&0x3f
			case 2:
				b[j] = []byte{0xc2, 0xe0, 0xed, 0xf0, 0xf4, 0xef, 0xe1, 0x9f, 0xa0, 0x8f, 0x90}[rand.IntN(11)]
			default:
				b[j] = 'a'
			}
		}
		s := string(b)
		r := stringtoslicerune(s)
		if want := []rune(s); string(want) != string(r) || len(r) != len(want) {
			t.Fatalf("%q", s)
		}
		if slicerunetostring(r) != string(r) {
			t.Fatalf("%q", s)
		}
		rr := rune(rand.Int64N(0x120000)) - 100
		if intstring(int64(rr)) != string(rr) {
			t.Fatalf("%x", rr)
		}
		if slicerunetostring([]rune{rr, 'x'}) != string([]rune{rr, 'x'}) {
			t.Fatalf("%x", rr)
		}
		c := make([]byte, rand.IntN(40))
		for j := range c {
			c[j] = byte(rand.IntN(2))
		}
		d := append([]byte(nil), c...)
		if len(d) > 0 {
			d = d[:len(d)-rand.IntN(2)]
			if len(d) > 0 && rand.IntN(2) == 0 {
				d[rand.IntN(len(d))] ^= 0x81
			}
		}
		if cmpstring(string(c), string(d)) != bytes.Compare(c, d) {
			t.Fatal(c, d)
		}
		if len(c) == len(d) && memequal(strptr(string(c)), strptr(string(d)), uintptr(len(c))) != bytes.Equal(c, d) {
			t.Fatal(c, d)
		}
		if concatstring2(string(c), string(d)) != string(c)+string(d) || concatstring3(string(c), s, string(d)) != string(c)+s+string(d) {
			t.Fatal()
		}
		parts := []string{s, string(c), "", string(d), s}
		if concatstrings(&parts[0], 5) != strings.Join(parts, "") {
			t.Fatal()
		}
		if string(stringtoslicebyte(s)) != s || slicebytetostring(unsafe.SliceData(b), len(b)) != s {
			t.Fatal()
		}
	}
	if intstring(-1) != "\uFFFD" || intstring(1<<40) != "\uFFFD" {
		t.Fatal()
	}
	for n := 0; n < 3000; n += 7 {
		s := strings.Repeat("x", n)
		if want := cap(append([]byte(nil), s...)); n > 32 && cap(stringtoslicebyte(s)) != capesc(s) {
			_ = want
			t.Errorf("cap %d %d %d", n, cap(stringtoslicebyte(s)), capesc(s))
		}
	}
}

var sink any

func growOnce[T any](t *testing.T, ptr bool) {
	var z T
	ty := &_type{size: unsafe.Sizeof(z)}
	if ptr {
		ty.ptrdata = 8
	}
	s := []T{}
	for i := 0; i < 5000; i++ {
		oldcap := cap(s)
		s = append(s, z)
		sink = s
		if cap(s) != oldcap {
			g := growslice(nil0(), len(s), oldcap, 0, ty)
			if g.cap != cap(s) {
				t.Errorf("%T len %d: cap %d want %d", z, len(s), g.cap, cap(s))
			}
		}
	}
	for i := 0; i < 300; i++ {
		a := make([]T, rand.IntN(2000))
		b := make([]T, rand.IntN(3000))
		c := append(a, b...)
		sink = c
		if cap(c) != cap(a) {
			g := growslice(nil0(), len(a)+len(b), cap(a), 0, ty)
			if g.cap != cap(c) {
				t.Errorf("%T len %d+%d: cap %d want %d", z, len(a), len(b), g.cap, cap(c))
			}
		}
	}
}

var nilbuf [1 << 22]byte

func nil0() unsafe.Pointer { return unsafe.Pointer(&nilbuf) }

func TestGrow(t *testing.T) {
	growOnce[byte](t, false)
	growOnce[int16](t, false)
	growOnce[int32](t, false)
	growOnce[int](t, false)
	growOnce[string](t, true)
	growOnce[*int](t, true)
	growOnce[[3]byte](t, false)
	growOnce[[3]int](t, false)
	growOnce[[]int](t, true)
	growOnce[[5]*int](t, true)
	growOnce[[100]byte](t, false)
	growOnce[[1000]byte](t, false)
	growOnce[[5000]byte](t, false)
	growOnce[[40]*int](t, true)
}

func capesc(s string) int { b := []byte(s); sink = b; return cap(b) }
