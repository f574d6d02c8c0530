// Layouts, and formatting by them.
//
// A layout is an example: how Mon Jan 2 15:04:05 MST 2006 should look. nextElement finds the first part of a layout that stands for
// something; what is around is literal.

package time

// Layouts that are often wanted.
const (
	Layout      = "01/02 03:04:05PM '06 -0700"
	ANSIC       = "Mon Jan _2 15:04:05 2006"
	UnixDate    = "Mon Jan _2 15:04:05 MST 2006"
	RubyDate    = "Mon Jan 02 15:04:05 -0700 2006"
	RFC822      = "02 Jan 06 15:04 MST"
	RFC822Z     = "02 Jan 06 15:04 -0700"
	RFC850      = "Monday, 02-Jan-06 15:04:05 MST"
	RFC1123     = "Mon, 02 Jan 2006 15:04:05 MST"
	RFC1123Z    = "Mon, 02 Jan 2006 15:04:05 -0700"
	RFC3339     = "2006-01-02T15:04:05Z07:00"
	RFC3339Nano = "2006-01-02T15:04:05.999999999Z07:00"
	Kitchen     = "3:04PM"
	Stamp       = "Jan _2 15:04:05"
	StampMilli  = "Jan _2 15:04:05.000"
	StampMicro  = "Jan _2 15:04:05.000000"
	StampNano   = "Jan _2 15:04:05.000000000"
	DateTime    = "2006-01-02 15:04:05"
	DateOnly    = "2006-01-02"
	TimeOnly    = "15:04:05"
)

// element is what a part of a layout stands for.
type element uint8

const (
	elNone         element = iota
	elLongMonth            // January
	elMonth                // Jan
	elNumMonth             // 1
	elZeroMonth            // 01
	elLongWeekday          // Monday
	elWeekday              // Mon
	elDay                  // 2
	elUnderDay             // _2
	elZeroDay              // 02
	elUnderYearDay         // __2
	elZeroYearDay          // 002
	elHour                 // 15
	elHour12               // 3
	elZeroHour12           // 03
	elMinute               // 4
	elZeroMinute           // 04
	elSecond               // 5
	elZeroSecond           // 05
	elLongYear             // 2006
	elYear                 // 06
	elPM                   // PM
	elpm                   // pm
	elZoneName             // MST
	elFraction0            // .000, a fixed number of digits
	elFraction9            // .999, trailing zeros left out
	// Offsets: of these shapes, preceded by - (the sign) or Z (Z for UTC)
	elOffset             // 0700
	elOffsetSeconds      // 070000
	elOffsetShort        // 07
	elOffsetColon        // 07:00
	elOffsetColonSeconds // 07:00:00
	elZOffset
	elZOffsetSeconds
	elZOffsetShort
	elZOffsetColon
	elZOffsetColonSeconds
)

// part is one element of a layout: layout[start:end].
type part struct {
	el         element
	start, end int
	digits     int  // of a fraction
	sep        byte // its separator
}

func has(s string, i int, want string) bool {
	return len(s)-i >= len(want) && s[i:i+len(want)] == want
}

