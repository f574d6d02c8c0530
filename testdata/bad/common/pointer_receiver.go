package main

import (
	"fmt"
)

type Shape interface {
	Area() float64
	Name() string
}

type Square struct{ side float64 }

func (s *Square) Area() float64 { return s.side }
func (s *Square) Name() string   { return "square" }

type Circle struct{}

func (c Circle) area() float64 { return 1 }
func (c Circle) Name() int     { return 1 }

func main() {
	var s Shape = Square{2}
	s = &Circle{}
	s.area()
	var t fmt.Stringer = Square{3}
	_ = t
}
