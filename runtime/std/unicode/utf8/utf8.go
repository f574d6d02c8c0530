// Package utf8 encodes and decodes runes in UTF-8.
//
// What is valid (Unicode standard, table 3-7): the shortest encoding of a code point that is not a surrogate. Wherever
// a sequence is not valid, decoding gives RuneError and a width of one byte.
package utf8

const (
	RuneError = '\uFFFD'     // the replacement character, also what invalid bytes decode to
	RuneSelf  = 0x80         // bytes below RuneSelf stand for themselves
	MaxRune   = '\U0010FFFF' // the last code point
	UTFMax    = 4            // the longest encoding, in bytes
)

const (
	surrogateFirst = 0xD800
	surrogateLast  = 0xDFFF

	lastOf1 = 0x7F // last rune that fits in one byte, two, three
	lastOf2 = 0x7FF
	lastOf3 = 0xFFFF
)

// sequence tells about the sequence that lead byte b starts: its length (0 if b starts none), and the bounds of its
// second byte, which are narrower than 80..BF where over-long forms, surrogates and too large values are to be kept out.
func sequence(b byte) (size int, lo, hi byte) {
	switch {
	case b < 0xC2:
		return 0, 0, 0
	case b < 0xE0:
		return 2, 0x80, 0xBF
	case b == 0xE0:
		return 3, 0xA0, 0xBF
	case b == 0xED:
		return 3, 0x80, 0x9F
	case b < 0xF0:
		return 3, 0x80, 0xBF
	case b == 0xF0:
		return 4, 0x90, 0xBF
	case b < 0xF4:
		return 4, 0x80, 0xBF
	case b == 0xF4:
		return 4, 0x80, 0x8F
	}
	return 0, 0, 0
}

func isTail(b byte) bool { return b&0xC0 == 0x80 }

// FullRune reports whether p begins with a whole encoding. An invalid one counts as whole: it decodes, to RuneError.
func FullRune(p []byte) bool {
	n := len(p)
	if n == 0 {
		return false
	}
	size, lo, hi := sequence(p[0])
	if n >= size {
		return true
	}
	if n > 1 && (p[1] < lo || p[1] > hi) {
		return true
	}
	return n > 2 && !isTail(p[2])
}

// FullRuneInString is FullRune for a string.
func FullRuneInString(s string) bool {
	n := len(s)
	if n == 0 {
		return false
	}
	size, lo, hi := sequence(s[0])
	if n >= size {
		return true
	}
	if n > 1 && (s[1] < lo || s[1] > hi) {
		return true
	}
	return n > 2 && !isTail(s[2])
}

// DecodeRune decodes the first rune of p and tells its width: (RuneError, 0) for an empty p, (RuneError, 1) where the
// encoding is invalid.
func DecodeRune(p []byte) (r rune, size int) {
	if len(p) > 0 && p[0] < RuneSelf {
		return rune(p[0]), 1
	}
	return decodeLong(p)
}

func decodeLong(p []byte) (rune, int) {
	n := len(p)
	if n == 0 {
		return RuneError, 0
	}
	size, lo, hi := sequence(p[0])
	if size == 0 || n < size || p[1] < lo || p[1] > hi {
		return RuneError, 1
	}
	if size == 2 {
		return rune(p[0]&0x1F)<<6 | rune(p[1]&0x3F), 2
	}
	if !isTail(p[2]) {
		return RuneError, 1
	}
	if size == 3 {
		return rune(p[0]&0x0F)<<12 | rune(p[1]&0x3F)<<6 | rune(p[2]&0x3F), 3
	}
	if !isTail(p[3]) {
		return RuneError, 1
	}
	return rune(p[0]&0x07)<<18 | rune(p[1]&0x3F)<<12 | rune(p[2]&0x3F)<<6 | rune(p[3]&0x3F), 4
}

// DecodeRuneInString is DecodeRune for a string.
func DecodeRuneInString(s string) (r rune, size int) {
	if len(s) > 0 && s[0] < RuneSelf {
		return rune(s[0]), 1
	}
	return decodeLongString(s)
}

func decodeLongString(s string) (rune, int) {
	n := len(s)
	if n == 0 {
		return RuneError, 0
	}
	size, lo, hi := sequence(s[0])
	if size == 0 || n < size || s[1] < lo || s[1] > hi {
		return RuneError, 1
	}
	if size == 2 {
		return rune(s[0]&0x1F)<<6 | rune(s[1]&0x3F), 2
	}
	if !isTail(s[2]) {
		return RuneError, 1
	}
	if size == 3 {
		return rune(s[0]&0x0F)<<12 | rune(s[1]&0x3F)<<6 | rune(s[2]&0x3F), 3
	}
	if !isTail(s[3]) {
		return RuneError, 1
	}
	return rune(s[0]&0x07)<<18 | rune(s[1]&0x3F)<<12 | rune(s[2]&0x3F)<<6 | rune(s[3]&0x3F), 4
}

