// Scanning of single operands, by type and verb.

package fmt

import (
	"errors"
	"io"
	"math"
	"reflect"
	"strconv"
	"unicode/utf8"
)

const (
	binaryDigits  = "01"
	octalDigits   = "01234567"
	decimalDigits = "0123456789"
	hexDigits     = "0123456789aAbBcCdDeEfF"
	floatVerbs    = "beEfFgGv"
)

var (
	errComplex = errors.New("syntax error scanning complex number")
	errBool    = errors.New("syntax error scanning boolean")
)

// operand reads one value into what arg points to.
func (s *scanner) operand(verb rune, arg any) {
	s.buf = s.buf[:0]
	if v, ok := arg.(Scanner); ok {
		if err := v.Scan(s, verb); err != nil {
			if err == io.EOF {
				err = io.ErrUnexpectedEOF
			}
			s.fail(err)
		}
		return
	}
	switch p := arg.(type) {
	case *int:
		if n := s.int(verb, 64); s.err == nil {
			*p = int(n)
		}
	case *string:
		if str := s.string(verb); s.err == nil {
			*p = str
		}
	case *float64:
		if f := s.float(verb, 64, "float64"); s.err == nil {
			*p = f
		}
	case *bool:
		if b := s.bool(verb); s.err == nil {
			*p = b
		}
	case *int8:
		if n := s.int(verb, 8); s.err == nil {
			*p = int8(n)
		}
	case *int16:
		if n := s.int(verb, 16); s.err == nil {
			*p = int16(n)
		}
	case *int32:
		if n := s.int(verb, 32); s.err == nil {
			*p = int32(n)
		}
	case *int64:
		if n := s.int(verb, 64); s.err == nil {
			*p = n
		}
	case *uint:
		if n := s.uint(verb, 64); s.err == nil {
			*p = uint(n)
		}
	case *uint8:
		if n := s.uint(verb, 8); s.err == nil {
			*p = uint8(n)
		}
	case *uint16:
		if n := s.uint(verb, 16); s.err == nil {
			*p = uint16(n)
		}
	case *uint32:
		if n := s.uint(verb, 32); s.err == nil {
			*p = uint32(n)
		}
	case *uint64:
		if n := s.uint(verb, 64); s.err == nil {
			*p = n
		}
	case *uintptr:
		if n := s.uint(verb, 64); s.err == nil {
			*p = uintptr(n)
		}
	case *float32:
		if f := s.float(verb, 32, "float32"); s.err == nil {
			*p = float32(f)
		}
	case *complex64:
		if c := s.complex(verb, 32); s.err == nil {
			*p = complex64(c)
		}
	case *complex128:
		if c := s.complex(verb, 64); s.err == nil {
			*p = c
		}
	case *[]byte:
		if str := s.string(verb); s.err == nil {
			*p = []byte(str)
		}
	default:
		s.reflected(verb, reflect.ValueOf(arg))
	}
}

// reflected reads into a pointer to a type with one of the kinds that can be scanned.
func (s *scanner) reflected(verb rune, ptr reflect.Value) {
	if ptr.Kind() != reflect.Pointer {
		s.failText("type not a pointer: " + ptr.Type().String())
		return
	}
	v := ptr.Elem()
	switch v.Kind() {
	case reflect.Bool:
		if b := s.bool(verb); s.err == nil {
			v.SetBool(b)
		}
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		if n := s.int(verb, uint(v.Type().Bits())); s.err == nil {
			v.SetInt(n)
		}
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		if n := s.uint(verb, uint(v.Type().Bits())); s.err == nil {
			v.SetUint(n)
		}
	case reflect.Float32, reflect.Float64:
		if f := s.floatToken(v.Type().Bits()); s.err == nil {
			v.SetFloat(f)
		}
	case reflect.Complex64, reflect.Complex128:
		if c := s.complex(verb, v.Type().Bits()/2); s.err == nil {
			v.SetComplex(c)
		}
	case reflect.String:
		if str := s.string(verb); s.err == nil {
			v.SetString(str)
		}
	case reflect.Slice:
		if v.Type().Elem().Kind() != reflect.Uint8 {
			s.failText("can't scan type: " + ptr.Type().String())
			return
		}
		if str := s.string(verb); s.err == nil {
			v.Set(reflect.MakeSlice(v.Type(), len(str), len(str)))
			for i := 0; i < len(str); i++ {
				v.Index(i).SetUint(uint64(str[i]))
			}
		}
	default:
		s.failText("can't scan type: " + ptr.Type().String())
	}
}

