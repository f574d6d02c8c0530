// Package time measures and displays time, in the proleptic Gregorian calendar without leap seconds.
//
// time.go has the representation of Time and its arithmetic, calendar.go the dates, duration.go Duration, format.go and
// parse.go the layouts, marshal.go the encodings, zone.go and zonefile.go the locations, sleep.go the timers.
package time

import "math/bits"

// A Time is an instant with nanosecond precision and the location to show it in. Its zero value is January 1, year 1,
// 00:00:00 UTC. A Time from Now also has a reading of the monotonic clock, which comparisons and differences prefer.
//
// wall, from the top: one bit hasMonotonic, 33 bits of seconds, 30 bits of nanoseconds. With hasMonotonic the seconds count
// from 1885 and ext is the monotonic reading in ns since the program began; without it the 33 bits are zero and ext is
// the seconds since year 1.
type Time struct {
	wall uint64
	ext  int64
	loc  *Location // nil is UTC; never &utcLoc, so that equal instants in UTC are == each other
}

const (
	hasMonotonic = 1 << 63
	nsecShift    = 30
	nsecMask     = 1<<nsecShift - 1

	secondsPerMinute = 60
	secondsPerHour   = 3600
	secondsPerDay    = 86400

	unixToInternal = 62135596800                                               // 1970-01-01 in seconds since year 1
	wallToInternal = (1884*365 + 1884/4 - 1884/100 + 1884/400) * secondsPerDay // 1885-01-01
	minWall        = wallToInternal
	maxWall        = wallToInternal + 1<<33 - 1
)

func now() (sec int64, nsec int32, mono int64)
func runtimeNano() int64

// startNano makes monotonic readings small; a reading is never 0.
var startNano = runtimeNano() - 1

// Now returns the current time in the local zone.
func Now() Time {
	sec, nsec, mono := now()
	mono -= startNano
	sec += unixToInternal - wallToInternal
	if uint64(sec)>>33 != 0 { // not between 1885 and 2157
		return Time{uint64(nsec), sec + wallToInternal, Local}
	}
	return Time{hasMonotonic | uint64(sec)<<nsecShift | uint64(nsec), mono, Local}
}

func (t *Time) nsec() int64 { return int64(t.wall & nsecMask) }

// sec is the seconds since year 1.
func (t *Time) sec() int64 {
	if t.wall&hasMonotonic != 0 {
		return wallToInternal + int64(t.wall<<1>>(nsecShift+1))
	}
	return t.ext
}

func (t *Time) unixSec() int64 { return t.sec() - unixToInternal }

// dropMono takes the monotonic reading out.
func (t *Time) dropMono() {
	if t.wall&hasMonotonic != 0 {
		t.ext = t.sec()
		t.wall &= nsecMask
	}
}

// addSec adds d seconds to the wall clock only.
func (t *Time) addSec(d int64) {
	if t.wall&hasMonotonic != 0 {
		s := int64(t.wall<<1>>(nsecShift+1)) + d
		if 0 <= s && s < 1<<33 {
			t.wall = hasMonotonic | uint64(s)<<nsecShift | t.wall&nsecMask
			return
		}
		t.dropMono()
	}
	sum := t.ext + d
	switch {
	case (sum > t.ext) == (d > 0):
		t.ext = sum
	case d > 0:
		t.ext = 1<<63 - 1
	default:
		t.ext = -(1<<63 - 1)
	}
}

func (t *Time) setLoc(loc *Location) {
	if loc == &utcLoc {
		loc = nil
	}
	t.dropMono()
	t.loc = loc
}

// unixTime is the time sec seconds and nsec (0 to 999999999) nanoseconds after the epoch, in Local.
func unixTime(sec, nsec int64) Time { return Time{uint64(nsec), sec + unixToInternal, Local} }

// Unix returns the local Time for seconds and nanoseconds since January 1, 1970 UTC; nsec may have any value.
func Unix(sec int64, nsec int64) Time {
	if nsec < 0 || nsec >= 1e9 {
		n := nsec / 1e9
		sec += n
		nsec -= n * 1e9
		if nsec < 0 {
			nsec += 1e9
			sec--
		}
	}
	return unixTime(sec, nsec)
}

// UnixMilli returns the local Time for milliseconds since 1970.
func UnixMilli(msec int64) Time { return Unix(msec/1e3, (msec%1e3)*1e6) }

// UnixMicro returns the local Time for microseconds since 1970.
func UnixMicro(usec int64) Time { return Unix(usec/1e6, (usec%1e6)*1e3) }

// Unix returns the seconds since 1970.
func (t Time) Unix() int64 { return t.unixSec() }

// UnixMilli returns the milliseconds since 1970.
func (t Time) UnixMilli() int64 { return t.unixSec()*1e3 + t.nsec()/1e6 }

// UnixMicro returns the microseconds since 1970.
func (t Time) UnixMicro() int64 { return t.unixSec()*1e6 + t.nsec()/1e3 }

// UnixNano returns the nanoseconds since 1970; it fits for the years 1678 to 2262.
func (t Time) UnixNano() int64 { return t.unixSec()*1e9 + t.nsec() }

// IsZero tells whether t is the zero instant.
func (t Time) IsZero() bool { return t.sec() == 0 && t.nsec() == 0 }

