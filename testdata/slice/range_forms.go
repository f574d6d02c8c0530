// range over slices and arrays with every combination of variables, changing the slice on the way, over literals, fields and calls.
package main

import "fmt"

type holder struct{ xs []int }

var evals int

func get() []int { evals++; return []int{1, 2, 3} }

func main() {
	for range get() {
		fmt.Print("-")
	}
	for i := range get() {
		fmt.Print(i)
	}
	for _, v := range get() {
		fmt.Print(v)
	}
	for i, v := range get() {
		fmt.Print(i, v)
	}
	fmt.Println(" evaluated", evals)
	s := []int{1, 2, 3, 4}
	for i := range s {
		s = s[:len(s)-1]
		fmt.Print(i, len(s), " ")
	}
	fmt.Println(s)
	s = []int{1, 2, 3}
	for i, v := range s {
		s = nil
		fmt.Print(i, v, " ")
	}
	fmt.Println(s == nil)
	h := holder{[]int{5, 6}}
	for i, v := range h.xs {
		h.xs = append(h.xs, v*10)
		h.xs[i]++
	}
	fmt.Println(h.xs)
	var i int
	var v struct{ x int }
	var arr [4]string
	for i, v.x = range []int{7, 8, 9} {
		arr[i] = fmt.Sprint(v.x)
	}
	fmt.Println(i, v, arr)
	for i, arr[i] = range []string{"a", "b"} {
	}
	fmt.Println(i, arr)
	m := map[int]int{}
	for m[0], m[1] = range []int{4, 5, 6} {
	}
	fmt.Println(m)
	for i := range [3]struct{}{} {
		fmt.Print(i)
	}
	for i := range len(arr) {
		fmt.Print(i)
	}
	fmt.Println()
	sum := 0
	for _, row := range [][]int{{1, 2}, {}, {3}} {
		for _, x := range row {
			sum += x
		}
	}
	for _, p := range []*int{&sum, &sum} {
		*p *= 2
	}
	fmt.Println(sum)
	for i, b := range []byte("héy")[1:] {
		fmt.Print(i, ":", b, " ")
	}
	for i, r := range []rune("héy") {
		fmt.Print(i, ":", r, " ")
	}
	fmt.Println()
	structs := []struct{ n int }{{1}, {2}}
	for _, st := range structs {
		st.n = 100
	}
	for i := range structs {
		structs[i].n *= 10
	}
	fmt.Println(structs)
	big := [1000]int{999: 1}
	last := 0
	for _, last = range big {
	}
	pb := &big
	for i := range pb {
		pb[i] = i
	}
	fmt.Println(last, big[500])
	for i := range []int(nil) {
		fmt.Println("never", i)
	}
	func() {
		for i, v := range s[:0] {
			fmt.Println("never", i, v)
		}
	}()
}
