// Package unicode knows the properties of code points.
//
// Questions about the class of a rune (IsLetter, IsPrint, …) are answered from string constants (classes.go) and need no
// initialisation. The range tables that programs can name are decoded from one string constant at start.
package unicode

const (
	MaxRune         = '\U0010FFFF' // the last code point
	ReplacementChar = '\uFFFD'     // stands for what is invalid
	MaxASCII        = '\u007F'
	MaxLatin1       = '\u00FF'
)

// RangeTable is a set of code points: sorted ranges without overlap, those below 0x10000 in R16.
type RangeTable struct {
	R16         []Range16
	R32         []Range32
	LatinOffset int // how many of R16 have Hi <= MaxLatin1
}

// Range16 is every Stride-th code point from Lo to Hi.
type Range16 struct {
	Lo, Hi, Stride uint16
}

// Range32 is Range16 for code points above 0xFFFF.
type Range32 struct {
	Lo, Hi, Stride uint32
}

// Is reports whether r is in the table.
func Is(rangeTab *RangeTable, r rune) bool {
	if r16 := rangeTab.R16; len(r16) > 0 && uint32(r) <= uint32(r16[len(r16)-1].Hi) {
		return in16(r16, uint16(r))
	}
	if r32 := rangeTab.R32; len(r32) > 0 && r >= rune(r32[0].Lo) {
		return in32(r32, uint32(r))
	}
	return false
}

// In reports whether r is in one of the tables.
func In(r rune, ranges ...*RangeTable) bool {
	for _, t := range ranges {
		if Is(t, r) {
			return true
		}
	}
	return false
}

// IsOneOf is In.
func IsOneOf(ranges []*RangeTable, r rune) bool { return In(r, ranges...) }

func in16(ranges []Range16, r uint16) bool {
	// Find the first range that does not end before r.
	low, high := 0, len(ranges)
	for low < high {
		middle := int(uint(low+high) / 2)
		if ranges[middle].Hi < r {
			low = middle + 1
		} else {
			high = middle
		}
	}
	if low == len(ranges) || r < ranges[low].Lo {
		return false
	}
	found := &ranges[low]
	return found.Stride == 1 || (r-found.Lo)%found.Stride == 0
}

func in32(ranges []Range32, r uint32) bool {
	low, high := 0, len(ranges)
	for low < high {
		middle := int(uint(low+high) / 2)
		if ranges[middle].Hi < r {
			low = middle + 1
		} else {
			high = middle
		}
	}
	if low == len(ranges) || r < ranges[low].Lo {
		return false
	}
	found := &ranges[low]
	return found.Stride == 1 || (r-found.Lo)%found.Stride == 0
}

// GraphicRanges are the tables of what IsGraphic holds, PrintRanges of what IsPrint holds except the space.
var (
	GraphicRanges = []*RangeTable{L, M, N, P, S, Zs}
	PrintRanges   = []*RangeTable{L, M, N, P, S}
)

var (
	tables [tableCount]RangeTable
	pool16 [range16Count]Range16
	pool32 [range32Count]Range32
)

// init decodes rangeCode into tables, and caseRangeCode.
func init() {
	at := 0
	next := func() uint32 {
		v := uint32(rangeCode[at])
		at++
		if v < 0x80 {
			return v
		}
		v &= 0x7F
		for shift := uint(7); ; shift += 7 {
			b := uint32(rangeCode[at])
			at++
			v |= b & 0x7F << shift
			if b < 0x80 {
				return v
			}
		}
	}
	free16, free32 := pool16[:], pool32[:]
	for i := range tables {
		n16, n32 := int(next()), int(next())
		t := &tables[i]
		t.R16, free16 = free16[:n16:n16], free16[n16:]
		t.R32, free32 = free32[:n32:n32], free32[n32:]
		if n16 == 0 {
			t.R16 = nil
		}
		if n32 == 0 {
			t.R32 = nil
		}
		hi := uint32(0)
		for j := 0; j < n16+n32; j++ {
			lo := hi + next()
			length := next()
			hi = lo + length>>1
			stride := uint32(1)
			if length&1 != 0 {
				stride = next()
			}
			if j < n16 {
				t.R16[j] = Range16{uint16(lo), uint16(hi), uint16(stride)}
				if hi <= MaxLatin1 {
					t.LatinOffset = j + 1
				}
			} else {
				t.R32[j-n16] = Range32{lo, hi, stride}
			}
		}
	}
}

// tablesByName maps the names, which are separated by spaces, to tables from the first on.
func tablesByName(first int, names string) map[string]*RangeTable {
	count := 1
	for i := 0; i < len(names); i++ {
		if names[i] == ' ' {
			count++
		}
	}
	m := make(map[string]*RangeTable, count)
	start := 0
	for i := 0; i <= len(names); i++ {
		if i == len(names) || names[i] == ' ' {
			m[names[start:i]] = &tables[first]
			first++
			start = i + 1
		}
	}
	return m
}
