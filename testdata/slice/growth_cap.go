// How append grows capacities: real Go's growslice rounds up to size classes.
package main

import "fmt"

// kept makes slices escape: gc gives small ones that don't a buffer on the stack, whose size shows in cap.
var kept []any

func capOf(s []int) int {
	kept = append(kept, s)
	return cap(s)
}

func main() {
	var b []byte
	var i []int
	var s []string
	var e []struct{}
	var t []struct{ a, b, c int }
	caps := func(name string, n func() int) {
		fmt.Print(name, ":")
		last := -1
		for k := 0; k < 3000; k++ {
			if c := n(); c != last {
				fmt.Print(" ", c)
				last = c
			}
		}
		fmt.Println()
	}
	caps("byte", func() int { b = append(b, 1); return cap(b) })
	caps("int", func() int { i = append(i, 1); return cap(i) })
	caps("string", func() int { s = append(s, ""); return cap(s) })
	caps("struct", func() int { t = append(t, struct{ a, b, c int }{}); return cap(t) })
	e = append(e, struct{}{}, struct{}{})
	fmt.Println("empty", len(e))
	fmt.Println(capOf(append([]int{1, 2, 3}, 4)), capOf(append([]int(nil), 1, 2, 3)), capOf(append([]int{1}, 2, 3, 4, 5, 6)))
	fmt.Println(cap(append([]byte{}, "hello"...)), cap(append([]byte("12345678"), 1, 2, 3, 4, 5, 6, 7, 8, 9)))
	fmt.Println(cap(append(make([]int, 300), 1)), cap(append(make([]int, 1000), 1)), cap(append(make([]int32, 10), 1)))
	fmt.Println(cap(append([]int(nil), make([]int, 5)...)), cap(append([]uint16(nil), make([]uint16, 5)...)))
	fmt.Println(cap(append(make([]float64, 0, 4), 1, 2, 3, 4, 5)))
}
