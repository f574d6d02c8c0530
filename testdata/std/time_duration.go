package main

import (
	"fmt"
	"math"
	"time"
)

func main() {
	ds := []time.Duration{0, 1, -1, 999, 1000, 1001, 999999, 1000000, 1500000, 999999999, time.Second, -time.Second, 1100 * time.Millisecond, time.Minute, 61 * time.Second,
		time.Hour, time.Hour + time.Second, 100*time.Hour + 5*time.Minute + 300*time.Millisecond, math.MaxInt64, math.MinInt64, math.MinInt64 + 1, 2*time.Minute + 5, 123456789, 10 * time.Microsecond}
	ms := []time.Duration{-1, 0, 1, 2, 7, 1000, time.Millisecond, time.Second, time.Minute, 3 * time.Hour, math.MaxInt64}
	for _, d := range ds {
		fmt.Println(d, d.Nanoseconds(), d.Microseconds(), d.Milliseconds(), d.Seconds(), d.Minutes(), d.Hours(), d.Abs())
		fmt.Printf("%v %d %s %q %x %10v| %T %#v\n", d, d, d, d, d, d, d, d)
		for _, m := range ms {
			fmt.Print(d.Round(m), " ", d.Truncate(m), " ")
		}
		fmt.Println()
		e, err := time.ParseDuration(d.String())
		fmt.Println(e == d, err)
	}
	for _, s := range []string{"", "0", "-0", "+0", "5s", "30s", "1478s", "-5s", "+5s", "5.0s", "5.6s", "5.s", ".5s", "1.004s", "100.00100s", "10ns", "11us", "12µs", "12μs", "13ms", "14s", "15m", "16h",
		"3h30m", "10.5s4m", "-2m3.4s", "1h2m3s4ms5us6ns", "39h9m14.425s", "52763797000ns", "0.3333333333333333333h", "9007199254740993ns", "9223372036854775807ns", "9223372036854775.807us", "9223372036s854ms775us807ns",
		"-9223372036854775808ns", "-9223372036854775.808us", "9223372036854775808ns", "9223372036854775.808us", "3000000h", "0.100000000000000000000h", "0.9223372036854775807h", "0.830103483285477580700h", "-9223372036854775809ns",
		"3", "-", "s", ".", "-.", ".s", "+.s", "1d", "\x85\x85", "\xffff", "hello \xffff world", "1", "1s1", "1.1.1s", "1e3s", " 1s", "1s ", "1x2s", "-+1s", "\"1s\\"} {
		d, err := time.ParseDuration(s)
		fmt.Printf("%q %d %v\n", s, d, err)
	}
}
