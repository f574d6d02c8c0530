package strconv

import (
	"errors"
	"math/bits"
)

// IntSize is the size of int in bits.
const IntSize = bits.UintSize

const noDigit = 0xFF

// digitValue gives the value of a digit, letters of either case counting from 10, or noDigit.
func digitValue(c byte) byte {
	switch {
	case '0' <= c && c <= '9':
		return c - '0'
	case 'a' <= c|0x20 && c|0x20 <= 'z':
		return c | 0x20 - 'a' + 10
	}
	return noDigit
}

// ParseUint reads an unsigned number in base 2 to 36, or with base 0 one whose prefix tells its base (0b, 0, 0o, 0x) and
// which may have underscores. bitSize (0 for int's) bounds it; beyond that the bound and ErrRange are returned.
func ParseUint(s string, base int, bitSize int) (uint64, error) {
	n, err := parseUint(s, base, bitSize)
	if err != nil {
		return n, numError("ParseUint", s, err)
	}
	return n, nil
}

// ParseInt is ParseUint for a number that may have a sign.
func ParseInt(s string, base int, bitSize int) (i int64, err error) {
	i, err = parseInt(s, base, bitSize)
	if err != nil {
		return i, numError("ParseInt", s, err)
	}
	return i, nil
}

// Atoi is ParseInt(s, 10, 0), as an int.
func Atoi(s string) (int, error) {
	digits := s
	if len(s) > 0 && (s[0] == '-' || s[0] == '+') {
		digits = s[1:]
	}
	if 0 < len(digits) && len(digits) < 19 { // too short to overflow
		n := 0
		for i := 0; i < len(digits); i++ {
			d := digits[i] - '0'
			if d > 9 {
				return 0, numError("Atoi", s, ErrSyntax)
			}
			n = n*10 + int(d)
		}
		if s[0] == '-' {
			n = -n
		}
		return n, nil
	}
	n, err := parseInt(s, 10, 0)
	if err != nil {
		return int(n), numError("Atoi", s, err)
	}
	return int(n), nil
}

func parseInt(s string, base, bitSize int) (int64, error) {
	if s == "" {
		return 0, ErrSyntax
	}
	negative := s[0] == '-'
	if negative || s[0] == '+' {
		s = s[1:]
	}
	n, err := parseUint(s, base, bitSize)
	if err != nil && err != ErrRange {
		return 0, err
	}
	if bitSize == 0 {
		bitSize = IntSize
	}
	limit := uint64(1) << uint(bitSize-1)
	switch {
	case negative && n > limit:
		return -int64(limit), ErrRange
	case negative:
		return -int64(n), nil
	case n >= limit:
		return int64(limit - 1), ErrRange
	}
	return int64(n), nil
}

// parseUint returns bare errors.
func parseUint(s string, base, bitSize int) (uint64, error) {
	if s == "" {
		return 0, ErrSyntax
	}
	whole := s
	prefixed := base == 0
	switch {
	case 2 <= base && base <= 36:
	case prefixed:
		base = 10
		if s[0] == '0' {
			base = 8
			skip := 1
			if len(s) >= 3 {
				switch s[1] | 0x20 {
				case 'b':
					base, skip = 2, 2
				case 'o':
					base, skip = 8, 2
				case 'x':
					base, skip = 16, 2
				}
			}
			s = s[skip:]
		}
	default:
		return 0, errors.New("invalid base " + Itoa(base))
	}
	if bitSize == 0 {
		bitSize = IntSize
	} else if bitSize < 0 || bitSize > 64 {
		return 0, errors.New("invalid bit size " + Itoa(bitSize))
	}
	most := ^uint64(0) >> uint(64-bitSize)

	underscores := false
	b := uint64(base)
	n := uint64(0)
	for i := 0; i < len(s); i++ {
		c := s[i]
		d := uint64(digitValue(c))
		if d >= b {
			if c == '_' && prefixed {
				underscores = true
				continue
			}
			return 0, ErrSyntax
		}
		hi, lo := bits.Mul64(n, b)
		sum := lo + d
		if hi != 0 || sum < lo || sum > most {
			return most, ErrRange
		}
		n = sum
	}
	if underscores && !underscoresOK(whole) {
		return 0, ErrSyntax
	}
	return n, nil
}

// underscoresOK reports whether every underscore of a number stands between two digits, or between prefix and digit.
func underscoresOK(s string) bool {
	if s != "" && (s[0] == '-' || s[0] == '+') {
		s = s[1:]
	}
	i := 0
	hex := false
	before := false // what stands before i is a digit or prefix
	if len(s) >= 2 && s[0] == '0' {
		switch s[1] | 0x20 {
		case 'x':
			hex = true
			fallthrough
		case 'b', 'o':
			i = 2
			before = true
		}
	}
	pending := false // an underscore waits for its digit
	for ; i < len(s); i++ {
		d := digitValue(s[i])
		switch {
		case d < 10 || hex && d < 16:
			before, pending = true, false
		case s[i] == '_':
			if !before {
				return false
			}
			before, pending = false, true
		default:
			if pending {
				return false
			}
			before = false
		}
	}
	return !pending
}