// DecodeLastRune decodes the last rune of p and tells its width, with DecodeRune's conventions.
func DecodeLastRune(p []byte) (r rune, size int) {
	end := len(p)
	if end == 0 {
		return RuneError, 0
	}
	if c := p[end-1]; c < RuneSelf {
		return rune(c), 1
	}
	// The sequence starts at the nearest byte before that is no continuation, if that is near enough.
	for start := end - 1; start >= 0 && start >= end-UTFMax; start-- {
		if RuneStart(p[start]) {
			r, size = DecodeRune(p[start:])
			if start+size == end {
				return r, size
			}
			break
		}
	}
	return RuneError, 1
}

// DecodeLastRuneInString is DecodeLastRune for a string.
func DecodeLastRuneInString(s string) (r rune, size int) {
	end := len(s)
	if end == 0 {
		return RuneError, 0
	}
	if c := s[end-1]; c < RuneSelf {
		return rune(c), 1
	}
	for start := end - 1; start >= 0 && start >= end-UTFMax; start-- {
		if RuneStart(s[start]) {
			r, size = DecodeRuneInString(s[start:])
			if start+size == end {
				return r, size
			}
			break
		}
	}
	return RuneError, 1
}

// RuneLen gives the bytes that r's encoding takes, or -1 if r is no valid code point.
func RuneLen(r rune) int {
	switch {
	case r < 0:
		return -1
	case r <= lastOf1:
		return 1
	case r <= lastOf2:
		return 2
	case surrogateFirst <= r && r <= surrogateLast:
		return -1
	case r <= lastOf3:
		return 3
	case r <= MaxRune:
		return 4
	}
	return -1
}

// EncodeRune writes r's encoding into p, which must have room, and returns how many bytes it took. What is no valid
// code point is written as RuneError.
func EncodeRune(p []byte, r rune) int {
	if uint32(r) <= lastOf1 {
		p[0] = byte(r)
		return 1
	}
	if uint32(r) <= lastOf2 {
		_ = p[1]
		p[0] = 0xC0 | byte(r>>6)
		p[1] = 0x80 | byte(r)&0x3F
		return 2
	}
	if !ValidRune(r) {
		r = RuneError
	}
	if r <= lastOf3 {
		_ = p[2]
		p[0] = 0xE0 | byte(r>>12)
		p[1] = 0x80 | byte(r>>6)&0x3F
		p[2] = 0x80 | byte(r)&0x3F
		return 3
	}
	_ = p[3]
	p[0] = 0xF0 | byte(r>>18)
	p[1] = 0x80 | byte(r>>12)&0x3F
	p[2] = 0x80 | byte(r>>6)&0x3F
	p[3] = 0x80 | byte(r)&0x3F
	return 4
}

// AppendRune appends r's encoding to p.
func AppendRune(p []byte, r rune) []byte {
	if uint32(r) <= lastOf1 {
		return append(p, byte(r))
	}
	if uint32(r) <= lastOf2 {
		return append(p, 0xC0|byte(r>>6), 0x80|byte(r)&0x3F)
	}
	if !ValidRune(r) {
		r = RuneError
	}
	if r <= lastOf3 {
		return append(p, 0xE0|byte(r>>12), 0x80|byte(r>>6)&0x3F, 0x80|byte(r)&0x3F)
	}
	return append(p, 0xF0|byte(r>>18), 0x80|byte(r>>12)&0x3F, 0x80|byte(r>>6)&0x3F, 0x80|byte(r)&0x3F)
}

// RuneCount counts the runes of p; each invalid byte counts as one.
func RuneCount(p []byte) int {
	count := 0
	for i := 0; i < len(p); count++ {
		if p[i] < RuneSelf {
			i++
			continue
		}
		_, size := decodeLong(p[i:])
		i += size
	}
	return count
}

// RuneCountInString is RuneCount for a string.
func RuneCountInString(s string) (n int) {
	for i := 0; i < len(s); n++ {
		if s[i] < RuneSelf {
			i++
			continue
		}
		_, size := decodeLongString(s[i:])
		i += size
	}
	return n
}

// RuneStart reports whether b can be the first byte of an encoding, valid or not: any byte but a continuation.
func RuneStart(b byte) bool { return b&0xC0 != 0x80 }

// Valid reports whether p is valid UTF-8 throughout.
func Valid(p []byte) bool {
	i := 0
	for i < len(p) {
		if p[i] < RuneSelf {
			i++
			continue
		}
		_, size := decodeLong(p[i:])
		if size == 1 {
			return false
		}
		i += size
	}
	return true
}

// ValidString is Valid for a string.
func ValidString(s string) bool {
	i := 0
	for i < len(s) {
		if s[i] < RuneSelf {
			i++
			continue
		}
		_, size := decodeLongString(s[i:])
		if size == 1 {
			return false
		}
		i += size
	}
	return true
}

// ValidRune reports whether r is a code point that UTF-8 may encode.
func ValidRune(r rune) bool {
	return 0 <= r && r < surrogateFirst || surrogateLast < r && r <= MaxRune
}
