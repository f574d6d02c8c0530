// Switches with many cases: sparse and dense integers, negative, 64-bit, strings of equal length, runes, floats.
package main

import (
	"fmt"
	"math"
)

func sparse(n int64) string {
	switch n {
	case -9223372036854775808:
		return "min"
	case -100:
		return "-100"
	case -1, 0, 1:
		return "around zero"
	case 7:
		return "7"
	case 1000, 2000, 3000:
		return "thousands"
	case 1 << 20:
		return "1M"
	case 1 << 40:
		return "1T"
	case 9223372036854775807:
		return "max"
	}
	return "?"
}

func dense(b byte) int {
	switch b {
	case 'a', 'e', 'i', 'o', 'u':
		return 1
	case 'b', 'c', 'd', 'f', 'g', 'h':
		return 2
	case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
		return 3
	case ' ', '\t', '\n':
		return 4
	case 0:
		return 5
	case 255:
		return 6
	default:
		return 0
	}
}

func word(s string) int {
	switch s {
	case "break", "case", "chan", "const":
		return 1
	case "continue", "default", "defer", "else":
		return 2
	case "func", "goto", "for", "go":
		return 3
	case "if", "import", "interface", "map", "package":
		return 4
	case "range", "return", "select", "struct", "switch", "type", "var":
		return 5
	case "":
		return 6
	case "caze", "cas", "cases":
		return 7
	}
	return 0
}

func float(f float64) string {
	switch f {
	case 0:
		return "zero"
	case 1.5, 2.5:
		return "halves"
	case math.Inf(1):
		return "inf"
	case math.NaN():
		return "never"
	}
	return "other"
}

func nested(a, b int) string {
	switch a {
	case 1:
		switch b {
		case 1:
			return "11"
		case 2:
			break
		default:
			return "1x"
		}
		return "12"
	case 2, 3:
		switch {
		case b > a:
			return "bigger"
		}
		fallthrough
	default:
		return "end"
	}
}

func state(in string) (out []int) {
	s := 0
	for i := 0; i < len(in); i++ {
		switch s {
		case 0:
			if in[i] == '"' {
				s = 1
			}
		case 1:
			switch in[i] {
			case '\\':
				s = 2
			case '"':
				s = 0
			}
		case 2:
			s = 1
		}
		out = append(out, s)
	}
	return
}

func main() {
	for _, n := range []int64{math.MinInt64, -100, -99, -1, 0, 1, 2, 7, 1000, 2000, 2001, 1 << 20, 1 << 40, 1<<40 + 1, math.MaxInt64} {
		fmt.Print(sparse(n), ";")
	}
	fmt.Println()
	sum := 0
	for i := range 256 {
		sum = sum*3%1000003 + dense(byte(i))
	}
	fmt.Println(sum)
	for _, w := range []string{"break", "const", "chan", "else", "go", "goto", "map", "package", "var", "type", "", "cas", "cases", "caze", "casf", "x"} {
		fmt.Print(word(w), " ")
	}
	fmt.Println()
	for _, f := range []float64{0, math.Copysign(0, -1), 1.5, 2.5, math.Inf(1), math.Inf(-1), math.NaN()} {
		fmt.Print(float(f), " ")
	}
	fmt.Println()
	fmt.Println(nested(1, 1), nested(1, 2), nested(1, 3), nested(2, 5), nested(3, 1), nested(9, 9))
	fmt.Println(state(`a"b\"c"d`))
}
