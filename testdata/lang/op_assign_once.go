// Operands of x op= y, x++ and of index expressions on the left are evaluated once.
package main

import "fmt"

var calls int

func idx() int        { calls++; return calls - 1 }
func get(p *int) *int { calls++; return p }

type S struct {
	arr [3]int
	m   map[string]int
	p   *S
}

func main() {
	a := []int{10, 20, 30, 40}
	a[idx()] += 5
	fmt.Println(a, calls)
	a[idx()]++
	fmt.Println(a, calls)
	n := 1
	*get(&n) <<= 4
	fmt.Println(n, calls)
	m := map[string]int{}
	key := func() string { calls++; return "k" }
	m[key()] += 3
	m[key()]--
	fmt.Println(m, calls)
	s := &S{m: map[string]int{}, p: &S{}}
	next := func() *S { calls++; return s.p }
	next().arr[idx()%3] |= 6
	next().arr[1] ^= 3
	fmt.Println(s.p.arr, calls)
	str := []string{"x"}
	str[idx()-calls+1] += "y"
	fmt.Println(str)
	var mm = map[string]map[string][]int{"a": {"b": nil}}
	mm["a"]["b"] = append(mm["a"]["b"], 1)
	mm["a"]["b"][0] *= 7
	fmt.Println(mm)
	f := 1.5
	f /= 0.5
	f -= 1
	b := byte(250)
	b += 10
	b <<= 1
	b &^= 1
	fmt.Println(f, b)
	x := 7
	x, y := x*2, x
	x *= y + 1
	fmt.Println(x, y)
	c := 2i
	c *= c
	fmt.Println(c)
}
