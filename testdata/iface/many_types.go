// One interface implemented by many types with different sizes and receivers; calls through slices, maps, fields, results.
package main

import "fmt"

type Area interface{ Area() int }
type (
	A0 struct{}
	A1 struct{ a int8 }
	A2 struct{ a, b int }
	A3 [3]int
	A4 string
	A5 []int
	A6 map[string]int
	A7 func() int
	A8 bool
	A9 float64
	P0 struct{ x, y, z, w int }
	C0 chan int
)

func (A0) Area() int   { return 0 }
func (a A1) Area() int { return int(a.a) }
func (a A2) Area() int { return a.a * a.b }
func (a A3) Area() int { return a[0] + a[1] + a[2] }
func (a A4) Area() int { return len(a) }
func (a A5) Area() int { return len(a) * 10 }
func (a A6) Area() int { return a["k"] }
func (a A7) Area() int { return a() }
func (a A8) Area() int {
	if a {
		return 1
	}
	return -1
}
func (a A9) Area() int  { return int(a * 2) }
func (p *P0) Area() int { p.x++; return p.x * p.w }
func (c C0) Area() int  { return cap(c) }

type Shape interface{ Area }
type holder struct {
	Shape
	n int
}

func pick(i int) Area {
	switch i % 3 {
	case 0:
		return A2{i, 2}
	case 1:
		return &P0{x: i, w: 1}
	}
	return nil
}

func main() {
	all := []Area{A0{}, A1{-5}, A2{3, 4}, A3{1, 2, 3}, A4("four"), A5{1, 2}, A6{"k": 6}, A7(func() int { return 77 }), A8(true), A8(false), A9(1.75), &P0{1, 2, 3, 4}, C0(make(chan int, 9))}
	for _, a := range all {
		fmt.Printf("%T=%d ", a, a.Area())
	}
	fmt.Println()
	m := map[string]Area{}
	for i, a := range all {
		m[fmt.Sprint(i)] = a
	}
	fmt.Println(m["11"].Area(), m["11"].Area(), all[11].Area())
	h := holder{all[2], 1}
	hh := holder{Shape: h}
	fmt.Println(h.Area(), hh.Shape.(holder).Shape.Area(), hh.Area())
	sum := 0
	for i := range 30 {
		if a := pick(i); a != nil {
			sum += a.Area()
		}
	}
	fmt.Println(sum)
	cmp := []Area{A0{}, A1{1}, A2{1, 2}, A3{1}, A4("x"), A8(true), A9(1), &P0{}}
	eq := 0
	for i := range cmp {
		for j := range cmp {
			if cmp[i] == cmp[j] {
				eq++
			}
		}
	}
	fmt.Println(eq)
	fs := []func() int{}
	for _, a := range all[:4] {
		fs = append(fs, a.Area)
	}
	for _, f := range fs {
		fmt.Print(f(), " ")
	}
	fmt.Println()
}
