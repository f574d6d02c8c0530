// Floating-point text in all formats, halfway cases, limits, hexadecimal, and errors.
package main

import (
	"fmt"
	"math"
	"strconv"
)

func main() {
	values := []float64{0, math.Copysign(0, -1), 1, -1, 0.1, 0.3, 1.0 / 3, 2.5, 123456789, 1e20, 1e21, 1e22, 1e23, 5e-324, math.MaxFloat64,
		2.2250738585072014e-308, 2.2250738585072011e-308, 9007199254740993, 0.000001, 0.0000001, 99999.5, 1234.5678, math.Pi, 100, 4.35, 0.5, 1.5, math.Inf(1), math.Inf(-1), math.NaN()}
	for _, v := range values {
		for _, f := range []byte("eEfgGxXb") {
			for _, prec := range []int{-1, 0, 1, 3, 10, 17, 25} {
				fmt.Print(strconv.FormatFloat(v, f, prec, 64), " ", strconv.FormatFloat(v, f, prec, 32), " ")
			}
		}
		fmt.Println()
	}
	fmt.Println(strconv.FormatFloat(5e-324, 'f', 1080, 64))
	fmt.Println(strconv.FormatFloat(math.MaxFloat64, 'f', 2, 64))
	fmt.Println(strconv.FormatFloat(5e-324, 'e', 760, 64))
	for _, s := range []string{"", "1", "+1.5", "-.5e3", "1.", ".", "1e", "1e400", "-1e400", "1e-400", "inf", "-Infinity", "nan", "infin", "0x1p-2", "0x1.8", "0X.8P4", "1_000.5", "1__0",
		"9007199254740992.9999999999999999999999", "9007199254740993", "2.4703282292062327208299439e-324", "2.4703282292062328e-324", "1.7976931348623158e308", "1.7976931348623159e308",
		"3.4028235677973366e38", "16777217", "16777217.000000000000000000000001", "0.000000000000000000000000000000000000000000000000000000000000000000000000000000000001e84", "1x", " 1"} {
		a, e1 := strconv.ParseFloat(s, 64)
		b, e2 := strconv.ParseFloat(s, 32)
		fmt.Println(s, a, e1, b, e2)
	}
	// Shortest text reads back: a sum over many numbers shows it.
	sum, length := uint64(0), 0
	x := uint64(1)
	for i := 0; i < 20000; i++ {
		x = x*6364136223846793005 + 1442695040888963407
		v := math.Float64frombits(x)
		if v != v || math.IsInf(v, 0) {
			continue
		}
		s := strconv.FormatFloat(v, 'g', -1, 64)
		back, err := strconv.ParseFloat(s, 64)
		if err != nil || back != v {
			fmt.Println("lost", s)
		}
		length += len(s)
		for j := 0; j < len(s); j++ {
			sum = sum*31 + uint64(s[j])
		}
		s = strconv.FormatFloat(v, 'e', i%20, 64)
		for j := 0; j < len(s); j++ {
			sum = sum*31 + uint64(s[j])
		}
	}
	fmt.Println(sum, length)
	for _, s := range []string{"1+2i", "(3.5-1e3i)", "i", "2i", "1+i", "NaN+NaNi", "1e400-1i", "1+2"} {
		c, err := strconv.ParseComplex(s, 128)
		fmt.Println(s, strconv.FormatComplex(c, 'g', -1, 128), err)
	}
}
