// fmt: every verb with flags, widths and precisions for the basic kinds.
package main

import "fmt"

func main() {
	for _, v := range []int{0, 42, -42} {
		fmt.Printf("[%d|%5d|%-5d|%05d|%+d|% d|%x|%X|%#x|%o|%#o|%O|%b|%c|%q|%U|%3c]\n", v, v, v, v, v, v, v, v, v, v, v, v, v, v+65, v+65, v+65, v+65)
	}
	for _, v := range []float64{0, 3.14159, -2.5, 1e20, 1e-10} {
		fmt.Printf("[%f|%.2f|%8.3f|%-8.1f|%08.2f|%+.1f|%e|%.3E|%g|%G|%.3g|%6.0f|%v|%x]\n", v, v, v, v, v, v, v, v, v, v, v, v, v, v)
	}
	for _, v := range []string{"", "go", "héé\n"} {
		fmt.Printf("[%s|%5s|%-5s|%.1s|%q|%x|% x|%X|%+q|%#q|%v|%08s|%8.2q]\n", v, v, v, v, v, v, v, v, v, v, v, v, v)
	}
	fmt.Printf("[%t|%6t|%v|%-7t|]\n", true, false, true, false)
	fmt.Printf("[%s|%x|%X|%v|%q|%d]\n", []byte("ab"), []byte("ab"), []byte("\xff"), []byte("ab"), []byte("ab"), []byte("ab"))
	fmt.Printf("[%v|%.1f|%g|%+v]\n", 1+2i, 1+2i, complex64(-1i), 3i)
	fmt.Printf("[%*d|%-*d|%.*f|%[2]d %[1]d|%[3]*.[2]*[1]f]\n", 5, 42, 4, 7, 2, 3.14159)
	fmt.Printf("[%[1]d %[1]v %[1]x %[2]q]\n", 10, "s")
	fmt.Printf("%d%%|%c%c|%v\n", 50, 'a', 0x4e16, 'x')
	fmt.Printf("%!|%z|%d|%s\n", 1, "str", 5)
	fmt.Printf("%d %d\n", 1)
	fmt.Printf("%d\n", 1, 2, "x")
	fmt.Printf("%s %d %t\n", 5, true, "no")
	fmt.Printf("%[5]d %[x]d\n", 1)
	fmt.Printf("%.[2]*d %-010d|%+05d|%+q|%#U\n", 1, 5, 3, 3, 'é', '世')
	fmt.Printf("%T %T %T %T %T\n", 1, "s", 1.5, nil, []any{1})
	fmt.Printf("%v %+v %s %d\n", nil, nil, nil, nil)
	fmt.Printf("%6d|%-6d|%06d|%x|%X\n", []int{1, 22}, []int{1, 22}, []int{-1, 22}, []int{10, 255}, [2]uint8{10, 255})
	fmt.Printf("%5t|%q|%v\n", []bool{true}, []string{"a b", "c"}, [][]string{{"x"}, {}})
	fmt.Printf("%08.3f|%+08.3f|%-8.3f|% 8.3f|%+.3e\n", 3.14159, 3.14159, 3.14159, 3.14159, 314159.0)
	fmt.Printf("%x %X %#x % x %# x\n", "hello", "hello", "hello", "hello", "hello")
	fmt.Printf("%3d|%-3d|%03d|%+3d\n", uint8(7), int16(-7), uint64(7), int8(7))
	fmt.Println(fmt.Sprint("a", 1, 2, "b", "c", 3.0, nil, 'x'), fmt.Sprintln("end", 1))
	fmt.Print(1, 2, "x", 3, "\n")
	fmt.Printf("%v %v %v %v\n", int8(-5), uint16(5), float32(0.1), uintptr(16))
	fmt.Printf("%6.2f%%|%c|%-4c|%U\n", 12.345, 'é', 'x', 0x1F600)
	fmt.Printf("%t %v\n", "x", struct{}{})
	fmt.Printf("%#v %#v %#v %#v %#v %#v\n", 1, "s", 1.0, true, []int(nil), 'x')
	fmt.Printf("%#v %#v %#v\n", []string{"a"}, map[string]bool{"k": true}, struct {
		A int
		B string
	}{1, "x"})
}
