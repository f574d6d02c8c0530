package main

import (
	"fmt"

	"example.com/generic/coll"
	"example.com/generic/util"
)

type P struct{ x, y int }

func main() {
	m := coll.New[string, P]()
	m.OnPut(func(k string) { fmt.Println("put", k) })
	m.Put("b", P{1, 2}).Put("a", P{3, 4})
	fmt.Println(m.Get("a"))
	fmt.Println(m)
	t := m.Transform(func(p P) float64 { return float64(p.x) / float64(p.y) })
	fmt.Println(t, coll.Made(), coll.Log(), util.Count)
	i := &coll.Ints{}
	coll.Fill(i)
	fmt.Println(i)
	fmt.Println(coll.Describe(i), coll.Describe(P{}), coll.Describe(3))
	_, ok := coll.Any().(coll.Stack[int])
	fmt.Println(ok, coll.Any() == any(coll.Stack[string]{}))
	fmt.Println(coll.Capped([]int{1, 2, 3, 4}), coll.Log())
	var s coll.Stack[P]
	s.Push(P{})
	s.Pop()
	fmt.Printf("%T %T\n", s, m)
	defer func() {
		fmt.Println(recover())
		s.Pop()
	}()
	s.Pop()
}
