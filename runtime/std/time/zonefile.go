// Reading compiled zone files (RFC 8536) and the POSIX rules at their end.

package time

import (
	"errors"
	"syscall"
)

var errBadZone = errors.New("malformed time zone information")

func loadFile(path, name string) (*Location, error) {
	data, err := readFile(path)
	if err != nil {
		return nil, err
	}
	return LoadLocationFromTZData(name, data)
}

func readFile(path string) ([]byte, error) {
	fd, err := syscall.Open(path, syscall.O_RDONLY|syscall.O_CLOEXEC, 0)
	if err != nil {
		return nil, err
	}
	defer syscall.Close(fd)
	var data []byte
	var chunk [4096]byte
	for {
		n, err := syscall.Read(fd, chunk[:])
		switch {
		case n > 0:
			data = append(data, chunk[:n]...)
			if len(data) > 10<<20 {
				return nil, errors.New("time: file " + path + " is too large")
			}
		case err == syscall.EINTR:
		case err != nil:
			return nil, err
		default:
			return data, nil
		}
	}
}

// reader takes big-endian numbers off data; bad is set once there were too few bytes.
type reader struct {
	data []byte
	bad  bool
}

func (r *reader) bytes(n int) []byte {
	if n < 0 || len(r.data) < n {
		r.data, r.bad = nil, true
		return nil
	}
	b := r.data[:n]
	r.data = r.data[n:]
	return b
}

func be(b []byte) (n uint64) {
	for _, c := range b {
		n = n<<8 | uint64(c)
	}
	return
}

func (r *reader) u32() int { return int(be(r.bytes(4))) }

// LoadLocationFromTZData returns a Location with the given name made from the contents of a zone file.
func LoadLocationFromTZData(name string, data []byte) (*Location, error) {
	r := reader{data: data}
	width := 4
	version := 1
	var isUT, isStd, leap, ntime, nzone, nchar int
	header := func() bool {
		h := r.bytes(20)
		if h == nil || string(h[:4]) != "TZif" {
			return false
		}
		switch h[4] {
		case 0:
		case '2', '3', '4':
			version = int(h[4] - '0')
		default:
			return false
		}
		isUT, isStd, leap, ntime, nzone, nchar = r.u32(), r.u32(), r.u32(), r.u32(), r.u32(), r.u32()
		return !r.bad
	}
	if !header() {
		return nil, errBadZone
	}
	if version > 1 {
		// The same again follows with 64-bit times.
		r.bytes(ntime*4 + ntime + nzone*6 + nchar + leap*8 + isStd + isUT)
		width = 8
		if !header() {
			return nil, errBadZone
		}
	}
	times := r.bytes(ntime * width)
	indexes := r.bytes(ntime)
	zoneData := r.bytes(nzone * 6)
	names := r.bytes(nchar)
	r.bytes(leap*(width+4) + isStd + isUT)
	if r.bad || nzone == 0 {
		return nil, errBadZone
	}
	l := &Location{name: name, zones: make([]zone, nzone), trans: make([]transition, ntime)}
	if n := len(r.data); width == 8 && n > 2 && r.data[0] == '\n' && r.data[n-1] == '\n' {
		l.rule = string(r.data[1 : n-1])
	}
	for i := range l.zones {
		b := zoneData[i*6 : i*6+6]
		if int(b[5]) >= len(names) {
			return nil, errBadZone
		}
		end := int(b[5])
		for end < len(names) && names[end] != 0 {
			end++
		}
		l.zones[i] = zone{string(names[b[5]:end]), int(int32(be(b[:4]))), b[4] != 0}
	}
	for i := range l.trans {
		if int(indexes[i]) >= nzone {
			return nil, errBadZone
		}
		when := int64(be(times[i*width : i*width+width]))
		if width == 4 {
			when = int64(int32(when))
		}
		l.trans[i] = transition{when, indexes[i]}
	}
	if ntime == 0 {
		l.trans = append(l.trans, transition{alpha, 0})
	}
	return l, nil
}

// ruleParser reads a POSIX TZ string such as EST5EDT,M3.2.0,M11.1.0.
type ruleParser struct {
	s   string
	bad bool
}

