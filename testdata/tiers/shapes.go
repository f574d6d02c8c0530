// Calls between the tiers with every shape of arguments and results, while functions and loops change over to compiled code.
package main

import "fmt"

type small struct {
	a int8
	b bool
	c uint16
}
type mixed struct {
	a int32
	f float32
	g float64
	b bool
}
type large struct {
	a [6]int
	s string
	b bool
}
type hfa struct{ x, y float64 }

//go:noinline
func ints(a int8, b uint16, c int32, d int64, e uint8, f int, g int16, h uint32, i bool, j int8) (int8, bool, uint16) {
	return a + j, i, b + uint16(e) + uint16(g) + uint16(c) + uint16(d) + uint16(f) + uint16(h)
}

//go:noinline
func bools(a, b, c, d, e, f, g, h bool) (bool, bool) { return a != h, b == g && c == f && d == e }

//go:noinline
func floats(a, b float32, c, d, e, f, g, h, i, j float64, k int, l float32) (float64, float32) {
	return a64(a) + c + d + e + f + g + h + i + j + float64(k), b + l
}

func a64(x float32) float64 { return float64(x) }

//go:noinline
func structs(s small, m mixed, l large, h hfa, e struct{}) (small, mixed) {
	l.a[3]++
	return small{s.a + 1, !s.b, s.c + uint16(l.a[3])}, mixed{m.a + int32(len(l.s)), m.f * 2, m.g + h.x*h.y, l.b}
}

//go:noinline
func big(l large, i int) large {
	l.a[i%6] += i
	l.b = !l.b
	return l
}

//go:noinline
func several(i int) (string, []int, error) {
	if i%1000 == 0 {
		return "thousand", nil, fmt.Errorf("e%d", i)
	}
	return "x", []int{i}, nil
}

//go:noinline
func variadic(format string, rest ...int) int { return len(format) + len(rest) }

type shape interface {
	area(k float64) float64
	scale(by float64, s small) (shape, bool)
}

func (h hfa) area(k float64) float64                      { return h.x * h.y * k }
func (h hfa) scale(by float64, s small) (shape, bool)     { return hfa{h.x + by, h.y}, s.b }
func (m *mixed) area(k float64) float64                   { return m.g * k }
func (m *mixed) scale(by float64, s small) (shape, bool)  { m.g += by; return m, !s.b }

func round(n int) {
	var (
		s  = small{1, true, 3}
		m  = mixed{1, 1.5, 2.5, false}
		l  = large{s: "abc"}
		h  = hfa{1, 2}
		i8 int8
		ok bool
		u  uint16
		ff float64
		f3 float32
	)
	count := 0
	closure := func(a, b bool, x float64, y int) (float64, bool) {
		count += y
		return x + float64(count), a && b
	}
	value := ints
	var sh shape = h
	var sh2 shape = &mixed{}
	yes := 0
	for i := 0; i < n; i++ {
		i8, ok, u = ints(int8(i), uint16(i), -1, int64(i), 255, i, -7, 1, i%3 == 0, i8)
		i8, ok, u = value(i8, u, int32(u), 1, 2, 3, 4, 5, ok, 6)
		a, b := bools(ok, true, i&1 == 0, i&2 == 0, i&2 == 0, i&1 == 0, true, !ok)
		if a && b {
			yes++
		}
		ff, f3 = floats(float32(i&7), 0.5, 1, 2, 3, 4, 5, 6, 7, ff/1e3, i&15, f3/2)
		s, m = structs(s, m, l, h, struct{}{})
		m.f, m.g = 1, m.g/2
		l = big(l, i)
		text, list, err := several(i)
		if err != nil {
			yes += len(text)
		}
		yes += len(list) + variadic("ab", 1, 2, 3) + variadic(text)
		x, both := closure(a, b, ff, i&1)
		if both {
			ff = x / 2
		}
		var moved bool
		if sh, moved = sh.scale(0.25, s); moved {
			yes++
		}
		if sh2, moved = sh2.scale(sh.area(0.001), s); moved {
			yes++
		}
	}
	fmt.Println(i8, ok, u, ff, f3, s, m, l, count, yes, sh.area(1), sh2.area(2))
}

func main() {
	for i := 0; i < 3; i++ {
		round(15000)
	}
}
