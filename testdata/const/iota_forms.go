// iota in every form: skipped, repeated lists, expressions, typed, in functions and shifts, several names, after blank, shadowed.
package main

import "fmt"

type Weekday uint8

const (
	Sunday Weekday = iota
	Monday
	_
	Wednesday
)

const (
	a, b = iota, iota * 10
	c, d
	_, _
	e, f
)

const (
	_  = 1 << (10 * iota)
	KB
	MB
	GB
)

const (
	s0 = "x"
	s1
	n0 = iota
	n1
	f0 = float32(iota) / 2
	f1
	g0 = len([iota]int{})
	g1
)

const (
	bit0, mask0 = 1 << iota, 1<<iota - 1
	bit1, mask1
	_, _
	bit3, mask3
)

const x = iota

const (
	_ = iota
	p = len([...]int{iota: 0, 5: 1})
)

var fn = func() int { const q = iota + p; return q }

type E int

const (
	E0 E = -iota
	E1
	E2
)

func (e E) String() string { return fmt.Sprintf("E(%d)", int(e)) }

func main() {
	fmt.Println(Sunday, Monday, Wednesday)
	fmt.Println(a, b, c, d, e, f)
	fmt.Println(KB, MB, GB)
	fmt.Println(s0, s1, n0, n1, f0, f1, g0, g1)
	fmt.Println(bit0, mask0, bit1, mask1, bit3, mask3, x)
	fmt.Println(E0, E1, E2, p, fn())
	const (
		local = iota + 0.5
		l2
		KB = "shadowed"
		l3 = iota
	)
	fmt.Println(local, l2, KB, l3)
	const iota = 7
	const (
		z0 = iota
		z1
	)
	fmt.Println(z0, z1)
	fmt.Printf("%T %T %T\n", Monday, local, E1)
}
