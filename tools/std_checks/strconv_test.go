// Checks of strconv against Go's.
package strconv

import (
	"fmt"
	"math"
	"math/big"
	"math/rand"
	"strconv"
	"strings"
	"testing"

	our "stdcheck/std/strconv"
)

func sameErr(a, b error) bool {
	return (a == nil) == (b == nil) && (a == nil || a.Error() == b.Error())
}

func checkParse(t *testing.T, s string) {
	for _, size := range []int{32, 64} {
		a, e1 := our.ParseFloat(s, size)
		b, e2 := strconv.ParseFloat(s, size)
		if math.Float64bits(a) != math.Float64bits(b) && !(a != a && b != b) || !sameErr(e1, e2) {
			t.Fatalf("ParseFloat(%q, %d) = %g %v want %g %v", s, size, a, e1, b, e2)
		}
	}
}

func randomFloat(r *rand.Rand) float64 {
	switch r.Intn(5) {
	case 0:
		return float64(r.Intn(100000)) / 100
	case 1:
		return float64(r.Int63n(1 << uint(1+r.Intn(62))))
	case 2:
		return math.Ldexp(1, r.Intn(2098)-1074)
	case 3:
		return float64(math.Float32frombits(r.Uint32()))
	}
	return math.Float64frombits(r.Uint64())
}

func TestFloats(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	formats := "eEfgGxXb"
	n := 3000000
	if testing.Short() {
		n = 100000
	}
	for i := 0; i < n; i++ {
		f := randomFloat(r)
		if i&1 == 0 {
			f = -f
		}
		a := our.FormatFloat(f, 'g', -1, 64)
		if b := strconv.FormatFloat(f, 'g', -1, 64); a != b {
			t.Fatalf("shortest %x: %s want %s", math.Float64bits(f), a, b)
		}
		if g, err := our.ParseFloat(a, 64); (g != f || err != nil) && f == f {
			t.Fatalf("ParseFloat(%s) %v %v", a, g, err)
		}
		f32 := math.Float32frombits(r.Uint32())
		a = our.FormatFloat(float64(f32), 'e', -1, 32)
		if b := strconv.FormatFloat(float64(f32), 'e', -1, 32); a != b {
			t.Fatalf("shortest32 %x: %s want %s", math.Float32bits(f32), a, b)
		}
		if g, err := our.ParseFloat(a, 32); (float32(g) != f32 || err != nil) && f32 == f32 {
			t.Fatalf("ParseFloat(%s, 32) %v %v", a, g, err)
		}
		if i%3 == 0 {
			fm := formats[r.Intn(len(formats))]
			prec := r.Intn(24) - 1
			if i%50 == 0 {
				prec = r.Intn(800)
			}
			size := 32 << uint(r.Intn(2))
			a, b := our.FormatFloat(f, fm, prec, size), strconv.FormatFloat(f, fm, prec, size)
			if a != b {
				t.Fatalf("FormatFloat(%x, %c, %d, %d) = %s want %s", math.Float64bits(f), fm, prec, size, a, b)
			}
			checkParse(t, a)
		}
	}
}

