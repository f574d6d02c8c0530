// Parsing by a layout.

package time

// ParseError says what Parse could not read.
type ParseError struct {
	Layout     string
	Value      string
	LayoutElem string
	ValueElem  string
	Message    string
}

// Error returns the description.
func (e *ParseError) Error() string {
	if e.Message != "" {
		return "parsing time " + quote(e.Value) + e.Message
	}
	return "parsing time " + quote(e.Value) + " as " + quote(e.Layout) +
		": cannot parse " + quote(e.ValueElem) + " as " + quote(e.LayoutElem)
}

// Parse reads value by layout; without a zone in it the time is UTC. A zone's offset or name that Local has at that instant
// makes it local; else the time gets a location made up from them.
func Parse(layout, value string) (Time, error) { return parse(layout, value, UTC, Local) }

// ParseInLocation is Parse with loc in place of UTC and Local.
func ParseInLocation(layout, value string, loc *Location) (Time, error) {
	return parse(layout, value, loc, loc)
}

// parser is what has been read so far.
type parser struct {
	rest                   string // of the value
	year, month, day, yday int    // month, day and yday -1: not given
	hour, min, sec, nsec   int
	am, pm                 bool
	utc                    bool // the zone is given as UTC
	offset                 int
	hasOffset              bool
	zone                   string
	outOf                  string // what is out of its range
}

func parse(layout, value string, fallback, local *Location) (Time, error) {
	p := parser{rest: value, month: -1, day: -1, yday: -1}
	fail := func(layoutElem, valueElem, message string) (Time, error) {
		return Time{}, &ParseError{layout, value, layoutElem, valueElem, message}
	}
	for i := 0; ; {
		el := nextElement(layout, i)
		literal := layout[i:el.start]
		i = el.end
		if !p.skip(literal) {
			return fail(literal, p.rest, "")
		}
		if el.el == elNone {
			if p.rest != "" {
				return fail("", p.rest, ": extra text: "+quote(p.rest))
			}
			break
		}
		before := p.rest
		ok := p.element(el, layout, i)
		if p.outOf != "" {
			return fail(layout[el.start:el.end], p.rest, ": "+p.outOf+" out of range")
		}
		if !ok {
			return fail(layout[el.start:el.end], before, "")
		}
	}
	if p.pm && p.hour < 12 {
		p.hour += 12
	} else if p.am && p.hour == 12 {
		p.hour = 0
	}
	if p.yday >= 0 {
		_, m, d, yd := civil(dayNumber(int64(p.year), January) + int64(p.yday-1))
		if p.yday < 1 || yd != p.yday {
			return fail("", p.rest, ": day-of-year out of range")
		}
		if p.month >= 0 && p.month != int(m) {
			return fail("", p.rest, ": day-of-year does not match month")
		}
		if p.day >= 0 && p.day != d {
			return fail("", p.rest, ": day-of-year does not match day")
		}
		p.month, p.day = int(m), d
	}
	if p.month < 0 {
		p.month = int(January)
	}
	if p.day < 0 {
		p.day = 1
	}
	if p.day < 1 || p.day > daysIn(Month(p.month), p.year) {
		return fail("", p.rest, ": day out of range")
	}
	return p.time(fallback, local), nil
}

// time puts together what was read.
func (p *parser) time(fallback, local *Location) Time {
	date := func(loc *Location) Time {
		return Date(p.year, Month(p.month), p.day, p.hour, p.min, p.sec, p.nsec, loc)
	}
	switch {
	case p.utc:
		return date(UTC)
	case p.hasOffset:
		t := date(UTC)
		t.addSec(-int64(p.offset))
		if span := local.get().lookup(t.unixSec()); span.offset == p.offset && (p.zone == "" || span.name == p.zone) {
			t.setLoc(local)
		} else {
			t.setLoc(FixedZone(p.zone, p.offset))
		}
		return t
	case p.zone != "":
		t := date(UTC)
		if offset, ok := local.get().offsetOf(p.zone, t.unixSec()); ok {
			t.addSec(-int64(offset))
			t.setLoc(local)
			return t
		}
		offset := 0
		if len(p.zone) > 3 && p.zone[:3] == "GMT" {
			offset, _ = atoi(p.zone[3:])
			offset *= secondsPerHour
		}
		t.setLoc(FixedZone(p.zone, offset))
		return t
	}
	return date(fallback)
}