// okVerb fails if verb is not one of ok.
func (s *scanner) okVerb(verb rune, ok, typ string) bool {
	if verb < utf8.RuneSelf && oneOf(ok, verb) {
		return true
	}
	s.failText("bad verb '%" + string(verb) + "' for " + typ)
	return false
}

// start goes to the first rune of a value.
func (s *scanner) start() {
	s.SkipSpace()
	s.some()
}

func (s *scanner) bool(verb rune) bool {
	s.start()
	if s.err != nil || !s.okVerb(verb, "tv", "boolean") {
		return false
	}
	switch s.next() {
	case '1':
		return true
	case 't', 'T':
		if s.accept("rR") && !(s.accept("uU") && s.accept("eE")) {
			s.fail(errBool)
		}
		return true
	case 'f', 'F':
		if s.accept("aA") && !(s.accept("lL") && s.accept("sS") && s.accept("eE")) {
			s.fail(errBool)
		}
	}
	return false
}

// integerToken reads the text of an integer, and returns it with the base that strconv is to read it in.
func (s *scanner) integerToken(verb rune, sign bool) (text string, base int) {
	s.start()
	if s.err != nil || !s.okVerb(verb, "bdoUxXv", "integer") {
		return
	}
	base = 10
	digits := decimalDigits
	switch verb {
	case 'b':
		base, digits = 2, binaryDigits
	case 'o':
		base, digits = 8, octalDigits
	case 'x', 'X', 'U':
		base, digits = 16, hexDigits
	}
	found := false // a digit was read
	if verb == 'U' {
		if !s.accept("U") || !s.accept("+") {
			s.failText("bad unicode format ")
			return
		}
		s.buf = s.buf[:0]
	} else {
		if sign {
			s.accept("+-")
		}
		if verb == 'v' {
			base = 0 // a prefix may tell
			digits = "0123456789_"
			if s.accept("0") {
				found = true
				switch {
				case s.accept("bB"):
					digits = "01_"
				case s.accept("oO"):
					digits = "01234567_"
				case s.accept("xX"):
					digits = "0123456789aAbBcCdDeEfF_"
				default:
					digits = "01234567_"
				}
			}
		}
	}
	if !found {
		s.some()
		if !s.accept(digits) {
			s.failText("expected integer")
			return
		}
	}
	for s.accept(digits) {
	}
	return string(s.buf), base
}

func (s *scanner) int(verb rune, bits uint) int64 {
	if verb == 'c' {
		return s.rune(bits)
	}
	text, base := s.integerToken(verb, true)
	if s.err != nil {
		return 0
	}
	n, err := strconv.ParseInt(text, base, 64)
	if err != nil {
		s.fail(err)
	} else if n<<(64-bits)>>(64-bits) != n {
		s.failText("integer overflow on token " + text)
	}
	return n
}

func (s *scanner) uint(verb rune, bits uint) uint64 {
	if verb == 'c' {
		return uint64(s.rune(bits))
	}
	text, base := s.integerToken(verb, false)
	if s.err != nil {
		return 0
	}
	n, err := strconv.ParseUint(text, base, 64)
	if err != nil {
		s.fail(err)
	} else if n<<(64-bits)>>(64-bits) != n {
		s.failText("unsigned integer overflow on token " + text)
	}
	return n
}

func (s *scanner) rune(bits uint) int64 {
	s.some()
	if s.err != nil {
		return 0
	}
	r := s.next()
	if n := int64(r); n<<(64-bits)>>(64-bits) != n {
		s.failText("overflow on character value " + string(r))
	}
	return int64(r)
}

func (s *scanner) float(verb rune, bits int, typ string) float64 {
	if !s.okVerb(verb, floatVerbs, typ) {
		return 0
	}
	return s.floatToken(bits)
}

func (s *scanner) floatToken(bits int) float64 {
	s.start()
	if s.err != nil {
		return 0
	}
	return s.toFloat(s.floatText(), bits)
}