// nextElement returns the first element of layout at or after from; elNone, with start and end at the layout's end, if there is none.
func nextElement(layout string, from int) part {
	for i := from; i < len(layout); i++ {
		el, n := elNone, 0
		switch c := layout[i]; c {
		case 'J':
			if has(layout, i, "January") {
				el, n = elLongMonth, 7
			} else if has(layout, i, "Jan") && !lowerAt(layout, i+3) {
				el, n = elMonth, 3
			}
		case 'M':
			if has(layout, i, "Monday") {
				el, n = elLongWeekday, 6
			} else if has(layout, i, "Mon") && !lowerAt(layout, i+3) {
				el, n = elWeekday, 3
			} else if has(layout, i, "MST") {
				el, n = elZoneName, 3
			}
		case '0':
			if i+1 < len(layout) {
				switch layout[i+1] {
				case '1':
					el, n = elZeroMonth, 2
				case '2':
					el, n = elZeroDay, 2
				case '3':
					el, n = elZeroHour12, 2
				case '4':
					el, n = elZeroMinute, 2
				case '5':
					el, n = elZeroSecond, 2
				case '6':
					el, n = elYear, 2
				case '0':
					if has(layout, i, "002") {
						el, n = elZeroYearDay, 3
					}
				}
			}
		case '1':
			el, n = elNumMonth, 1
			if has(layout, i, "15") {
				el, n = elHour, 2
			}
		case '2':
			el, n = elDay, 1
			if has(layout, i, "2006") {
				el, n = elLongYear, 4
			}
		case '_':
			switch {
			case has(layout, i, "_2006"): // an underscore and a year
				return part{el: elLongYear, start: i + 1, end: i + 5}
			case has(layout, i, "_2"):
				el, n = elUnderDay, 2
			case has(layout, i, "__2"):
				el, n = elUnderYearDay, 3
			}
		case '3':
			el, n = elHour12, 1
		case '4':
			el, n = elMinute, 1
		case '5':
			el, n = elSecond, 1
		case 'P':
			if has(layout, i, "PM") {
				el, n = elPM, 2
			}
		case 'p':
			if has(layout, i, "pm") {
				el, n = elpm, 2
			}
		case '-', 'Z':
			switch {
			case has(layout, i+1, "070000"):
				el, n = elOffsetSeconds, 7
			case has(layout, i+1, "07:00:00"):
				el, n = elOffsetColonSeconds, 9
			case has(layout, i+1, "0700"):
				el, n = elOffset, 5
			case has(layout, i+1, "07:00"):
				el, n = elOffsetColon, 6
			case has(layout, i+1, "07"):
				el, n = elOffsetShort, 3
			}
			if n > 0 && c == 'Z' {
				el += elZOffset - elOffset
			}
		case '.', ',':
			if i+1 < len(layout) && (layout[i+1] == '0' || layout[i+1] == '9') {
				d := layout[i+1]
				k := i + 1
				for k < len(layout) && layout[k] == d {
					k++
				}
				if !isDigit(layout, k) { // other digits: not a fraction
					el = elFraction0
					if d == '9' {
						el = elFraction9
					}
					return part{el, i, k, k - i - 1, c}
				}
			}
		}
		if n > 0 {
			return part{el: el, start: i, end: i + n}
		}
	}
	return part{start: len(layout), end: len(layout)}
}

func lowerAt(s string, i int) bool { return i < len(s) && 'a' <= s[i] && s[i] <= 'z' }

// appendInt appends n with at least width digits.
func appendInt(b []byte, n, width int) []byte {
	u := uint64(n)
	if n < 0 {
		b = append(b, '-')
		u = -u
	}
	var room [20]byte
	w := writeUint(room[:], u)
	for k := len(room) - w; k < width; k++ {
		b = append(b, '0')
	}
	return append(b, room[w:]...)
}

func append2(b []byte, n int) []byte { return append(b, byte('0'+n/10), byte('0'+n%10)) }

// appendFraction appends sep and the first digits of nsec, without trailing zeros, or sep itself, if trim.
func appendFraction(b []byte, nsec int64, digits int, trim bool, sep byte) []byte {
	if trim && (digits == 0 || nsec == 0) {
		return b
	}
	b = append(b, sep)
	b = appendInt(b, int(nsec), 9)
	if digits < 9 {
		b = b[:len(b)-9+digits]
	}
	if trim {
		for len(b) > 0 && b[len(b)-1] == '0' {
			b = b[:len(b)-1]
		}
		if len(b) > 0 && b[len(b)-1] == sep {
			b = b[:len(b)-1]
		}
	}
	return b
}

// appendOffset appends a zone's offset in one of the shapes elOffset ….
func appendOffset(b []byte, offset int, shape element) []byte {
	if offset < 0 {
		b = append(b, '-')
		offset = -offset
	} else {
		b = append(b, '+')
	}
	b = appendInt(b, offset/secondsPerHour, 2)
	if shape == elOffsetShort {
		return b
	}
	colon := shape == elOffsetColon || shape == elOffsetColonSeconds
	if colon {
		b = append(b, ':')
	}
	b = append2(b, offset%secondsPerHour/60)
	if shape == elOffsetSeconds || shape == elOffsetColonSeconds {
		if colon {
			b = append(b, ':')
		}
		b = append2(b, offset%60)
	}
	return b
}

// Format returns t written as the layout shows.
func (t Time) Format(layout string) string {
	var room [64]byte
	return string(t.AppendFormat(room[:0], layout))
}