// Compare returns -1, 0 or +1 as t is before, the same as or after u.
func (t Time) Compare(u Time) int {
	a, b := t.ext, u.ext
	if t.wall&u.wall&hasMonotonic == 0 {
		a, b = t.sec(), u.sec()
		if a == b {
			a, b = t.nsec(), u.nsec()
		}
	}
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// After tells whether t is after u.
func (t Time) After(u Time) bool { return t.Compare(u) > 0 }

// Before tells whether t is before u.
func (t Time) Before(u Time) bool { return t.Compare(u) < 0 }

// Equal tells whether t and u are the same instant, whatever their locations.
func (t Time) Equal(u Time) bool { return t.Compare(u) == 0 }

// Add returns t+d.
func (t Time) Add(d Duration) Time {
	sec, nsec := int64(d/1e9), t.nsec()+int64(d%1e9)
	if nsec >= 1e9 {
		sec++
		nsec -= 1e9
	} else if nsec < 0 {
		sec--
		nsec += 1e9
	}
	t.wall = t.wall&^nsecMask | uint64(nsec)
	t.addSec(sec)
	if t.wall&hasMonotonic != 0 {
		m := t.ext + int64(d)
		if (m < t.ext) != (d < 0) {
			t.dropMono() // out of range
		} else {
			t.ext = m
		}
	}
	return t
}

// Sub returns t-u, or the extreme Duration if it does not fit.
func (t Time) Sub(u Time) Duration {
	if t.wall&u.wall&hasMonotonic != 0 {
		d := t.ext - u.ext
		if (d < 0) != (t.ext < u.ext) {
			return saturated(t.ext < u.ext)
		}
		return Duration(d)
	}
	d := Duration(t.sec()-u.sec())*Second + Duration(t.nsec()-u.nsec())
	if u.Add(d).Equal(t) {
		return d
	}
	return saturated(t.Before(u))
}

func saturated(negative bool) Duration {
	if negative {
		return minDuration
	}
	return maxDuration
}

// Since returns the time since t.
func Since(t Time) Duration {
	if t.wall&hasMonotonic != 0 {
		return Time{hasMonotonic, runtimeNano() - startNano, nil}.Sub(t)
	}
	return Now().Sub(t)
}

// Until returns the time until t.
func Until(t Time) Duration {
	if t.wall&hasMonotonic != 0 {
		return t.Sub(Time{hasMonotonic, runtimeNano() - startNano, nil})
	}
	return t.Sub(Now())
}

// Truncate returns t rounded down to a multiple of d since the zero time, without monotonic reading.
func (t Time) Truncate(d Duration) Time {
	t.dropMono()
	if d <= 0 {
		return t
	}
	return t.Add(-t.remainder(d))
}

// Round returns t rounded to the nearest multiple of d since the zero time, halves up, without monotonic reading.
func (t Time) Round(d Duration) Time {
	t.dropMono()
	if d <= 0 {
		return t
	}
	r := t.remainder(d)
	if r < d-r {
		return t.Add(-r)
	}
	return t.Add(d - r)
}

// remainder is the time since the zero time modulo d, from 0 to d-1.
func (t *Time) remainder(d Duration) Duration {
	sec, nsec := t.sec(), uint64(t.nsec())
	negative := sec < 0
	if negative { // work on the magnitude
		sec = -sec
		if nsec != 0 {
			nsec = 1e9 - nsec
			sec--
		}
	}
	hi, lo := bits.Mul64(uint64(sec), 1e9)
	lo, carry := bits.Add64(lo, nsec, 0)
	r := Duration(bits.Rem64(hi+carry, lo, uint64(d)))
	if negative && r != 0 {
		r = d - r
	}
	return r
}

// UTC returns t shown in UTC.
func (t Time) UTC() Time {
	t.setLoc(nil)
	return t
}

// Local returns t shown in local time.
func (t Time) Local() Time {
	t.setLoc(Local)
	return t
}

// In returns t shown in loc.
func (t Time) In(loc *Location) Time {
	if loc == nil {
		panic("time: missing Location in call to Time.In")
	}
	t.setLoc(loc)
	return t
}

// Location returns where t is shown.
func (t Time) Location() *Location {
	if t.loc == nil {
		return UTC
	}
	return t.loc
}

// local returns t's wall clock as seconds since year 1, and the zone that makes it.
func (t *Time) local() (name string, offset int, sec int64) {
	sec = t.sec()
	if t.loc == nil {
		return "UTC", 0, sec
	}
	span := t.loc.get().lookup(sec - unixToInternal)
	return span.name, span.offset, sec + int64(span.offset)
}

// Zone returns the abbreviation of the zone in effect and its offset east of UTC in seconds.
func (t Time) Zone() (name string, offset int) {
	name, offset, _ = t.local()
	return
}

// ZoneBounds returns when the zone in effect began and ends; a zero Time if it has always been, or will always be.
func (t Time) ZoneBounds() (start, end Time) {
	span := t.Location().get().lookup(t.unixSec())
	if span.start != alpha {
		start = unixTime(span.start, 0)
		start.setLoc(t.loc)
	}
	if span.end != omega {
		end = unixTime(span.end, 0)
		end.setLoc(t.loc)
	}
	return
}

// IsDST tells whether daylight saving time is in effect.
func (t Time) IsDST() bool { return t.Location().get().lookup(t.unixSec()).isDST }