// skip reads literal text; a run of spaces there matches any run, also an empty one at the value's end.
func (p *parser) skip(literal string) bool {
	for literal != "" {
		if literal[0] == ' ' {
			if p.rest != "" && p.rest[0] != ' ' {
				return false
			}
			literal = trimSpaces(literal)
			p.rest = trimSpaces(p.rest)
			continue
		}
		if p.rest == "" || p.rest[0] != literal[0] {
			return false
		}
		literal, p.rest = literal[1:], p.rest[1:]
	}
	return true
}

func trimSpaces(s string) string {
	for s != "" && s[0] == ' ' {
		s = s[1:]
	}
	return s
}

// take returns the next n bytes; "" if there are fewer.
func (p *parser) take(n int) string {
	if len(p.rest) < n {
		return ""
	}
	s := p.rest[:n]
	p.rest = p.rest[n:]
	return s
}

// digits reads a number of at most most digits, exactly so many if fixed.
func (p *parser) digits(most int, fixed bool) (n int, ok bool) {
	i := 0
	for ; i < most && isDigit(p.rest, i); i++ {
		n = n*10 + int(p.rest[i]-'0')
	}
	if i == 0 || fixed && i != most {
		return 0, false
	}
	p.rest = p.rest[i:]
	return n, true
}

// ranged is digits(2) with a range to be in.
func (p *parser) ranged(fixed bool, least, most int, what string) (n int, ok bool) {
	n, ok = p.digits(2, fixed)
	if ok && (n < least || n > most) {
		p.outOf = what
	}
	return
}

// name reads one of the names, or of their first letters, in either case, and returns its index.
func (p *parser) name(names []string, short bool) (int, bool) {
	for i, s := range names {
		if short {
			s = s[:3]
		}
		if len(p.rest) >= len(s) && equalFold(p.rest[:len(s)], s) {
			p.rest = p.rest[len(s):]
			return i, true
		}
	}
	return -1, false
}

// equalFold compares ASCII letters without case; s has a name's length and t is one.
func equalFold(s, t string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] != t[i] {
			c := s[i] | 0x20
			if c != t[i]|0x20 || c < 'a' || c > 'z' {
				return false
			}
		}
	}
	return true
}

// element reads one element of the layout, which goes on at layout[next:].
func (p *parser) element(el part, layout string, next int) (ok bool) {
	switch el.el {
	case elYear:
		p.year, ok = atoi(p.take(2))
		if p.year >= 69 {
			p.year += 1900
		} else {
			p.year += 2000
		}
	case elLongYear:
		if isDigit(p.rest, 0) {
			p.year, ok = atoi(p.take(4))
		}
	case elMonth, elLongMonth:
		p.month, ok = p.name(monthNames[:], el.el == elMonth)
		p.month++
	case elNumMonth, elZeroMonth:
		p.month, ok = p.ranged(el.el == elZeroMonth, 1, 12, "month")
	case elWeekday, elLongWeekday:
		_, ok = p.name(dayNames[:], el.el == elWeekday) // checked, not used
	case elDay, elUnderDay, elZeroDay:
		if el.el == elUnderDay && p.rest != "" && p.rest[0] == ' ' {
			p.rest = p.rest[1:]
		}
		p.day, ok = p.digits(2, el.el == elZeroDay)
	case elUnderYearDay, elZeroYearDay:
		for k := 0; k < 2 && el.el == elUnderYearDay && p.rest != "" && p.rest[0] == ' '; k++ {
			p.rest = p.rest[1:]
		}
		p.yday, ok = p.digits(3, el.el == elZeroYearDay)
	case elHour:
		p.hour, ok = p.ranged(false, 0, 23, "hour")
	case elHour12, elZeroHour12:
		p.hour, ok = p.ranged(el.el == elZeroHour12, 0, 12, "hour")
	case elMinute, elZeroMinute:
		p.min, ok = p.ranged(el.el == elZeroMinute, 0, 59, "minute")
	case elSecond, elZeroSecond:
		p.sec, ok = p.ranged(el.el == elZeroSecond, 0, 59, "second")
		if ok && p.outOf == "" && isPoint(p.rest) && isDigit(p.rest, 1) {
			// A fraction is read even if the layout has none.
			if f := nextElement(layout, next).el; f != elFraction0 && f != elFraction9 {
				ok = p.fraction(p.fractionLen())
			}
		}
	case elPM, elpm:
		s := p.take(2)
		if el.el == elpm {
			p.am, p.pm = s == "am", s == "pm"
		} else {
			p.am, p.pm = s == "AM", s == "PM"
		}
		ok = p.am || p.pm
	case elZoneName:
		if has(p.rest, 0, "UTC") {
			p.utc = true
			p.rest = p.rest[3:]
			return true
		}
		n := zoneNameLen(p.rest)
		p.zone = p.take(n)
		ok = n > 0
	case elFraction0:
		ok = p.fraction(1 + el.digits)
	case elFraction9:
		ok = true
		if isPoint(p.rest) && isDigit(p.rest, 1) {
			ok = p.fraction(p.fractionLen())
		}
	default:
		ok = p.zoneOffset(el.el)
	}
	return ok
}