func TestHalfway(t *testing.T) {
	r := rand.New(rand.NewSource(2))
	for i := 0; i < 20000; i++ {
		f := math.Abs(randomFloat(r))
		if math.IsInf(f, 0) || f != f {
			continue
		}
		g := math.Nextafter(f, math.Inf(1))
		if math.IsInf(g, 0) {
			continue
		}
		mid := new(big.Float).SetPrec(200).Add(new(big.Float).SetPrec(200).SetFloat64(f), new(big.Float).SetPrec(200).SetFloat64(g))
		mid.Quo(mid, big.NewFloat(2))
		s := mid.Text('e', 770)
		e := strings.IndexByte(s, 'e')
		m := strings.TrimRight(s[:e], "0")
		checkParse(t, m+s[e:])
		checkParse(t, m+"1"+s[e:])
		checkParse(t, m+"00000000000000000000000000000000000000000000000000000000000000000000000000000000000001"+s[e:])
		checkParse(t, m[:len(m)-1]+s[e:])
		if len(m) > 22 {
			checkParse(t, m[:20]+s[e:])
			checkParse(t, m[:21]+s[e:])
		}
		f32 := math.Float32frombits(r.Uint32() &^ (1 << 31))
		if f32 == f32 && f32 < 3e38 {
			g32 := math.Nextafter32(f32, float32(math.Inf(1)))
			h := (float64(f32) + float64(g32)) / 2
			s := big.NewFloat(h).Text('e', 200)
			e := strings.IndexByte(s, 'e')
			m := strings.TrimRight(s[:e], "0")
			checkParse(t, m+s[e:])
			checkParse(t, m+"0000000000000000000000000000000000000001"+s[e:])
			checkParse(t, strconv.FormatFloat(h, 'x', -1, 64))
			checkParse(t, strconv.FormatFloat(math.Nextafter(h, 0), 'x', -1, 64))
		}
		// ties of fixed formatting
		v := float64(r.Intn(1<<20)) / float64(int(1)<<uint(r.Intn(12)))
		for _, fm := range "efg" {
			p := r.Intn(12)
			if a, b := our.FormatFloat(v, byte(fm), p, 64), strconv.FormatFloat(v, byte(fm), p, 64); a != b {
				t.Fatalf("%v %c %d %s %s", v, fm, p, a, b)
			}
			p -= r.Intn(3)
			w := v * math.Pow10(-r.Intn(9))
			if a, b := our.FormatFloat(w, byte(fm), p, 64), strconv.FormatFloat(w, byte(fm), p, 64); a != b {
				t.Fatalf("%v %c %d %s %s", w, fm, p, a, b)
			}
		}
	}
	for _, s := range []string{"", "+", "-", ".", "1", "1.", ".1", "1e", "1e+", "1e5", "1E-5", "0x", "0x1", "0x1p", "0x1p1", "0x.8p0", "0X1P-2", "0x1.fffffffffffff8p0",
		"0x1.fffffffffffff7fffp0", "0x1p-1074", "0x1p-1075", "0x1.8p-1075", "0x1.00000000000000000001p-1075", "0x1p1024", "0x.fffffffffffff8p1024", "0x1.fffffffffffff7p1023", "inf", "+Inf", "-iNfInItY", "infi", "infinit",
		"nan", "NaN", "+nan", "-nan", "1_000", "1__0", "_1", "1_", "1_.5", "0x_1p0", "0_1", "1e1_0", "1_e10", "0b1", "0x1_0p1_0", "1e400", "-1e400", "1e-400", "1e-324", "2.4703282292062327e-324",
		"2.4703282292062328e-324", "2.47032822920623272e-324", "1.7976931348623157e308", "1.7976931348623158e308", "1.7976931348623159e308", "179769313486231580793728971405303415079934132710037826936173778980444968292764750946649017977587207096330286416692887910946555547851940402630657488671505820681908902000708383676273854845817711531764475730270069855571366959622842914819860834936475292719074168444365510704342711559699508093042880", "1e310", "1e-350", "00000000000000000000000000000000000000001e5",
		"0.00000000000000000000000000000000000000000000000000000000000000000000001e71", "1e99999999999", "1e-99999999999", "0e99999999999", "1x", "1 ", " 1", "1e5x", "0x1p1x", "1..2", "1.2.3", "0x1.2.3p1", "9007199254740993", "9007199254740992.99999999999999999999", "123456789012345678901234567890", "3.4028235e38", "3.4028236e38", "3.4028235677973366e38", "1e-45", "7e-46", "7.1e-46", "0x1.fffffefp127", "0x1.ffffffp127", "i", "infx", "٣"} {
		checkParse(t, s)
		checkParse(t, "-"+s)
	}
}

