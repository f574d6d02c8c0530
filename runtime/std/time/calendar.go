// Dates: from days to year, month and day and back.
//
// Days are counted from January 1, year 1. The conversions work on years that begin in March, where the leap day is the last day of
// the year and the lengths of the months follow the line (153*m+2)/5; 400 years have 146097 days.

package time

// A Month is a month of the year, January = 1.
type Month int

const (
	January Month = 1 + iota
	February
	March
	April
	May
	June
	July
	August
	September
	October
	November
	December
)

var monthNames = [...]string{
	"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
}

// String returns the English name.
func (m Month) String() string {
	if January <= m && m <= December {
		return monthNames[m-1]
	}
	return outOfRange("Month", uint64(m))
}

func outOfRange(what string, n uint64) string {
	var room [20]byte
	return "%!" + what + "(" + string(room[writeUint(room[:], n):]) + ")"
}

// A Weekday is a day of the week, Sunday = 0.
type Weekday int

const (
	Sunday Weekday = iota
	Monday
	Tuesday
	Wednesday
	Thursday
	Friday
	Saturday
)

var dayNames = [...]string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"}

// String returns the English name.
func (d Weekday) String() string {
	if Sunday <= d && d <= Saturday {
		return dayNames[d]
	}
	return outOfRange("Weekday", uint64(d))
}

const (
	daysPer400 = 146097
	marchShift = 306 // from March 1, year 0 to January 1, year 1
)

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

// dayNumber counts the days from January 1, year 1 to the first of a month.
func dayNumber(year int64, month Month) int64 {
	m := int64(month) - 3
	if m < 0 {
		m += 12
		year--
	}
	era := floorDiv(year, 400)
	yoe := year - era*400
	return era*daysPer400 + yoe*365 + yoe/4 - yoe/100 + (153*m+2)/5 - marchShift
}

// civil is the date of a day number; yday counts from 1.
func civil(day int64) (year int, month Month, mday, yday int) {
	day += marchShift
	era := floorDiv(day, daysPer400)
	doe := day - era*daysPer400                            // 0 … 146096
	yoe := (doe - doe/1460 + doe/36524 - doe/146096) / 365 // 0 … 399
	doy := doe - (365*yoe + yoe/4 - yoe/100)               // from March 1
	m := (5*doy + 2) / 153                                 // from March
	y := int(era*400 + yoe)
	mday = int(doy-(153*m+2)/5) + 1
	if m < 10 {
		yday = int(doy) + 60
		if isLeap(y) {
			yday++
		}
		return y, Month(m + 3), mday, yday
	}
	return y + 1, Month(m - 9), mday, int(doy) - 305
}

func isLeap(year int) bool { return year%4 == 0 && (year%100 != 0 || year%400 == 0) }

func daysIn(m Month, year int) int {
	switch m {
	case February:
		if isLeap(year) {
			return 29
		}
		return 28
	case April, June, September, November:
		return 30
	}
	return 31
}

// split takes seconds since year 1 apart into day number and second of the day.
func split(sec int64) (day int64, rest int) {
	day = floorDiv(sec, secondsPerDay)
	return day, int(sec - day*secondsPerDay)
}

func weekday(day int64) Weekday {
	w := (day + 1) % 7 // January 1, year 1 was a Monday
	if w < 0 {
		w += 7
	}
	return Weekday(w)
}

func (t *Time) day() int64 {
	_, _, sec := t.local()
	d, _ := split(sec)
	return d
}

// Date returns the date of t.
func (t Time) Date() (year int, month Month, day int) {
	year, month, day, _ = civil(t.day())
	return
}

// Year returns the year of t.
func (t Time) Year() int {
	y, _, _, _ := civil(t.day())
	return y
}

// Month returns the month of t.
func (t Time) Month() Month {
	_, m, _, _ := civil(t.day())
	return m
}

// Day returns the day of the month.
func (t Time) Day() int {
	_, _, d, _ := civil(t.day())
	return d
}

// YearDay returns the day of the year, 1 to 366.
func (t Time) YearDay() int {
	_, _, _, yd := civil(t.day())
	return yd
}

// Weekday returns the day of the week.
func (t Time) Weekday() Weekday { return weekday(t.day()) }

// ISOWeek returns the ISO 8601 year and week: weeks begin on Monday and belong to the year of their Thursday.
func (t Time) ISOWeek() (year, week int) {
	day := t.day()
	thursday := day + 3 - int64(weekday(day)+6)%7
	y, _, _, yd := civil(thursday)
	return y, (yd-1)/7 + 1
}

func (t *Time) secondOfDay() int {
	_, _, sec := t.local()
	_, rest := split(sec)
	return rest
}

// Clock returns the time of day.
func (t Time) Clock() (hour, min, sec int) {
	s := t.secondOfDay()
	return s / secondsPerHour, s % secondsPerHour / 60, s % 60
}

// Hour returns the hour, 0 to 23.
func (t Time) Hour() int { return t.secondOfDay() / secondsPerHour }

// Minute returns the minute, 0 to 59.
func (t Time) Minute() int { return t.secondOfDay() % secondsPerHour / 60 }

// Second returns the second, 0 to 59.
func (t Time) Second() int { return t.secondOfDay() % 60 }

// Nanosecond returns the nanosecond within the second.
func (t Time) Nanosecond() int { return int(t.nsec()) }

// carry brings lo into 0 … base-1 and moves the rest to hi.
func carry(hi, lo, base int) (int, int) {
	q := lo / base
	if lo%base < 0 {
		q--
	}
	return hi + q, lo - q*base
}

// Date returns the Time of a date and time of day in loc. Values out of their range carry over: October 32 is November 1.
func Date(year int, month Month, day, hour, min, sec, nsec int, loc *Location) Time {
	if loc == nil {
		panic("time: missing Location in call to Date")
	}
	m := int(month) - 1
	year, m = carry(year, m, 12)
	sec, nsec = carry(sec, nsec, 1e9)
	min, sec = carry(min, sec, 60)
	hour, min = carry(hour, min, 60)
	day, hour = carry(day, hour, 24)

	d := dayNumber(int64(year), Month(m+1)) + int64(day-1)
	unix := d*secondsPerDay + int64(hour*secondsPerHour+min*60+sec) - unixToInternal
	if loc != &utcLoc {
		// The offset depends on the instant, the instant on the offset: guess with the wall clock, and look again if
		// that leads over a change of the zone.
		l := loc.get()
		if span := l.lookup(unix); span.offset != 0 {
			utc := unix - int64(span.offset)
			if utc < span.start || utc >= span.end {
				span = l.lookup(utc)
			}
			unix -= int64(span.offset)
		}
	}
	t := unixTime(unix, int64(nsec))
	t.setLoc(loc)
	return t
}

// AddDate returns t with years, months and days added and then carried over as Date does.
func (t Time) AddDate(years int, months int, days int) Time {
	year, month, day := t.Date()
	hour, min, sec := t.Clock()
	return Date(year+years, month+Month(months), day+days, hour, min, sec, int(t.nsec()), t.Location())
}
