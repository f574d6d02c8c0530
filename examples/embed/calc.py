"""A Go package in Python: functions, structs, errors.

    python examples/embed/calc.py
"""

import golite

GO = """
// Package calc has vectors.
package calc

import (
	"errors"
	"math"
)

type Vec struct{ X, Y float64 }

func (v Vec) Len() float64 { return math.Hypot(v.X, v.Y) }

var ErrZero = errors.New("the zero vector has no direction")

// Unit gives the vector of length 1 with the direction of v.
func Unit(v Vec) (Vec, error) {
	if v == (Vec{}) {
		return v, ErrZero
	}
	return Vec{v.X / v.Len(), v.Y / v.Len()}, nil
}

func Sum(vs ...Vec) (sum Vec) {
	for _, v := range vs {
		sum.X += v.X
		sum.Y += v.Y
	}
	return
}

func Fastest(times map[string]float64, better func(a, b float64) bool) (best string) {
	for name, t := range times {
		if best == "" || better(t, times[best]) {
			best = name
		}
	}
	return
}

func Mean(xs []int) int {
	total := 0
	for _, x := range xs {
		total += x
	}
	return total / len(xs)
}
"""

calc = golite.compile(GO, "calc.go")
Vec = calc.Vec

v = calc.Sum(Vec(1, 2), Vec(Y=2), Vec(2, 0))
print(v, v.Len(), calc.Unit(v))
print(calc.Unit.__doc__, calc.Unit.__signature__)
try:
    calc.Unit(Vec())
except golite.GoError as error:
    print("error:", error, error == calc.ErrZero)
print(calc.Fastest({"hare": 9.5, "tortoise": 30.0}, lambda a, b: a > b))
try:
    calc.Mean([])
except ZeroDivisionError as error:
    print("panic:", error, "in", error.frames[0])