func TestIntegers(t *testing.T) {
	r := rand.New(rand.NewSource(3))
	chars := "0123456789abfFxXoObB_+-zZ .00112"
	for i := 0; i < 1000000; i++ {
		var b []byte
		for n := r.Intn(1 + r.Intn(24)); n > 0; n-- {
			if i%3 == 0 {
				b = append(b, chars[r.Intn(10)])
			} else {
				b = append(b, chars[r.Intn(len(chars))])
			}
		}
		s := string(b)
		base := []int{0, 0, 10, 16, 2, 36, 8, 1, 37, -1}[r.Intn(10)]
		size := []int{0, 8, 16, 32, 64, 1, 63, 65, -1, 7}[r.Intn(10)]
		x, e1 := our.ParseInt(s, base, size)
		y, e2 := strconv.ParseInt(s, base, size)
		if x != y || !sameErr(e1, e2) {
			t.Fatalf("ParseInt(%q,%d,%d) = %d %v want %d %v", s, base, size, x, e1, y, e2)
		}
		u, e1 := our.ParseUint(s, base, size)
		v, e2 := strconv.ParseUint(s, base, size)
		if u != v || !sameErr(e1, e2) {
			t.Fatalf("ParseUint(%q,%d,%d) = %d %v want %d %v", s, base, size, u, e1, v, e2)
		}
		a, e1 := our.Atoi(s)
		c, e2 := strconv.Atoi(s)
		if a != c || !sameErr(e1, e2) {
			t.Fatalf("Atoi(%q) = %d %v want %d %v", s, a, e1, c, e2)
		}
		if i%4 == 0 {
			checkParse(t, s)
			for _, size := range []int{64, 128} {
				p, e1 := our.ParseComplex(s+"i", size)
				q, e2 := strconv.ParseComplex(s+"i", size)
				if p != q || !sameErr(e1, e2) {
					t.Fatalf("ParseComplex(%q) = %v %v want %v %v", s, p, e1, q, e2)
				}
			}
		}
		n := r.Uint64() >> uint(r.Intn(64))
		base = 2 + r.Intn(35)
		if i%2 == 0 {
			base = 10
		}
		if our.FormatInt(int64(n), base) != strconv.FormatInt(int64(n), base) || our.FormatUint(n, base) != strconv.FormatUint(n, base) ||
			string(our.AppendInt([]byte("x"), -int64(n), base)) != string(strconv.AppendInt([]byte("x"), -int64(n), base)) || our.Itoa(-int(n)) != strconv.Itoa(-int(n)) {
			t.Fatal(n, base)
		}
	}
	if our.FormatInt(math.MinInt64, 2) != strconv.FormatInt(math.MinInt64, 2) {
		t.Fatal("min")
	}
	for _, s := range []string{"1+2i", "(1+2i)", "(1-2i", "1+2", "i", "+i", "1+i", "NaN+NaNi", "1+NaNi", "1-NaNi", "Inf-Infi", "1e400+2i", "1+1e400i", "0x1p1+0x2p2i", "1++2i", "1+-2i", "()", "", "1ii", "1i2", "infi", "nani", "+infi", "1+infi"} {
		for _, size := range []int{64, 128} {
			p, e1 := our.ParseComplex(s, size)
			q, e2 := strconv.ParseComplex(s, size)
			if fmt.Sprint(p, e1) != fmt.Sprint(q, e2) {
				t.Errorf("ParseComplex(%q) = %v %v want %v %v", s, p, e1, q, e2)
			}
		}
	}
	for _, c := range []complex128{1 + 2i, -1.5 - 3e40i, complex(math.Inf(1), math.NaN()), complex(0, math.Inf(-1))} {
		if our.FormatComplex(c, 'g', -1, 64) != strconv.FormatComplex(c, 'g', -1, 64) || our.FormatComplex(c, 'e', 3, 128) != strconv.FormatComplex(c, 'e', 3, 128) {
			t.Error(c)
		}
	}
	for _, s := range []string{"1", "t", "TRUE", "tRUE", "0", "F", "", "yes"} {
		a, e1 := our.ParseBool(s)
		b, e2 := strconv.ParseBool(s)
		if a != b || !sameErr(e1, e2) {
			t.Error(s)
		}
	}
}

