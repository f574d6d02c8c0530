package main

import (
	"fmt"
	"time"
)

func main() {
	type pair struct{ layout, value string }
	pairs := []pair{
		{time.ANSIC, "Thu Feb  4 21:00:57 2010"}, {time.ANSIC, "Thu Feb 4 21:00:57 2010"}, {time.UnixDate, "Thu Feb  4 21:00:57 PST 2010"},
		{time.RubyDate, "Thu Feb 04 21:00:57 -0800 2010"}, {time.RFC850, "Thursday, 04-Feb-10 21:00:57 PST"}, {time.RFC1123, "Thu, 04 Feb 2010 21:00:57 PST"},
		{time.RFC1123, "Thu, 04 Feb 2010 22:00:57 PDT"}, {time.RFC1123Z, "Thu, 04 Feb 2010 21:00:57 -0800"}, {time.RFC3339, "2010-02-04T21:00:57-08:00"},
		{time.RFC3339, "2010-02-04T21:00:57.123456789Z"}, {time.RFC3339, "2010-02-04T21:00:57,5Z"}, {time.RFC3339, "2010-02-04T1:00:57Z"}, {time.RFC3339, "2010-02-30T21:00:57Z"},
		{time.RFC3339, "2010-13-04T21:00:57Z"}, {time.RFC3339, "2010-02-04T24:00:57Z"}, {time.RFC3339, "2010-02-04T23:60:57Z"}, {time.RFC3339, "2010-02-04T23:00:60Z"},
		{time.RFC3339, "2010-02-04T21:00:57+25:00"}, {time.RFC3339, "2010-02-04T21:00:57+24:60"}, {time.RFC3339, "2010-02-04T21:00:57+05:61"}, {time.RFC3339, "2010-02-04T21:00:57"},
		{time.RFC3339, "2010-02-04 21:00:57Z"}, {time.RFC3339, "2010-02-04T21:00:57Zx"}, {time.RFC3339, ""}, {time.RFC3339, "x"}, {time.RFC3339, "2010-2-04T21:00:57Z"},
		{time.RFC3339Nano, "2010-02-04T21:00:57Z"}, {time.RFC3339Nano, "2010-02-04T21:00:57.0123456789012Z"}, {time.Kitchen, "3:04PM"}, {time.Kitchen, "12:00AM"}, {time.Kitchen, "12:30PM"}, {time.Kitchen, "13:04PM"},
		{time.Kitchen, "3:04pm"}, {"3:04pm", "3:04pm"}, {time.Stamp, "Feb  4 21:00:57"}, {time.StampMilli, "Feb  4 21:00:57.012"}, {time.StampMilli, "Feb  4 21:00:57.01"}, {time.StampMilli, "Feb  4 21:00:57.0123"},
		{time.DateTime, "2010-02-04 21:00:57"}, {time.DateTime, "2010-02-04    21:00:57.25"}, {time.DateOnly, "2010-02-29"}, {time.DateOnly, "2012-02-29"}, {time.DateOnly, "2012-04-31"}, {time.DateOnly, "2012-00-31"}, {time.DateOnly, "2012-01-00"},
		{"2006-002", "2012-060"}, {"2006-002", "2011-060"}, {"2006-002", "2011-366"}, {"2006-002", "2012-366"}, {"2006-002", "2012-000"}, {"2006-002 Jan", "2012-060 Feb"}, {"2006-002 Jan", "2012-060 Mar"}, {"2006-002 02", "2012-061 01"}, {"2006-002 02", "2012-061 02"}, {"2006 __2", "2012   6"},
		{"06", "68"}, {"06", "69"}, {"06", "6"}, {"2006", "-123"}, {"2006", "123"}, {"Jan", "feb"}, {"Jan", "FEB"}, {"January", "feb"}, {"January", "february"}, {"Mon", "Xxx"}, {"Monday", "tuesday"},
		{"MST", "CET"}, {"MST", "CEST"}, {"MST", "ABCD"}, {"MST", "ABCDT"}, {"MST", "ABCDET"}, {"MST", "GMT+3"}, {"MST", "GMT-12"}, {"MST", "GMT+99"}, {"MST", "ChST"}, {"MST", "MeST"}, {"MST", "WITA"}, {"MST", "+03"}, {"MST", "-30"}, {"MST", "UTC"}, {"MST", "UT"}, {"MST", "utc"},
		{"-07", "+05"}, {"-0700", "+0530"}, {"-070000", "+053015"}, {"-07:00:00", "-05:30:15"}, {"-07:00", "+0530"}, {"Z07", "Z"}, {"Z0700", "-0130"}, {"Z070000", "Z"}, {"Z07:00:00", "+01:02:03"}, {"-0700", "Z"}, {"-0700", "0530"}, {"-0700", "+5030"}, {"-0700", "+0a30"},
		{"-0700 MST", "+0100 CET"}, {"MST -0700", "CET +0100"}, {"2006-01-02 15:04:05.999999999 -0700 MST", "2024-05-06 07:08:09.5 +0200 CEST"},
		{"a b  c 2006", "a  b c     2006"}, {"a b", "ab"}, {"a ", "a"}, {" a", "a"}, {"a b", "a"}, {"x2006", "y2006"}, {"2006x", "2006"}, {"5", "59"}, {"05", "5"}, {"4", "60"}, {"15", "1"}, {"15", "x"}, {"3", "0"}, {"_2", " 7"}, {"_2", "17"}, {"02", "7"}, {"2", "32"},
		{".000", ".5"}, {"05.000", "05.5"}, {"05.999", "05.5"}, {"05.999", "05"}, {"05,000", "05.123"}, {"05.000", "05,123"}, {"05.00", "05.123"}, {"\"2006\"", "\"20\x00\xff\\"},
		{"Jan 2 2006 3PM", "Dec 31 1999 11AM"}, {"20060102150405", "20240506070809"}, {"20060102150405.000", "20240506070809.123"}, {"1/2/2006", "10/20/2030"}, {"01/02/06", "1/2/06"},
	}
	for _, p := range pairs {
		t, err := time.Parse(p.layout, p.value)
		fmt.Printf("%q %q: %v | %v\n", p.layout, p.value, t, err)
		t, err = time.ParseInLocation(p.layout, p.value, time.FixedZone("CET", 3600))
		fmt.Printf("   %v | %v\n", t, err)
	}
	for _, s := range []string{`"2010-02-04T21:00:57Z"`, `null`, `"2010-02-04T1:00:57Z"`, `"2010-02-04T21:00:57,5Z"`, `2010`, `"`, ``, `"2010-02-04T21:00:57+24:00"`, `"2010-02-04T21:00:57+23:60"`, `"x"`} {
		var t time.Time
		err := t.UnmarshalJSON([]byte(s))
		fmt.Println(s, t, err)
	}
	var t time.Time
	for _, b := range [][]byte{{}, {9}, {1, 2}, {2, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 2, 0, 60, 5}} {
		fmt.Println(t.UnmarshalBinary(b), t)
	}
	_, err := time.Parse(time.RFC3339, "bad")
	pe := err.(*time.ParseError)
	fmt.Printf("%+v\n", *pe)
	_, err = time.LoadLocation("../x")
	fmt.Println(err)
	_, err = time.LoadLocation("No/Such_Zone")
	fmt.Println(err)
	l, err := time.LoadLocation("UTC")
	fmt.Println(l, err, l == time.UTC)
	l, err = time.LoadLocation("")
	fmt.Println(l, err)
}
