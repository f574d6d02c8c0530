// Duration: nanoseconds, their text and back.

package time

import "errors"

// A Duration is an elapsed time in nanoseconds, up to about 290 years.
type Duration int64

const (
	minDuration Duration = -1 << 63
	maxDuration Duration = 1<<63 - 1
)

const (
	Nanosecond  Duration = 1
	Microsecond          = 1000 * Nanosecond
	Millisecond          = 1000 * Microsecond
	Second               = 1000 * Millisecond
	Minute               = 60 * Second
	Hour                 = 60 * Minute
)

// String formats d like "72h3m0.5s"; less than a second in the largest smaller unit that has a nonzero digit before the point.
func (d Duration) String() string {
	if d == 0 {
		return "0s"
	}
	// Longest: -2562047h47m16.854775808s. Written from the end.
	var b [32]byte
	u := uint64(d)
	if d < 0 {
		u = -u
	}
	w := len(b) - 1
	b[w] = 's'
	if u < uint64(Second) {
		digits := 0
		switch {
		case u < uint64(Microsecond):
			w--
			b[w] = 'n'
		case u < uint64(Millisecond):
			digits = 3
			w -= 2
			copy(b[w:], "µ")
		default:
			digits = 6
			w--
			b[w] = 'm'
		}
		w, u = writeFraction(b[:w], u, digits)
		w = writeUint(b[:w], u)
	} else {
		w, u = writeFraction(b[:w], u, 9)
		w = writeUint(b[:w], u%60)
		if u /= 60; u > 0 {
			w--
			b[w] = 'm'
			w = writeUint(b[:w], u%60)
			if u /= 60; u > 0 {
				w--
				b[w] = 'h'
				w = writeUint(b[:w], u)
			}
		}
	}
	if d < 0 {
		w--
		b[w] = '-'
	}
	return string(b[w:])
}

// writeFraction writes u's last digits as a fraction without trailing zeros at the end of b; it returns where that begins
// and what is left of u.
func writeFraction(b []byte, u uint64, digits int) (int, uint64) {
	w := len(b)
	some := false
	for ; digits > 0; digits-- {
		c := u % 10
		u /= 10
		some = some || c != 0
		if some {
			w--
			b[w] = byte('0' + c)
		}
	}
	if some {
		w--
		b[w] = '.'
	}
	return w, u
}

// writeUint writes u at the end of b and returns where it begins.
func writeUint(b []byte, u uint64) int {
	w := len(b)
	for {
		w--
		b[w] = byte('0' + u%10)
		u /= 10
		if u == 0 {
			return w
		}
	}
}

// Nanoseconds returns d in ns.
func (d Duration) Nanoseconds() int64 { return int64(d) }

// Microseconds returns d in whole microseconds.
func (d Duration) Microseconds() int64 { return int64(d) / 1e3 }

// Milliseconds returns d in whole milliseconds.
func (d Duration) Milliseconds() int64 { return int64(d) / 1e6 }

// Whole and fraction are converted separately, since a float64 has not the digits for a large whole in ns.

// Seconds returns d in seconds.
func (d Duration) Seconds() float64 { return float64(d/Second) + float64(d%Second)/1e9 }

// Minutes returns d in minutes.
func (d Duration) Minutes() float64 { return float64(d/Minute) + float64(d%Minute)/(60*1e9) }

// Hours returns d in hours.
func (d Duration) Hours() float64 { return float64(d/Hour) + float64(d%Hour)/(60*60*1e9) }

// Truncate rounds d toward zero to a multiple of m; d if m <= 0.
func (d Duration) Truncate(m Duration) Duration {
	if m <= 0 {
		return d
	}
	return d - d%m
}

// Round rounds d to the nearest multiple of m, halves away from zero, saturating; d if m <= 0.
func (d Duration) Round(m Duration) Duration {
	if m <= 0 {
		return d
	}
	r := d % m
	if d < 0 {
		r = -r
		if uint64(r)*2 < uint64(m) {
			return d + r
		}
		if x := d - m + r; x < d {
			return x
		}
		return minDuration
	}
	if uint64(r)*2 < uint64(m) {
		return d - r
	}
	if x := d + m - r; x > d {
		return x
	}
	return maxDuration
}

