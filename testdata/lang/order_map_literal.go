// A literal of a map is evaluated in order with calls, as gc does it: what it stores is read before later calls.
package main

import "fmt"

var n int8 = 60

type point struct{ x, y int8 }

func dec() bool {
	n--
	return true
}

func show(m map[string]int8, b bool) string             { return fmt.Sprint(m, b) }
func nested(m map[int]map[int]int8, b bool) string       { return fmt.Sprint(m, b) }
func pointer(m *map[int]point, a int8, b bool) string    { return fmt.Sprint(*m, a, b) }
func list(l []int8, m []map[bool]int8, b bool) string    { return fmt.Sprint(l, m, b) }
func generic[M ~map[K]V, K comparable, V any](m M, b bool) string { return fmt.Sprint(m, b) }

type named map[int8]int8

func both() (map[int8]bool, bool) { return map[int8]bool{n: dec(), n - 100: false}, dec() }

func main() {
	fmt.Println(show(map[string]int8{"a": n, "b": n + 1}, dec()))
	fmt.Println(show(map[string]int8{}, dec()), n)
	fmt.Println(nested(map[int]map[int]int8{1: {2: n}, 3: nil}, dec()))
	fmt.Println(pointer(&map[int]point{1: {n, 1}, 2: {y: n}}, n, dec()))
	fmt.Println(list([]int8{n}, []map[bool]int8{{true: n}, {}}, dec()))
	fmt.Println(generic(named{n: n}, dec()))
	fmt.Println(both())
	m, b := map[int8]int8{1: n}, dec()
	fmt.Println(m, b)
	m[1], m = n, named{n: 2, 3: int8(len(fmt.Sprint(dec())))}
	fmt.Println(m, len(named{n: 1, 2: 2}) == 2 && dec(), n)
	fmt.Println(map[bool]int8{dec(): n, !dec(): n}, dec())
	switch f := func() int8 { n++; return n }; f() {
	case named{1: n}[1]:
		fmt.Println("equal", n)
	default:
		fmt.Println("other", n)
	}
}