// floatText reads the text of a number: nan, inf with a sign, decimal or hexadecimal, with underscores for strconv to judge.
func (s *scanner) floatText() string {
	s.buf = s.buf[:0]
	if s.accept("nN") && s.accept("aA") && s.accept("nN") {
		return string(s.buf)
	}
	s.accept("+-")
	if s.accept("iI") && s.accept("nN") && s.accept("fF") {
		return string(s.buf)
	}
	digits, exponent := "0123456789_", "eEpP"
	if s.accept("0") && s.accept("xX") {
		digits, exponent = "0123456789aAbBcCdDeEfF_", "pP"
	}
	for s.accept(digits) {
	}
	if s.accept(".") {
		for s.accept(digits) {
		}
	}
	if s.accept(exponent) {
		s.accept("+-")
		for s.accept("0123456789_") {
		}
	}
	return string(s.buf)
}

// toFloat converts text, also of the form that %b prints: a decimal mantissa with a binary exponent.
func (s *scanner) toFloat(text string, bits int) float64 {
	p, hex := -1, false
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case 'p':
			if p < 0 {
				p = i
			}
		case 'x', 'X':
			hex = true
		}
	}
	if p < 0 || hex {
		f, err := strconv.ParseFloat(text, bits)
		if err != nil {
			s.fail(err)
		}
		return f
	}
	f, err := strconv.ParseFloat(text[:p], bits)
	var e int
	if err == nil {
		e, err = strconv.Atoi(text[p+1:])
	}
	if err != nil {
		if n, ok := err.(*strconv.NumError); ok {
			n.Num = text
		}
		s.fail(err)
		return 0
	}
	return math.Ldexp(f, e)
}

func (s *scanner) complex(verb rune, bits int) complex128 {
	if !s.okVerb(verb, floatVerbs, "complex") {
		return 0
	}
	s.start()
	if s.err != nil {
		return 0
	}
	parens := s.accept("(")
	re := s.floatText()
	s.buf = s.buf[:0]
	if !s.accept("+-") {
		s.fail(errComplex)
		return 0
	}
	sign := string(s.buf)
	im := s.floatText()
	if !s.accept("i") || parens && !s.accept(")") {
		s.fail(errComplex)
		return 0
	}
	return complex(s.toFloat(re, bits), s.toFloat(sign+im, bits))
}

func (s *scanner) string(verb rune) string {
	if !s.okVerb(verb, "svqxX", "string") {
		return ""
	}
	s.start()
	if s.err != nil {
		return ""
	}
	switch verb {
	case 'q':
		return s.quoted()
	case 'x', 'X':
		return s.hex()
	}
	s.word()
	return string(s.buf)
}

// quoted reads a Go string literal.
func (s *scanner) quoted() string {
	switch quote := s.next(); quote {
	case '`':
		for {
			r := s.must()
			if s.err != nil {
				return ""
			}
			if r == quote {
				return string(s.buf)
			}
			s.buf = utf8.AppendRune(s.buf, r)
		}
	case '"':
		s.buf = append(s.buf, '"')
		for s.err == nil {
			r := s.must()
			s.buf = utf8.AppendRune(s.buf, r)
			if r == '\\' {
				s.buf = utf8.AppendRune(s.buf, s.must())
			} else if r == '"' {
				break
			}
		}
		if s.err != nil {
			return ""
		}
		str, err := strconv.Unquote(string(s.buf))
		if err != nil {
			s.fail(err)
		}
		return str
	}
	s.failText("expected quoted string")
	return ""
}

func hexValue(r rune) int {
	switch {
	case '0' <= r && r <= '9':
		return int(r - '0')
	case 'a' <= r && r <= 'f':
		return int(r-'a') + 10
	case 'A' <= r && r <= 'F':
		return int(r-'A') + 10
	}
	return -1
}

// hex reads pairs of hexadecimal digits as bytes.
func (s *scanner) hex() string {
	for s.err == nil {
		r := s.next()
		if r == eof {
			break
		}
		high := hexValue(r)
		if high < 0 {
			s.UnreadRune()
			break
		}
		low := hexValue(s.must())
		if low < 0 {
			s.failText("illegal hex digit")
			return ""
		}
		s.buf = append(s.buf, byte(high<<4|low))
	}
	if len(s.buf) == 0 {
		s.failText("no hex data for %x string")
	}
	return string(s.buf)
}