// AppendFormat appends what Format returns.
func (t Time) AppendFormat(b []byte, layout string) []byte {
	name, offset, sec := t.local()
	day, rest := split(sec)
	year, month, mday, yday := civil(day)
	hour, min, second := rest/secondsPerHour, rest%secondsPerHour/60, rest%60
	for i := 0; i < len(layout); {
		p := nextElement(layout, i)
		b = append(b, layout[i:p.start]...)
		i = p.end
		switch p.el {
		case elLongYear:
			b = appendInt(b, year, 4)
		case elYear:
			y := year % 100
			if y < 0 {
				y = -y
			}
			b = append2(b, y)
		case elMonth:
			b = append(b, month.String()[:3]...)
		case elLongMonth:
			b = append(b, month.String()...)
		case elNumMonth:
			b = appendInt(b, int(month), 0)
		case elZeroMonth:
			b = append2(b, int(month))
		case elWeekday:
			b = append(b, weekday(day).String()[:3]...)
		case elLongWeekday:
			b = append(b, weekday(day).String()...)
		case elUnderDay:
			if mday < 10 {
				b = append(b, ' ')
			}
			b = appendInt(b, mday, 0)
		case elDay:
			b = appendInt(b, mday, 0)
		case elZeroDay:
			b = append2(b, mday)
		case elUnderYearDay:
			if yday < 100 {
				b = append(b, ' ')
			}
			if yday < 10 {
				b = append(b, ' ')
			}
			b = appendInt(b, yday, 0)
		case elZeroYearDay:
			b = appendInt(b, yday, 3)
		case elHour:
			b = append2(b, hour)
		case elHour12, elZeroHour12:
			h := (hour+11)%12 + 1
			if p.el == elZeroHour12 {
				b = append2(b, h)
			} else {
				b = appendInt(b, h, 0)
			}
		case elMinute:
			b = appendInt(b, min, 0)
		case elZeroMinute:
			b = append2(b, min)
		case elSecond:
			b = appendInt(b, second, 0)
		case elZeroSecond:
			b = append2(b, second)
		case elPM:
			if hour >= 12 {
				b = append(b, "PM"...)
			} else {
				b = append(b, "AM"...)
			}
		case elpm:
			if hour >= 12 {
				b = append(b, "pm"...)
			} else {
				b = append(b, "am"...)
			}
		case elZoneName:
			if name != "" {
				b = append(b, name...)
			} else { // no abbreviation is known
				b = appendOffset(b, offset, elOffset)
			}
		case elFraction0, elFraction9:
			b = appendFraction(b, t.nsec(), p.digits, p.el == elFraction9, p.sep)
		case elOffset, elOffsetSeconds, elOffsetShort, elOffsetColon, elOffsetColonSeconds:
			b = appendOffset(b, offset, p.el)
		case elZOffset, elZOffsetSeconds, elZOffsetShort, elZOffsetColon, elZOffsetColonSeconds:
			if offset == 0 {
				b = append(b, 'Z')
			} else {
				b = appendOffset(b, offset, p.el-(elZOffset-elOffset))
			}
		}
	}
	return b
}

// String returns the time as "2006-01-02 15:04:05.999999999 -0700 MST", with a monotonic reading as "m=±0.123456789" behind.
func (t Time) String() string {
	b := t.AppendFormat(make([]byte, 0, 64), "2006-01-02 15:04:05.999999999 -0700 MST")
	if t.wall&hasMonotonic != 0 {
		b = append(b, " m="...)
		m := uint64(t.ext)
		if t.ext < 0 {
			b = append(b, '-')
			m = -m
		} else {
			b = append(b, '+')
		}
		b = appendInt(b, int(m/1e9), 0)
		b = append(b, '.')
		b = appendInt(b, int(m%1e9), 9)
	}
	return string(b)
}

// GoString returns a call of Date that makes t.
func (t Time) GoString() string {
	_, _, sec := t.local()
	day, rest := split(sec)
	year, month, mday, _ := civil(day)
	b := append(make([]byte, 0, 72), "time.Date("...)
	b = appendInt(b, year, 0)
	b = append(b, ", time."...)
	b = append(b, month.String()...)
	for _, n := range [...]int{mday, rest / secondsPerHour, rest % secondsPerHour / 60, rest % 60, int(t.nsec())} {
		b = append(b, ", "...)
		b = appendInt(b, n, 0)
	}
	switch loc := t.Location(); loc {
	case UTC:
		b = append(b, ", time.UTC)"...)
	case Local:
		b = append(b, ", time.Local)"...)
	default:
		b = append(b, ", time.Location("...)
		b = append(b, quote(loc.name)...)
		b = append(b, "))"...)
	}
	return string(b)
}
