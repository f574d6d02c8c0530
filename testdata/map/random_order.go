// Iteration order differs between loops; printing is sorted.
package main

import "fmt"

func order(m map[int]bool) string {
	s := ""
	for k := range m {
		s += fmt.Sprint(k, ",")
	}
	return s
}

func main() {
	m := map[int]bool{}
	for i := range 8 {
		m[i] = true
	}
	seen := map[string]bool{}
	for range 200 {
		seen[order(m)] = true
	}
	fmt.Println(len(seen) > 1)
	firsts := map[int]bool{}
	big := map[int]bool{}
	for i := range 500 {
		big[i] = true
	}
	for range 200 {
		for k := range big {
			firsts[k] = true
			break
		}
	}
	fmt.Println(len(firsts) > 5)
	fmt.Println(m)
	fmt.Println(map[string]int{"z": 1, "a": 2, "m": 3})
	fmt.Println(map[float64]string{2.5: "x", -1: "y", 0: "z"})
	fmt.Println(map[[2]int]int{{2, 1}: 1, {1, 9}: 2, {1, 2}: 3})
	fmt.Println(map[any]int{"b": 1, "a": 3, "": 6})
	fmt.Println(map[bool]int{true: 1, false: 0})
	type k struct {
		a int
		b string
	}
	fmt.Printf("%v\n", map[k]int{{2, "a"}: 1, {1, "b"}: 2, {1, "a"}: 3})
	fmt.Printf("%+v\n%#v\n", map[string][]int{"y": {1}, "x": nil}, map[string]int{"b": 1, "a": 2})
}
