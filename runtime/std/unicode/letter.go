package unicode

// The cases that To maps to, in the order of CaseRange.Delta.
const (
	UpperCase = iota
	LowerCase
	TitleCase
	MaxCase
)

// UpperLower as a delta says that upper and lower case letters alternate, beginning with an upper one.
const UpperLower = MaxRune + 1

type d [MaxCase]rune // a name of its own keeps the literals short

// CaseRange has the mapping of the letters from Lo to Hi: what to add for each case.
type CaseRange struct {
	Lo    uint32
	Hi    uint32
	Delta d
}

// SpecialCase has mappings that go before the general ones, for a language.
type SpecialCase []CaseRange

// TurkishCase has the i with and without a dot.
var TurkishCase SpecialCase = SpecialCase{
	{'I', 'I', d{0, 'ı' - 'I', 0}},
	{'i', 'i', d{'İ' - 'i', 0, 'İ' - 'i'}},
	{'İ', 'İ', d{0, 'i' - 'İ', 0}},
	{'ı', 'ı', d{'I' - 'ı', 0, 'I' - 'ı'}},
}

// AzeriCase is TurkishCase.
var AzeriCase SpecialCase = TurkishCase

// CaseRanges has the mappings of all letters that have a case, in order.
var CaseRanges = decodeCases()

func decodeCases() []CaseRange {
	ranges := make([]CaseRange, caseRangeCount)
	at := 0
	next := func() uint32 {
		v := uint32(0)
		for shift := uint(0); ; shift += 7 {
			b := uint32(caseRangeCode[at])
			at++
			v |= b & 0x7F << shift
			if b < 0x80 {
				return v
			}
		}
	}
	hi := uint32(0)
	for i := range ranges {
		c := &ranges[i]
		c.Lo = hi + next()
		hi = c.Lo + next()
		c.Hi = hi
		for j := range c.Delta {
			v := next() // zigzag
			c.Delta[j] = rune(v>>1) ^ -rune(v&1)
		}
	}
	return ranges
}

// mapCase finds r in the ranges; found tells whether it is there at all.
func mapCase(kind int, r rune, ranges []CaseRange) (mapped rune, found bool) {
	if kind < 0 || MaxCase <= kind {
		return ReplacementChar, false
	}
	low, high := 0, len(ranges)
	for low < high {
		middle := int(uint(low+high) / 2)
		c := &ranges[middle]
		switch {
		case r < rune(c.Lo):
			high = middle
		case r > rune(c.Hi):
			low = middle + 1
		default:
			delta := c.Delta[kind]
			if delta <= MaxRune {
				return r + delta, true
			}
			// Alternating: even distances from Lo are upper case (and title case), odd ones lower.
			pair := (r - rune(c.Lo)) &^ 1
			if kind == LowerCase {
				pair++
			}
			return rune(c.Lo) + pair, true
		}
	}
	return r, false
}

// To maps r to the given case.
func To(_case int, r rune) rune {
	mapped, _ := mapCase(_case, r, CaseRanges)
	return mapped
}

// ToUpper maps r to upper case.
func ToUpper(r rune) rune {
	if uint32(r) < 0x80 {
		if 'a' <= r && r <= 'z' {
			r -= 'a' - 'A'
		}
		return r
	}
	return To(UpperCase, r)
}

// ToLower maps r to lower case.
func ToLower(r rune) rune {
	if uint32(r) < 0x80 {
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		return r
	}
	return To(LowerCase, r)
}

// ToTitle maps r to title case.
func ToTitle(r rune) rune {
	if uint32(r) < 0x80 {
		return ToUpper(r)
	}
	return To(TitleCase, r)
}

func (special SpecialCase) to(kind int, r, general rune) rune {
	if mapped, found := mapCase(kind, r, []CaseRange(special)); mapped != r || found {
		return mapped
	}
	return general
}

// ToUpper maps r to upper case, special's mappings first.
func (special SpecialCase) ToUpper(r rune) rune { return special.to(UpperCase, r, ToUpper(r)) }

// ToTitle maps r to title case, special's mappings first.
func (special SpecialCase) ToTitle(r rune) rune { return special.to(TitleCase, r, ToTitle(r)) }

// ToLower maps r to lower case, special's mappings first.
func (special SpecialCase) ToLower(r rune) rune { return special.to(LowerCase, r, ToLower(r)) }

// SimpleFold returns the next code point that is the same as r but for case, in a cycle: the smallest above r, or else
// the smallest of all. SimpleFold('k') is the Kelvin sign, and of that 'K'.
func SimpleFold(r rune) rune {
	if r < 0 || r > MaxRune {
		return r
	}
	low, high := 0, len(foldCode)/6
	for low < high {
		middle := int(uint(low+high) / 2)
		e := foldCode[6*middle : 6*middle+6]
		from := rune(e[0])<<16 | rune(e[1])<<8 | rune(e[2])
		switch {
		case from == r:
			return rune(e[3])<<16 | rune(e[4])<<8 | rune(e[5])
		case from < r:
			low = middle + 1
		default:
			high = middle
		}
	}
	// Otherwise there are at most two of them.
	if lower := ToLower(r); lower != r {
		return lower
	}
	return ToUpper(r)
}
