package main

import (
	"fmt"
	"time"
)

func main() {
	layouts := []string{
		time.Layout, time.ANSIC, time.UnixDate, time.RubyDate, time.RFC822, time.RFC822Z, time.RFC850, time.RFC1123, time.RFC1123Z,
		time.RFC3339, time.RFC3339Nano, time.Kitchen, time.Stamp, time.StampMilli, time.StampMicro, time.StampNano, time.DateTime,
		time.DateOnly, time.TimeOnly, "2006-002 __2 _2 2 02 1 01 Jan January Mon Monday", "3 03 15 pm PM 4 04 5 05 .000 .999 ,000000 ,999999",
		"-07 -0700 -07:00 -070000 -07:00:00 Z07 Z0700 Z07:00 Z070000 Z07:00:00 MST", "06 _2006 20060102150405.000", "Janet Monk", "", "x.0y", ".00 .99 .0000000000",
	}
	zones := []*time.Location{
		time.UTC, time.FixedZone("EST", -5*3600), time.FixedZone("", 5*3600+1800), time.FixedZone("LMT", -(3600 + 23*60 + 17)), time.FixedZone("X", 30),
	}
	times := []time.Time{
		{}, time.Unix(0, 0), time.Unix(1234567890, 123456789), time.Unix(-1, 999999999), time.Date(2024, 2, 29, 23, 59, 59, 5e8, time.UTC),
		time.Date(2000, 12, 31, 12, 0, 0, 1000, time.UTC), time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(-5, 3, 1, 1, 2, 3, 4, time.UTC),
		time.Date(12345, 6, 7, 8, 9, 10, 11, time.UTC), time.Date(1900, 3, 1, 0, 5, 0, 120000000, time.UTC), time.Date(1582, 10, 15, 13, 0, 0, 0, time.UTC),
	}
	for _, t := range times {
		for _, z := range zones {
			u := t.In(z)
			fmt.Println(u, u.Unix(), u.UnixMilli(), u.UnixMicro(), u.UnixNano())
			fmt.Printf("%v %#v %s\n", u, u, u.Location())
			y, w := u.ISOWeek()
			fmt.Println(u.Date())
			fmt.Println(u.Clock())
			fmt.Println(u.Weekday(), u.YearDay(), y, w, u.Nanosecond(), u.IsZero(), u.IsDST())
			for _, l := range layouts {
				fmt.Printf("%q\n", u.Format(l))
			}
			text, err := u.MarshalText()
			fmt.Printf("%s %v\n", text, err)
			js, err := u.MarshalJSON()
			fmt.Printf("%s %v\n", js, err)
			bin, err := u.MarshalBinary()
			fmt.Printf("%x %v\n", bin, err)
			var back time.Time
			fmt.Println(back.UnmarshalBinary(bin), back.Equal(u), back)
			if text != nil {
				fmt.Println(back.UnmarshalText(text), back.Equal(u), back)
			}
		}
	}
	for d := -800; d < 800; d++ {
		u := time.Date(2000, 1, 1+d*37, 7*d, 11*d, 13*d, 1e8*d, time.UTC)
		y, w := u.ISOWeek()
		fmt.Println(u, u.Weekday(), u.YearDay(), y, w)
	}
	for m := time.Month(-1); m < 15; m++ {
		fmt.Println(m, time.Weekday(m), time.Date(2023, m, 31, 0, 0, 0, 0, time.UTC))
	}
	a := time.Date(2024, 1, 31, 10, 30, 0, 999, time.UTC)
	for i := -30; i < 30; i += 7 {
		fmt.Println(a.AddDate(i, i*3, i*11), a.Add(time.Duration(i)*time.Hour*977+time.Duration(i)), a.Sub(a.AddDate(0, i, 0)))
	}
	for _, d := range []time.Duration{-1, 1, 7, 1000, time.Second, 7 * time.Second, time.Minute, 90 * time.Minute, 24 * time.Hour, 7 * 24 * time.Hour, 1<<63 - 1} {
		for _, t := range times {
			fmt.Println(t.Truncate(d), t.Round(d))
		}
	}
	b := a.Add(1)
	fmt.Println(a.Before(b), a.After(b), a.Equal(b), a.Compare(b), b.Compare(a), a.Compare(a), a == b, a == b.Add(-1))
	fmt.Println(times[0].Sub(a), a.Sub(times[0]), time.Unix(1<<40, 0).Sub(time.Unix(-1<<40, 0)))
	fmt.Println(time.UnixMilli(-1).UTC(), time.UnixMicro(1234567).UTC(), time.Unix(1, -1).UTC(), time.Unix(0, 5e9).UTC())
	_, err := time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC).MarshalJSON()
	fmt.Println(err)
	_, err = time.Date(1, 1, 1, 0, 0, 0, 0, time.FixedZone("", 25*3600)).MarshalText()
	fmt.Println(err)
}