// Abs returns d without sign; the largest Duration for the smallest.
func (d Duration) Abs() Duration {
	switch {
	case d >= 0:
		return d
	case d == minDuration:
		return maxDuration
	}
	return -d
}

// unitOf returns the length of a unit in ns, 0 if there is no such unit.
func unitOf(s string) uint64 {
	switch s {
	case "ns":
		return uint64(Nanosecond)
	case "us", "µs", "μs": // micro sign, Greek mu
		return uint64(Microsecond)
	case "ms":
		return uint64(Millisecond)
	case "s":
		return uint64(Second)
	case "m":
		return uint64(Minute)
	case "h":
		return uint64(Hour)
	}
	return 0
}

// ParseDuration parses a sign and numbers with units, such as "-1.5h" or "2h45m"; units are ns, us (µs), ms, s, m, h.
func ParseDuration(s string) (Duration, error) {
	invalid := func() (Duration, error) {
		return 0, errors.New("time: invalid duration " + quote(s))
	}
	const limit = 1 << 63 // the magnitude of the smallest
	rest := s
	negative := false
	if rest != "" && (rest[0] == '-' || rest[0] == '+') {
		negative = rest[0] == '-'
		rest = rest[1:]
	}
	if rest == "0" {
		return 0, nil
	}
	if rest == "" {
		return invalid()
	}
	var total uint64
	for rest != "" {
		var whole, frac uint64
		scale := 1.0
		i := 0
		for ; i < len(rest) && isDigit(rest, i); i++ {
			if whole > limit/10 {
				return invalid()
			}
			whole = whole*10 + uint64(rest[i]-'0')
			if whole > limit {
				return invalid()
			}
		}
		digits := i
		if i < len(rest) && rest[i] == '.' {
			i++
			full := false // further digits are below the resolution
			for ; i < len(rest) && isDigit(rest, i); i++ {
				digits++
				if full {
					continue
				}
				if frac > (1<<63-1)/10 {
					full = true
					continue
				}
				next := frac*10 + uint64(rest[i]-'0')
				if next > limit {
					full = true
					continue
				}
				frac = next
				scale *= 10
			}
		}
		if digits == 0 {
			return invalid()
		}
		rest = rest[i:]
		for i = 0; i < len(rest) && rest[i] != '.' && !isDigit(rest, i); i++ {
		}
		if i == 0 {
			return 0, errors.New("time: missing unit in duration " + quote(s))
		}
		unit := unitOf(rest[:i])
		if unit == 0 {
			return 0, errors.New("time: unknown unit " + quote(rest[:i]) + " in duration " + quote(s))
		}
		rest = rest[i:]
		if whole > limit/unit {
			return invalid()
		}
		whole *= unit
		if frac > 0 {
			whole += uint64(float64(frac) * (float64(unit) / scale))
			if whole > limit {
				return invalid()
			}
		}
		total += whole
		if total > limit {
			return invalid()
		}
	}
	if negative {
		return -Duration(total), nil
	}
	if total > limit-1 {
		return invalid()
	}
	return Duration(total), nil
}

func isDigit(s string, i int) bool { return i < len(s) && '0' <= s[i] && s[i] <= '9' }

// quote quotes s for an error message: ASCII as it is, the rest as \x bytes.
func quote(s string) string {
	b := make([]byte, 0, len(s)+2)
	b = append(b, '"')
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c >= 0x80 || c < ' ':
			b = append(b, '\\', 'x', "0123456789abcdef"[c>>4], "0123456789abcdef"[c&15])
		case c == '"' || c == '\\':
			b = append(b, '\\', c)
		default:
			b = append(b, c)
		}
	}
	return string(append(b, '"'))
}
