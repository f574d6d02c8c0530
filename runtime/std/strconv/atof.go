package strconv

import (
	"math"
	"math/bits"
)

// format describes a binary floating-point format. Values are mant * 2^e with mant < 2^mantBits; e is at least minExp and
// mant then may be short (subnormal).
type format struct {
	mantBits uint // with the leading one, which is not stored
	minExp   int
	maxExp   int
	exact10  int // largest power of ten that is a value without rounding
}

var float64Format = format{53, -1074, 971, 22}
var float32Format = format{24, -149, 104, 10}

func (f *format) next(mant uint64, e int) (uint64, int) {
	if mant++; mant == 1<<f.mantBits {
		return mant >> 1, e + 1
	}
	return mant, e
}

func (f *format) previous(mant uint64, e int) (uint64, int) {
	if mant == 1<<(f.mantBits-1) && e > f.minExp {
		return mant<<1 - 1, e - 1
	}
	return mant - 1, e
}

// ParseFloat reads a decimal or hexadecimal number, "inf", "infinity" or "nan", and rounds it to the nearest value of
// bitSize 32 or 64. Too large ones give ±Inf and ErrRange.
func ParseFloat(s string, bitSize int) (float64, error) {
	v, n, err := parseFloatPrefix(s, bitSize)
	if n != len(s) && (err == nil || err != ErrSyntax) {
		return 0, numError("ParseFloat", s, ErrSyntax)
	}
	if err != nil {
		return v, numError("ParseFloat", s, err)
	}
	return v, nil
}

// parseFloatPrefix reads the number that s begins with and tells its length. Errors are bare.
func parseFloatPrefix(s string, bitSize int) (float64, int, error) {
	f := &float64Format
	if bitSize == 32 {
		f = &float32Format
	}
	if v, n := parseSpecial(s); n > 0 {
		return v, n, nil
	}
	var t floatText
	if !t.read(s) {
		return 0, 0, ErrSyntax
	}
	var err error
	var v float64
	if t.hex {
		v, err = t.hexValue(f)
	} else {
		v, err = t.decimalValue(f)
	}
	if t.negative {
		v = -v
	}
	return v, t.length, err
}

// parseSpecial reads an infinity or NaN; n is 0 if there is none.
func parseSpecial(s string) (v float64, n int) {
	sign := 1
	start := 0
	if s != "" && (s[0] == '+' || s[0] == '-') {
		if s[0] == '-' {
			sign = -1
		}
		start = 1
	}
	rest := s[start:]
	if foldedPrefix(rest, "inf") {
		n = start + 3
		if foldedPrefix(rest, "infinity") {
			n = start + 8
		}
		return math.Inf(sign), n
	}
	if start == 0 && foldedPrefix(s, "nan") {
		return math.NaN(), 3
	}
	return 0, 0
}

// foldedPrefix reports whether s begins with prefix, letters of which are lower case and match both cases.
func foldedPrefix(s, prefix string) bool {
	if len(s) < len(prefix) {
		return false
	}
	for i := 0; i < len(prefix); i++ {
		if s[i]|0x20 != prefix[i] {
			return false
		}
	}
	return true
}

// floatText is a number taken apart: mant * base^exp, or a little more if cut, mant holding the first 19 (hex: 16) digits.
// For hex numbers exp is binary.
type floatText struct {
	mant     uint64
	exp      int
	negative bool
	cut      bool // some later digit is not zero
	hex      bool
	length   int

	mantText string // digits and point; tail10 is the exponent that was written
	tail10   int
}

// read takes the number at the start of s apart; false if there is none.
func (t *floatText) read(s string) bool {
	i := 0
	if s != "" && (s[0] == '+' || s[0] == '-') {
		t.negative = s[0] == '-'
		i++
	}
	base, most, mark := uint64(10), 19, byte('e')
	if i+2 < len(s) && s[i] == '0' && s[i+1]|0x20 == 'x' {
		base, most, mark = 16, 16, 'p'
		t.hex = true
		i += 2
	}
	start := i
	underscores := false
	anyDigit, anyPoint := false, false
	taken := 0 // digits in mant
	shift := 0 // power of base by which mant has to be multiplied
	for ; i < len(s); i++ {
		c := s[i]
		d := uint64(c - '0')
		if d > 9 {
			if c == '_' {
				underscores = true
				continue
			}
			if c == '.' && !anyPoint {
				anyPoint = true
				continue
			}
			if !t.hex || c|0x20 < 'a' || c|0x20 > 'f' {
				break
			}
			d = uint64(c|0x20-'a') + 10
		}
		anyDigit = true
		if taken < most {
			if d != 0 || taken > 0 {
				t.mant = t.mant*base + d
				taken++
			}
			if anyPoint {
				shift--
			}
			continue
		}
		t.cut = t.cut || d != 0
		if !anyPoint {
			shift++
		}
	}
	if !anyDigit {
		return false
	}
	t.mantText = s[start:i]
	e := 0
	if i < len(s) && s[i]|0x20 == mark {
		i++
		sign := 1
		if i < len(s) && (s[i] == '+' || s[i] == '-') {
			if s[i] == '-' {
				sign = -1
			}
			i++
		}
		if i >= len(s) || s[i]-'0' > 9 {
			return false
		}
		for ; i < len(s) && (s[i]-'0' <= 9 || s[i] == '_'); i++ {
			if s[i] == '_' {
				underscores = true
			} else if e < 10000 { // larger ones make no difference
				e = e*10 + int(s[i]-'0')
			}
		}
		e *= sign
	} else if t.hex {
		return false // the exponent is mandatory
	}
	if underscores && !underscoresOK(s[:i]) {
		return false
	}
	t.length = i
	t.tail10 = e
	if t.hex {
		shift *= 4
	}
	t.exp = shift + e
	return true
}