func TestQuotes(t *testing.T) {
	for r := rune(-2); r < 0x110002; r++ {
		if our.IsPrint(r) != strconv.IsPrint(r) || our.IsGraphic(r) != strconv.IsGraphic(r) {
			t.Fatalf("IsPrint %x", r)
		}
		if our.QuoteRune(r) != strconv.QuoteRune(r) || our.QuoteRuneToASCII(r) != strconv.QuoteRuneToASCII(r) || our.QuoteRuneToGraphic(r) != strconv.QuoteRuneToGraphic(r) {
			t.Fatalf("QuoteRune %x", r)
		}
	}
	r := rand.New(rand.NewSource(4))
	parts := []string{"a", "b", "\\", "\"", "'", "`", "\n", "\r", "\t", "\x00", "\x7f", "\xff", "\u00a0", "é", "日", "😀", "\\n", "\\x41", "\\u0041", "\\U0001F600", "\\101", "\\400", "\\ud800", "\\'", "\\\"", "\\x4", "\\q", "\ufeff", "\u3000", "\u2028", "\\08", "\xe2\x82"}
	for i := 0; i < 1000000; i++ {
		var b strings.Builder
		q := []string{"\"", "'", "`", ""}[r.Intn(4)]
		b.WriteString(q)
		for n := r.Intn(5); n > 0; n-- {
			b.WriteString(parts[r.Intn(len(parts))])
		}
		if r.Intn(8) > 0 {
			b.WriteString(q)
		}
		if r.Intn(8) == 0 {
			b.WriteString("z")
		}
		s := b.String()
		if our.Quote(s) != strconv.Quote(s) || our.QuoteToASCII(s) != strconv.QuoteToASCII(s) || our.QuoteToGraphic(s) != strconv.QuoteToGraphic(s) || our.CanBackquote(s) != strconv.CanBackquote(s) {
			t.Fatalf("Quote(%x) %s %s", s, our.Quote(s), strconv.Quote(s))
		}
		x, e1 := our.Unquote(s)
		y, e2 := strconv.Unquote(s)
		if x != y || !sameErr(e1, e2) {
			t.Fatalf("Unquote(%q) = %q %v want %q %v", s, x, e1, y, e2)
		}
		x, e1 = our.QuotedPrefix(s)
		y, e2 = strconv.QuotedPrefix(s)
		if x != y || !sameErr(e1, e2) {
			t.Fatalf("QuotedPrefix(%q) = %q %v want %q %v", s, x, e1, y, e2)
		}
		for _, q := range []byte{0, '"', '\''} {
			v1, m1, t1, e1 := our.UnquoteChar(s, q)
			v2, m2, t2, e2 := strconv.UnquoteChar(s, q)
			if m1 != m2 && e2 == nil || t1 != t2 || !sameErr(e1, e2) || v1 != v2 && e2 == nil {
				t.Fatalf("UnquoteChar(%q, %q): %v %v %q %v want %v %v %q %v", s, q, v1, m1, t1, e1, v2, m2, t2, e2)
			}
		}
	}
}

func BenchmarkOurShortest(b *testing.B) {
	var buf [64]byte
	for i := 0; i < b.N; i++ {
		our.AppendFloat(buf[:0], 1.0/float64(i+3), 'g', -1, 64)
	}
}
func BenchmarkGoShortest(b *testing.B) {
	var buf [64]byte
	for i := 0; i < b.N; i++ {
		strconv.AppendFloat(buf[:0], 1.0/float64(i+3), 'g', -1, 64)
	}
}
func BenchmarkOurFixed(b *testing.B) {
	var buf [64]byte
	for i := 0; i < b.N; i++ {
		our.AppendFloat(buf[:0], 1000.0/float64(i+3), 'f', 3, 64)
	}
}
func BenchmarkGoFixed(b *testing.B) {
	var buf [64]byte
	for i := 0; i < b.N; i++ {
		strconv.AppendFloat(buf[:0], 1000.0/float64(i+3), 'f', 3, 64)
	}
}
func BenchmarkOurParse(b *testing.B) {
	for i := 0; i < b.N; i++ {
		our.ParseFloat("3.14159265358979323", 64)
	}
}
func BenchmarkGoParse(b *testing.B) {
	for i := 0; i < b.N; i++ {
		strconv.ParseFloat("3.14159265358979323", 64)
	}
}
func BenchmarkOurInt(b *testing.B) {
	var buf [64]byte
	for i := 0; i < b.N; i++ {
		our.AppendInt(buf[:0], int64(i)*123456789, 10)
	}
}
func BenchmarkGoInt(b *testing.B) {
	var buf [64]byte
	for i := 0; i < b.N; i++ {
		strconv.AppendInt(buf[:0], int64(i)*123456789, 10)
	}
}