func (p *ruleParser) next(c byte) bool {
	if p.s != "" && p.s[0] == c {
		p.s = p.s[1:]
		return true
	}
	return false
}

// name reads a zone's abbreviation: at least three letters, or anything within angle brackets.
func (p *ruleParser) name() string {
	end := 0
	if p.next('<') {
		for end < len(p.s) && p.s[end] != '>' {
			end++
		}
		if end == len(p.s) {
			p.bad = true
			return ""
		}
		name := p.s[:end]
		p.s = p.s[end+1:]
		return name
	}
	for end < len(p.s) && p.s[end] != ',' && p.s[end] != '-' && p.s[end] != '+' && !isDigit(p.s, end) {
		end++
	}
	p.bad = p.bad || end < 3
	name := p.s[:end]
	p.s = p.s[end:]
	return name
}

func (p *ruleParser) num(least, most int) (n int) {
	i := 0
	for ; isDigit(p.s, i); i++ {
		if n = n*10 + int(p.s[i]-'0'); n > most {
			break
		}
	}
	if i == 0 || n < least || n > most {
		p.bad = true
		return 0
	}
	p.s = p.s[i:]
	return n
}

// hms reads [+-]hh[:mm[:ss]] as seconds.
func (p *ruleParser) hms() int {
	negative := p.next('-')
	if !negative {
		p.next('+')
	}
	n := p.num(0, 24*7) * secondsPerHour
	if p.next(':') {
		n += p.num(0, 59) * 60
		if p.next(':') {
			n += p.num(0, 59)
		}
	}
	if negative {
		return -n
	}
	return n
}

// change reads the day and time of a change and returns it for a year, in seconds from the year's beginning in UTC; offset is in
// effect before it.
func (p *ruleParser) change(year int, offset int) int64 {
	var day int64 // of the year, from 0
	switch {
	case p.next('J'): // February 29 is not counted
		day = int64(p.num(1, 365)) - 1
		if isLeap(year) && day >= 31+28 {
			day++
		}
	case p.next('M'): // month.week.weekday, week 5 is the last
		month := Month(p.num(1, 12))
		p.bad = p.bad || !p.next('.')
		week := p.num(1, 5)
		p.bad = p.bad || !p.next('.')
		wday := p.num(0, 6)
		if p.bad {
			return 0
		}
		first := dayNumber(int64(year), month)
		mday := (wday-int(weekday(first))+7)%7 + (week-1)*7
		if mday >= daysIn(month, year) {
			mday -= 7
		}
		day = first - dayNumber(int64(year), January) + int64(mday)
	default:
		day = int64(p.num(0, 365))
	}
	at := 2 * secondsPerHour
	if p.next('/') {
		at = p.hms()
	}
	return day*secondsPerDay + int64(at-offset)
}

// ruleAt applies a rule to the time sec, which is after the last transition, at last. Spans of the rule end at the year's ends too.
func ruleAt(rule string, last, sec int64) (span, bool) {
	p := ruleParser{s: rule}
	std := zone{name: p.name()}
	std.offset = -p.hms()
	if p.bad {
		return span{}, false
	}
	if p.s == "" || p.s[0] == ',' {
		return span{std, last, omega}, true
	}
	dst := zone{name: p.name(), isDST: true}
	dst.offset = std.offset + secondsPerHour
	if p.s != "" && p.s[0] != ',' {
		dst.offset = -p.hms()
	}
	if p.s == "" {
		p.s = ",M3.2.0,M11.1.0"
	}
	if p.bad || !p.next(',') && !p.next(';') {
		return span{}, false
	}
	day, _ := split(sec + unixToInternal)
	year, _, _, _ := civil(day)
	yearStart := dayNumber(int64(year), January)*secondsPerDay - unixToInternal
	begin := yearStart + p.change(year, std.offset)
	p.bad = p.bad || !p.next(',')
	end := yearStart + p.change(year, dst.offset)
	if p.bad || p.s != "" {
		return span{}, false
	}
	if end < begin { // the southern half: the year begins in daylight saving time
		begin, end = end, begin
		std, dst = dst, std
	}
	switch {
	case sec < begin:
		return span{std, yearStart, begin}, true
	case sec >= end:
		return span{std, end, yearStart + 365*secondsPerDay}, true
	}
	return span{dst, begin, end}, true
}
