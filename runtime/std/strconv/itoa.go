package strconv

import "math/bits"

const (
	digitChars = "0123456789abcdefghijklmnopqrstuvwxyz"

	// pairs has the two digits of 0 to 99.
	pairs = "00010203040506070809101112131415161718192021222324252627282930313233343536373839404142434445464748495051525354555657585960616263646566676869707172737475767778798081828384858687888990919293949596979899"
)

// FormatUint returns i in base 2 to 36, with letters from a for digits from 10.
func FormatUint(i uint64, base int) string {
	if base == 10 && i < 100 {
		return small(int(i))
	}
	var buf [64]byte
	return string(buf[writeUint(&buf, i, base):])
}

// FormatInt returns i in base 2 to 36, with letters from a for digits from 10.
func FormatInt(i int64, base int) string {
	if base == 10 && 0 <= i && i < 100 {
		return small(int(i))
	}
	if i >= 0 {
		return FormatUint(uint64(i), base)
	}
	var buf [64 + 1]byte
	at := writeUint((*[64]byte)(buf[1:]), -uint64(i), base)
	buf[at] = '-'
	return string(buf[at:])
}

// Itoa is FormatInt(int64(i), 10).
func Itoa(i int) string { return FormatInt(int64(i), 10) }

// AppendInt appends FormatInt(i, base) to dst.
func AppendInt(dst []byte, i int64, base int) []byte {
	if i < 0 {
		dst = append(dst, '-')
		return AppendUint(dst, -uint64(i), base)
	}
	return AppendUint(dst, uint64(i), base)
}

// AppendUint appends FormatUint(i, base) to dst.
func AppendUint(dst []byte, i uint64, base int) []byte {
	if base == 10 && i < 100 {
		return append(dst, small(int(i))...)
	}
	var buf [64]byte
	return append(dst, buf[writeUint(&buf, i, base):]...)
}

// small gives i < 100 without allocating.
func small(i int) string {
	if i < 10 {
		return digitChars[i : i+1]
	}
	return pairs[2*i : 2*i+2]
}

// writeUint writes n at buf's end and returns where it begins.
func writeUint(buf *[64]byte, n uint64, base int) int {
	at := len(buf)
	switch {
	case base == 10:
		return writeDecimal(buf, n)
	case base < 2 || base > 36:
		panic("strconv: illegal AppendInt/FormatInt base")
	case base&(base-1) == 0:
		shift := uint(bits.TrailingZeros(uint(base))) & 7
		mask := uint64(base) - 1
		for {
			at--
			buf[at] = digitChars[n&mask]
			n >>= shift
			if n == 0 {
				return at
			}
		}
	}
	b := uint64(base)
	for {
		at--
		q := n / b
		buf[at] = digitChars[n-q*b]
		n = q
		if n == 0 {
			return at
		}
	}
}

func writeDecimal(buf *[64]byte, n uint64) int {
	at := len(buf)
	for n >= 100 {
		q := n / 100
		pair := 2 * (n - q*100)
		n = q
		at -= 2
		buf[at+1] = pairs[pair+1]
		buf[at] = pairs[pair]
	}
	if n >= 10 {
		at -= 2
		buf[at+1] = pairs[2*n+1]
		buf[at] = pairs[2*n]
		return at
	}
	at--
	buf[at] = '0' + byte(n)
	return at
}
