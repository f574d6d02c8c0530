// Package bytealg has the searches that strings and bytes stand on, over strings (bytes passes a view of its slice).
//
// They look at eight bytes at a time in a 64-bit word, of which the lowest byte is the first (little-endian).
package bytealg

import (
	"math/bits"
	"unsafe"
)

const (
	lowBits  = 0x0101010101010101
	highBits = 0x8080808080808080
)

func load(p *byte, i int) uint64 { return *(*uint64)(unsafe.Add(unsafe.Pointer(p), i)) }

// zeroBytes sets the high bit of every byte that is zero in x, and no other.
func zeroBytes(x uint64) uint64 {
	return ^((x&^highBits + ^uint64(highBits)) | x) & highBits
}

// IndexByte returns the index of the first c in s, or -1.
func IndexByte(s string, c byte) int {
	p := unsafe.StringData(s)
	pattern := uint64(c) * lowBits
	i := 0
	for ; i+32 <= len(s); i += 32 {
		a, b := load(p, i)^pattern, load(p, i+8)^pattern
		d, e := load(p, i+16)^pattern, load(p, i+24)^pattern
		// A zero byte is below 1; a borrow may also mark bytes after it, never before.
		if ((a-lowBits)&^a|(b-lowBits)&^b|(d-lowBits)&^d|(e-lowBits)&^e)&highBits != 0 {
			break
		}
	}
	for ; i+8 <= len(s); i += 8 {
		x := load(p, i) ^ pattern
		if found := (x - lowBits) &^ x & highBits; found != 0 {
			return i + bits.TrailingZeros64(found)/8
		}
	}
	for ; i < len(s); i++ {
		if s[i] == c {
			return i
		}
	}
	return -1
}

// LastIndexByte returns the index of the last c in s, or -1.
func LastIndexByte(s string, c byte) int {
	p := unsafe.StringData(s)
	pattern := uint64(c) * lowBits
	i := len(s)
	for ; i >= 8; i -= 8 {
		if found := zeroBytes(load(p, i-8) ^ pattern); found != 0 {
			return i - 1 - bits.LeadingZeros64(found)/8
		}
	}
	for i--; i >= 0; i-- {
		if s[i] == c {
			return i
		}
	}
	return -1
}

// CountByte counts the c in s.
func CountByte(s string, c byte) int {
	p := unsafe.StringData(s)
	pattern := uint64(c) * lowBits
	n, i := 0, 0
	for ; i+8 <= len(s); i += 8 {
		n += bits.OnesCount64(zeroBytes(load(p, i) ^ pattern))
	}
	for ; i < len(s); i++ {
		if s[i] == c {
			n++
		}
	}
	return n
}

// Index returns the index of the first sub in s, or -1. It looks for places where sub's first and last byte fit; where
// these are so common that comparing takes too long, it goes over to hashing.
func Index(s, sub string) int {
	m := len(sub)
	last := len(s) - m // the last place to begin
	switch {
	case m == 0:
		return 0
	case last < 0:
		return -1
	case m == 1:
		return IndexByte(s, sub[0])
	case last == 0:
		if s == sub {
			return 0
		}
		return -1
	}
	p := unsafe.StringData(s)
	first, end := uint64(sub[0])*lowBits, uint64(sub[m-1])*lowBits
	budget := 64 + len(s)/2 // bytes to compare in vain
	i := 0
	for ; i+8 <= last+1; i += 8 {
		fits := zeroBytes((load(p, i) ^ first) | (load(p, i+m-1) ^ end))
		for ; fits != 0; fits &= fits - 1 {
			at := i + bits.TrailingZeros64(fits)/8
			if s[at:at+m] == sub {
				return at
			}
			if budget -= m; budget < 0 {
				return hashedIndex(s, sub, at+1)
			}
		}
	}
	for ; i <= last; i++ {
		if s[i] == sub[0] && s[i:i+m] == sub {
			return i
		}
	}
	return -1
}

const hashBase = 16777619

// hashedIndex is Index from start on, by a rolling hash (R. Karp and M. Rabin, 1987).
func hashedIndex(s, sub string, start int) int {
	m := len(sub)
	if len(s)-start < m {
		return -1
	}
	var want, have uint32
	leaving := uint32(1) // hashBase^m: what a byte counts when it leaves
	for i := 0; i < m; i++ {
		want = want*hashBase + uint32(sub[i])
		have = have*hashBase + uint32(s[start+i])
		leaving *= hashBase
	}
	for i := start; ; i++ {
		if have == want && s[i:i+m] == sub {
			return i
		}
		if i+m == len(s) {
			return -1
		}
		have = have*hashBase + uint32(s[i+m]) - leaving*uint32(s[i])
	}
}

// LastIndex returns the index of the last sub in s, or -1.
func LastIndex(s, sub string) int {
	m := len(sub)
	switch {
	case m == 0:
		return len(s)
	case m == 1:
		return LastIndexByte(s, sub[0])
	case m > len(s):
		return -1
	}
	var want, have uint32
	leaving := uint32(1)
	for i := m - 1; i >= 0; i-- {
		want = want*hashBase + uint32(sub[i])
		have = have*hashBase + uint32(s[len(s)-m+i])
		leaving *= hashBase
	}
	for i := len(s) - m; ; i-- {
		if have == want && s[i:i+m] == sub {
			return i
		}
		if i == 0 {
			return -1
		}
		have = have*hashBase + uint32(s[i-1]) - leaving*uint32(s[i-1+m])
	}
}

// Set is a set of bytes.
type Set [4]uint64

// Add adds b.
func (s *Set) Add(b byte) { s[b/64] |= 1 << (b % 64) }

// Has reports whether b is in the set.
func (s *Set) Has(b byte) bool { return s[b/64]>>(b%64)&1 != 0 }

// MakeSet makes a set of chars' bytes; ascii is false if there is one that is not ASCII.
func MakeSet(chars string) (s Set, ascii bool) {
	for i := 0; i < len(chars); i++ {
		if chars[i] >= 0x80 {
			return s, false
		}
		s.Add(chars[i])
	}
	return s, true
}
