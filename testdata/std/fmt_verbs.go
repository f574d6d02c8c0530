package main

import (
	"fmt"
	"math"
)

func main() {
	verbs := "vTdbcoOqxXUeEfFgGstz"
	flags := []string{"", "+", "-", "#", " ", "0", "# ", "+0"}
	widths := []string{"", "14", ".3", "08.2"}
	vals := []any{
		true, 0, -42, int8(-128), int32(0x65e5), uint8(255), uint64(math.MaxUint64), uintptr(0xabc),
		0.0, -1.5, 123456789.0, 1e21, 1e-7, math.Inf(1), math.Inf(-1), math.NaN(), float32(0.1), math.Copysign(0, -1),
		1 - 2i, complex64(0.5 + 3i), "", "héllo", "a\"b`\n\xff", []byte("byt\x00"), []byte(nil), 'x',
	}
	for _, v := range vals {
		for _, verb := range verbs {
			for _, f := range flags {
				for _, w := range widths {
					fmt.Printf("%"+f+w+string(verb)+"|", v)
				}
			}
			fmt.Printf("%c %T\n", verb, v)
		}
	}
	for i := -40; i < 40; i++ {
		x := math.Ldexp(1.2345678901234567, i*3)
		fmt.Println(x, float32(x), -x, int64(x))
		fmt.Printf("%8.3f|%e|%g|%G|%x|%b|%10.2e|%+.1f\n", x, x, x, x, x, x, x, x)
	}
	for _, o := range []string{"%", "%%", "%5%", "%-", "%!", "%d %d", "%[2]d %[1]d", "%[3]d", "%[x]d", "%[1", "%[]d", "%[0]d", "%*d", "%-*d", "%.*f", "%*.*f", "%[3]*.[2]*[1]f", "%[1]2d", "%[1].2d", "%.[1]d", "%d%[1]d", "%99999999d", "%.99999999d", "%s%", "%v%v%v%v", "%.-3d", "%.*d|", "%z %é", "%[1]v %[1]v %v", "%\xffd", "%[2]*d|", "%[1]%"} {
		for _, a := range [][]any{{}, {1}, {3.5, 2, 8}, {-5, 7}, {"a", 3}, {uint8(4), 5}, {10000000, 5}, {nil, nil}, {1, 2, nil, "x"}} {
			fmt.Printf("%s|%s\n", o, fmt.Sprintf(o, a...))
		}
	}
}