func isPoint(s string) bool { return s != "" && (s[0] == '.' || s[0] == ',') }

// fractionLen is the length of a separator and the digits after it.
func (p *parser) fractionLen() int {
	n := 1
	for isDigit(p.rest, n) {
		n++
	}
	return n
}

// fraction reads a separator and n-1 digits; what is below nanoseconds is dropped.
func (p *parser) fraction(n int) bool {
	if len(p.rest) < n || !isPoint(p.rest) {
		return false
	}
	p.nsec = 0
	for i := 1; i < 10; i++ {
		p.nsec *= 10
		if i < n {
			if !isDigit(p.rest, i) {
				return false
			}
			p.nsec += int(p.rest[i] - '0')
		}
	}
	p.rest = p.rest[n:]
	return true
}

// zoneOffset reads an offset in the shape of el.
func (p *parser) zoneOffset(el element) bool {
	if el >= elZOffset {
		if p.rest != "" && p.rest[0] == 'Z' {
			p.rest = p.rest[1:]
			p.utc = true
			return true
		}
		el -= elZOffset - elOffset
	}
	n := 5
	switch el {
	case elOffsetColon:
		n = 6
	case elOffsetShort:
		n = 3
	case elOffsetSeconds:
		n = 7
	case elOffsetColonSeconds:
		n = 9
	}
	s := p.take(n)
	if s == "" || s[0] != '+' && s[0] != '-' {
		return false
	}
	var v [3]int // hours, minutes, seconds
	i := 1
	for k := 0; i < n; k++ {
		if k > 0 && (el == elOffsetColon || el == elOffsetColonSeconds) {
			if s[i] != ':' {
				return false
			}
			i++
		}
		if !isDigit(s, i) || !isDigit(s, i+1) {
			return false
		}
		v[k] = int(s[i]-'0')*10 + int(s[i+1]-'0')
		i += 2
	}
	// The limits themselves pass: some write offsets of 24 hours or 60 minutes.
	switch {
	case v[2] > 60:
		p.outOf = "time zone offset second"
	case v[1] > 60:
		p.outOf = "time zone offset minute"
	case v[0] > 24:
		p.outOf = "time zone offset hour"
	}
	p.offset = (v[0]*60+v[1])*60 + v[2]
	if s[0] == '-' {
		p.offset = -p.offset
	}
	p.hasOffset = p.offset != -1
	return true
}

// zoneNameLen is the length of the zone abbreviation s begins with, 0 if it does not look like one: three capital letters,
// four or five ending in T, GMT with an hour, a signed hour, or one of three odd ones.
func zoneNameLen(s string) int {
	switch {
	case len(s) < 3:
		return 0
	case has(s, 0, "ChST") || has(s, 0, "MeST"):
		return 4
	case s[:3] == "GMT":
		return 3 + signedHourLen(s[3:])
	case s[0] == '+' || s[0] == '-':
		return signedHourLen(s)
	}
	n := 0
	for n < len(s) && n < 6 && 'A' <= s[n] && s[n] <= 'Z' {
		n++
	}
	switch {
	case n == 3:
		return 3
	case (n == 4 || n == 5) && s[n-1] == 'T':
		return n
	case n == 4 && s[:4] == "WITA":
		return 4
	}
	return 0
}

// signedHourLen is the length of a sign and an hour up to 23 at the start of s, else 0.
func signedHourLen(s string) int {
	if s == "" || s[0] != '+' && s[0] != '-' {
		return 0
	}
	n, i := 0, 1
	for ; isDigit(s, i); i++ {
		if n = n*10 + int(s[i]-'0'); n > 23 {
			return 0
		}
	}
	if i == 1 {
		return 0
	}
	return i
}

// atoi reads a number with an optional sign that is all of s.
func atoi(s string) (n int, ok bool) {
	negative := false
	if s != "" && (s[0] == '-' || s[0] == '+') {
		negative = s[0] == '-'
		s = s[1:]
	}
	if s == "" {
		return 0, false
	}
	for i := 0; i < len(s); i++ {
		if !isDigit(s, i) {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	if negative {
		n = -n
	}
	return n, true
}
