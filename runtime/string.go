// Strings: concatenation, comparison and the conversions to and from bytes and runes.
//
// Invalid UTF-8 decodes as U+FFFD, one byte at a time; surrogate halves and values above U+10FFFF encode as U+FFFD
// (The Go Programming Language Specification, "Conversions to and from a string type").

package runtime

import "unsafe"

const (
	runeError = 0xFFFD
	runeSelf  = 0x80
	maxRune   = 0x10FFFF
)

// rawstring is n bytes of fresh memory, to be written through the pointer before the string is shown to anyone.
func rawstring(n int) (string, unsafe.Pointer) {
	p := mallocgc(uintptr(n), nil, false)
	return unsafe.String((*byte)(p), n), p
}

// rawbytes is a byte slice of length n with the capacity its size class has; what lies beyond n is zero.
func rawbytes(n int) []byte {
	c := roundupsize(uintptr(n), true)
	p := mallocgc(c, nil, false)
	memclrNoHeapPointers(add(p, uintptr(n)), c-uintptr(n))
	return unsafe.Slice((*byte)(p), int(c))[:n]
}

func strptr(s string) unsafe.Pointer { return unsafe.Pointer(unsafe.StringData(s)) }

func concatstring2(a, b string) string {
	if len(a) == 0 {
		return b
	}
	if len(b) == 0 {
		return a
	}
	n := len(a) + len(b)
	if n < 0 {
		throw("string concatenation too long")
	}
	s, p := rawstring(n)
	memmove(p, strptr(a), uintptr(len(a)))
	memmove(add(p, uintptr(len(a))), strptr(b), uintptr(len(b)))
	return s
}

func concatstring3(a, b, c string) string {
	if len(a) == 0 {
		return concatstring2(b, c)
	}
	if len(b) == 0 {
		return concatstring2(a, c)
	}
	if len(c) == 0 {
		return concatstring2(a, b)
	}
	n := len(a) + len(b) + len(c)
	if n < 0 {
		throw("string concatenation too long")
	}
	s, p := rawstring(n)
	memmove(p, strptr(a), uintptr(len(a)))
	p = add(p, uintptr(len(a)))
	memmove(p, strptr(b), uintptr(len(b)))
	p = add(p, uintptr(len(b)))
	memmove(p, strptr(c), uintptr(len(c)))
	return s
}

// concatstrings joins the n strings at a. The result shares memory with none of them, even if the others are empty: they may be in the caller's
// frame, and escape analysis counts on it.
func concatstrings(a *string, n int) string {
	parts := unsafe.Slice(a, n)
	total := 0
	for i := 0; i < n; i++ {
		l := len(parts[i])
		if l == 0 {
			continue
		}
		if total+l < total {
			throw("string concatenation too long")
		}
		total += l
	}
	if total == 0 {
		return ""
	}
	s, p := rawstring(total)
	for i := 0; i < n; i++ {
		l := uintptr(len(parts[i]))
		memmove(p, strptr(parts[i]), l)
		p = add(p, l)
	}
	return s
}

// cmpstring is -1, 0 or +1 as a is less than, equal to or greater than b. Eight bytes are compared at once, as numbers with the first byte
// highest; the last eight may overlap with ones that are equal.
func cmpstring(a, b string) int {
	n := len(a)
	if len(b) < n {
		n = len(b)
	}
	p := strptr(a)
	q := strptr(b)
	if p != q {
		var x, y uint64
		if n >= 8 {
			last := n - 8
			i := 0
			for i < last {
				x = load64(add(p, uintptr(i)))
				y = load64(add(q, uintptr(i)))
				if x != y {
					break
				}
				i += 8
			}
			if x == y {
				x = load64(add(p, uintptr(last)))
				y = load64(add(q, uintptr(last)))
			}
			x = bswap64(x)
			y = bswap64(y)
		} else {
			x = shortbytes(p, n)
			y = shortbytes(q, n)
		}
		if x != y {
			if x < y {
				return -1
			}
			return 1
		}
	}
	if len(a) < len(b) {
		return -1
	}
	if len(a) > len(b) {
		return 1
	}
	return 0
}

// shortbytes is the n bytes at p, fewer than 8, as a number with the first byte highest; some may be in it twice.
func shortbytes(p unsafe.Pointer, n int) uint64 {
	if n >= 4 {
		x := uint64(*(*uint32)(p)) | uint64(*(*uint32)(add(p, uintptr(n)-4)))<<32
		return bswap64(x)
	}
	if n == 0 {
		return 0
	}
	// The first, the middle and the last one.
	return uint64(*(*byte)(p))<<16 | uint64(*(*byte)(add(p, uintptr(n)>>1)))<<8 | uint64(*(*byte)(add(p, uintptr(n)-1)))
}

// oneByteStrings[b] is the byte b, once it was asked for: strings of one byte need no allocation.
var oneByteStrings [256]byte