// decimalValue rounds mant * 10^exp.
func (t *floatText) decimalValue(f *format) (float64, error) {
	if t.mant == 0 {
		return 0, nil
	}
	if !t.cut && t.mant>>f.mantBits == 0 {
		if v, ok := t.exactValue(f); ok {
			return v, nil
		}
	}
	if t.exp > 310 {
		return math.Inf(1), ErrRange
	}
	if t.exp < -345 { // below 10^19 * 10^-345, which is half of the smallest value
		return 0, nil
	}
	var mant uint64
	var e int
	ok := false
	if t.exp >= lowestPower {
		mant, e, ok = roundDecimal(t.mant, t.exp, f)
		if ok && t.cut {
			mant2, e2, ok2 := roundDecimal(t.mant+1, t.exp, f)
			ok = ok2 && mant2 == mant && e2 == e
		}
	} else {
		mant, e = 0, f.minExp
	}
	if !ok {
		mant, e = exactFloat(t.mantText, t.tail10, f, mant, e)
	}
	return f.value(mant, e)
}

// exactValue does what one multiplication or division of exact values does, so that it rounds once.
func (t *floatText) exactValue(f *format) (float64, bool) {
	q := t.exp
	if q == 0 {
		return float64(t.mant), true
	}
	if q > f.exact10 || -q > f.exact10 {
		return 0, false
	}
	if f.mantBits == 24 {
		if q > 0 {
			return float64(float32(t.mant) * float32(math.Pow10(q))), true
		}
		return float64(float32(t.mant) / float32(math.Pow10(-q))), true
	}
	if q > 0 {
		return float64(t.mant) * math.Pow10(q), true
	}
	return float64(t.mant) / math.Pow10(-q), true
}

// roundDecimal rounds m * 10^q to the nearest value of f; ok is false if it is only near.
func roundDecimal(m uint64, q int, f *format) (mant uint64, e int, ok bool) {
	p := scale(m, q)
	// The value is hi * 2^(exp+128). Keep mantBits bits, fewer below the normal range.
	shift := 64 - int(f.mantBits)
	e = p.exp + 128 + shift
	if e < f.minExp {
		shift += f.minExp - e
		e = f.minExp
	}
	mant, ok = p.round(shift)
	if mant == 1<<f.mantBits {
		mant >>= 1
		e++
	}
	return mant, e, ok
}

// hexValue rounds mant * 2^exp.
func (t *floatText) hexValue(f *format) (float64, error) {
	if t.mant == 0 {
		return 0, nil
	}
	zeros := bits.LeadingZeros64(t.mant)
	m := t.mant << uint(zeros)
	e := t.exp - zeros
	shift := 64 - int(f.mantBits)
	e += shift
	if e < f.minExp {
		shift += f.minExp - e
		e = f.minExp
	}
	p := product{hi: m, exact: true}
	if t.cut {
		p.lo = 1
	}
	mant, _ := p.round(shift)
	if mant == 1<<f.mantBits {
		mant >>= 1
		e++
	}
	return f.value(mant, e)
}

// value makes a number of a rounded mantissa and exponent.
func (f *format) value(mant uint64, e int) (float64, error) {
	if e > f.maxExp {
		return math.Inf(1), ErrRange
	}
	if mant>>(f.mantBits-1) == 0 {
		e = f.minExp // subnormal or zero
	} else if f.mantBits == 53 {
		return math.Float64frombits(mant&(1<<52-1) | uint64(e+1075)<<52), nil
	}
	if f.mantBits == 53 {
		return math.Float64frombits(mant), nil
	}
	if mant>>23 == 0 {
		return float64(math.Float32frombits(uint32(mant))), nil
	}
	return float64(math.Float32frombits(uint32(mant)&(1<<23-1) | uint32(e+150)<<23)), nil
}
