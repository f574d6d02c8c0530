// iota in all its positions.
package main

import "fmt"

const (
	A = iota
	B
	_
	D
	E, F = iota, iota * 10
	G, H
)

const (
	KB = 1 << (10 * (iota + 1))
	MB
	GB
)

const (
	x0 = "s"
	x1
	x2 = iota
	x3
)

type Weekday int

const (
	Sunday Weekday = iota
	Monday
	Tuesday
)

func (d Weekday) String() string { return [...]string{"Sun", "Mon", "Tue"}[d] }

const (
	bit0, mask0 = 1 << iota, 1<<iota - 1
	bit1, mask1
	_, _
	bit3, mask3
)

const single = iota

const (
	c0 = iota + 0.5
	c1
	c2 = 'a' + iota
	c3
)

func main() {
	fmt.Println(A, B, D, E, F, G, H)
	fmt.Println(KB, MB, GB)
	fmt.Println(x0, x1, x2, x3)
	fmt.Println(Sunday, Monday, Tuesday, int(Tuesday))
	fmt.Println(bit0, mask0, bit1, mask1, bit3, mask3, single)
	fmt.Printf("%v %v %T %T %v %v\n", c0, c1, c1, c2, c2, c3)
	const (
		local = iota
		other
	)
	fmt.Println(local, other)
	const (
		n0 = len([iota + 1]int{})
		n1
		n2
	)
	fmt.Println(n0, n1, n2)
}