func slicebytetostring(ptr *byte, n int) string {
	if n == 0 {
		return ""
	}
	if n == 1 {
		b := *ptr
		q := &oneByteStrings[b]
		*q = b // all writers write the same
		return unsafe.String(q, 1)
	}
	s, p := rawstring(n)
	memmove(p, unsafe.Pointer(ptr), uintptr(n))
	return s
}

func stringtoslicebyte(s string) []byte {
	b := rawbytes(len(s))
	memmove(unsafe.Pointer(unsafe.SliceData(b)), strptr(s), uintptr(len(s)))
	return b
}

// runelen is the number of bytes that r encodes to.
func runelen(r rune) int {
	if uint32(r) < 0x80 {
		return 1
	}
	if uint32(r) < 0x800 {
		return 2
	}
	if uint32(r) > maxRune || 0xD800 <= r && r <= 0xDFFF {
		return 3
	}
	if uint32(r) < 0x10000 {
		return 3
	}
	return 4
}

// encoderune writes r at p and gives the number of bytes, as runelen.
func encoderune(p unsafe.Pointer, r rune) int {
	if uint32(r) < 0x80 {
		*(*byte)(p) = byte(r)
		return 1
	}
	b := (*[4]byte)(p)
	if uint32(r) < 0x800 {
		b[0] = 0xC0 | byte(r>>6)
		b[1] = 0x80 | byte(r)&0x3F
		return 2
	}
	if uint32(r) > maxRune || 0xD800 <= r && r <= 0xDFFF {
		r = runeError
	}
	if uint32(r) < 0x10000 {
		b[0] = 0xE0 | byte(r>>12)
		b[1] = 0x80 | byte(r>>6)&0x3F
		b[2] = 0x80 | byte(r)&0x3F
		return 3
	}
	b[0] = 0xF0 | byte(r>>18)
	b[1] = 0x80 | byte(r>>12)&0x3F
	b[2] = 0x80 | byte(r>>6)&0x3F
	b[3] = 0x80 | byte(r)&0x3F
	return 4
}

// decoderune is the rune that starts at s[k], and the index after it. Compiled range loops call it where s[k] >= 0x80.
func decoderune(s string, k int) (r rune, pos int) {
	n := len(s) - k
	p := add(strptr(s), uintptr(k))
	c0 := uint32(*(*byte)(p))
	if c0 < 0x80 {
		return rune(c0), k + 1
	}
	if c0 < 0xC2 || c0 > 0xF4 || n < 2 {
		return runeError, k + 1
	}
	c1 := uint32(*(*byte)(add(p, 1)))
	if c1&0xC0 != 0x80 {
		return runeError, k + 1
	}
	if c0 < 0xE0 {
		return rune(c0&0x1F<<6 | c1&0x3F), k + 2
	}
	if n < 3 {
		return runeError, k + 1
	}
	c2 := uint32(*(*byte)(add(p, 2)))
	if c2&0xC0 != 0x80 {
		return runeError, k + 1
	}
	if c0 < 0xF0 {
		v := c0&0x0F<<12 | c1&0x3F<<6 | c2&0x3F
		if v < 0x800 || 0xD800 <= v && v <= 0xDFFF {
			return runeError, k + 1
		}
		return rune(v), k + 3
	}
	if n < 4 {
		return runeError, k + 1
	}
	c3 := uint32(*(*byte)(add(p, 3)))
	if c3&0xC0 != 0x80 {
		return runeError, k + 1
	}
	v := c0&0x07<<18 | c1&0x3F<<12 | c2&0x3F<<6 | c3&0x3F
	if v < 0x10000 || v > maxRune {
		return runeError, k + 1
	}
	return rune(v), k + 4
}

// intstring is string(v) for an integer v.
func intstring(v int64) string {
	if uint64(v) > maxRune {
		v = runeError
	}
	if v < 0x80 {
		b := byte(v)
		return slicebytetostring(&b, 1)
	}
	s, p := rawstring(runelen(rune(v)))
	encoderune(p, rune(v))
	return s
}

func slicerunetostring(a []rune) string {
	n := 0
	for _, r := range a {
		n += runelen(r)
	}
	if n == 0 {
		return ""
	}
	s, p := rawstring(n)
	for _, r := range a {
		p = add(p, uintptr(encoderune(p, r)))
	}
	return s
}

func stringtoslicerune(s string) []rune {
	n := 0
	for i := 0; i < len(s); n++ {
		if s[i] < runeSelf {
			i++
		} else {
			_, i = decoderune(s, i)
		}
	}
	c := roundupsize(uintptr(n)*4, true)
	p := mallocgc(c, nil, false)
	memclrNoHeapPointers(add(p, uintptr(n)*4), c-uintptr(n)*4)
	a := unsafe.Slice((*rune)(p), int(c/4))[:n]
	k := 0
	for i := 0; i < len(s); k++ {
		if s[i] < runeSelf {
			a[k] = rune(s[i])
			i++
		} else {
			a[k], i = decoderune(s, i)
		}
	}
	return a
}
