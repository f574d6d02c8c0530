// Structs of three words without pointers, by value: elements of slices and arrays, behind pointers, in maps and results.
package main

import "fmt"

type point struct{ x, y, z int }

type shape struct {
	name string
	at   point
	to   point
}

//go:noinline
func move(p *point, by point) point {
	*p = point{p.x + by.x, p.y + by.y, p.z + by.z}
	return *p
}

//go:noinline
func place(s *shape, at point) { s.at, s.to = at, s.at }

//go:noinline
func fill(list []point, v point) {
	for i := range list {
		list[i] = v
		v.x++
	}
}

//go:noinline
func set(p *point, v point) { *p = v }

func main() {
	one := point{}
	set(&one, point{3, 2, 1})
	fmt.Println(one)
	list := make([]point, 4)
	fill(list, point{1, 2, 3})
	fmt.Println(list, move(&list[2], point{10, 20, 30}), list[2])
	s := &shape{name: "s"}
	place(s, list[2])
	place(s, list[0])
	fmt.Println(*s)
	m := map[string]point{"a": list[1]}
	m["b"] = m["a"]
	fmt.Println(m, len(m))
	defer func() { fmt.Println(recover(), *s) }()
	s = nil
	defer func() {
		fmt.Println(recover())
		s = &shape{to: point{7, 8, 9}}
		fill(list[:5], point{})
	}()
	place(s, point{})
}
