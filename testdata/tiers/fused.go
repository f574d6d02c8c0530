// What the interpreter makes single instructions of: the ends of counting loops in all forms, arithmetic with an operand in memory, updates of
// memory, multiply and add.
package main

import "fmt"

type cell struct {
	n    int
	f    float64
	h    int16
	b    uint8
	next *cell
}

//go:noinline
func counting(n, k, from, to int) (sum int) {
	for i := 0; i < n; i += k {
		sum += i
	}
	for i := 0; i < 100; i += k {
		sum ^= i
	}
	for i := 0; i < n; i++ {
		sum += 3
	}
	for i := 0; i < 50; i++ {
		sum ^= i * 7
	}
	for i := 0; i <= n; i += k {
		sum += 2 * i
	}
	for i := 1; i <= 60; i += k {
		sum -= i
	}
	for i := 1; i <= n; i++ {
		sum++
	}
	for i := 1; i <= 33; i++ {
		sum *= 3
	}
	for i := from; i > to; i += -k {
		sum += i
	}
	down := -k
	for i := from; i > to; i += down {
		sum ^= i
	}
	for i := from; i > 5; i += down {
		sum += i
	}
	for i := from; i > to; i-- {
		sum += i & 1
	}
	for i := from; i > 0; i-- {
		sum += i & 2
	}
	for i := from; i >= to; i += down {
		sum -= i
	}
	for i := from; i >= 10; i += down {
		sum ^= i
	}
	for i := from; i >= to; i-- {
		sum += i * i
	}
	for i := from; i >= 0; i-- {
		sum ^= i * i
	}
	for i := 0; i != 12*k; i += k {
		sum += i
	}
	m := 12 * k
	for i := 0; i != m; i += k {
		sum ^= i
	}
	for i := 0; i != n; i++ {
		sum ^= i
	}
	for i := 0; i != 20; i++ {
		sum += i
	}
	step := k / k * 4
	for i := 0; i != 40; i += step {
		sum -= i
	}
	return
}

//go:noinline
func integers(xs []int, v int) (a, b, c, d int) {
	for i := range xs {
		a = v + xs[i]
		b ^= v - xs[i]
		c ^= xs[i] - v
		d ^= v * xs[i]
	}
	for i := range xs {
		xs[i] += v
	}
	for i := range xs {
		xs[i] -= a
	}
	for i := range xs {
		xs[i] *= v
	}
	return
}

//go:noinline
func floats(fs []float64, v float64) (a, b, c, d, e, f float64) {
	for i := range fs {
		a = v + fs[i]
		b += v - fs[i]
		c += fs[i] - v
		d += v * fs[i]
		e = v - a*b
		f = a*b - e
	}
	for i := range fs {
		fs[i] += v
	}
	third := v / 3
	for i := range fs {
		fs[i] -= third
	}
	for i := range fs {
		fs[i] *= v
	}
	return
}

//go:noinline
func cells(c *cell, v int, f float64) (x int, y float64) {
	x = v + c.n
	x ^= v - c.n
	x ^= c.n - v
	x ^= v * c.n
	y = f + c.f
	y += f - c.f
	y += c.f - f
	y += f * c.f
	y += c.f*f - y
	c.n += v
	c.n -= x
	c.n *= v
	c.f += f
	c.f -= y
	c.f *= f
	return
}

//go:noinline
func narrow(c *cell, h int16, b uint8) { c.h = h; c.b = b; c.next.h = h + 1 }

//go:noinline
func outside(xs []int, i int) (err any) {
	defer func() { err = recover() }()
	xs[i] += 2
	return nil
}

//go:noinline
func outsideOperand(fs []float64, i int, v float64) (sum float64, err any) {
	defer func() { err = recover() }()
	sum = v * fs[i]
	return
}

//go:noinline
func flags(fs []bool, n int) (set, clear int, err any) {
	defer func() { err = recover() }()
	for i := 0; i < n; i++ {
		if !fs[i] {
			clear += i
		}
		if fs[i] {
			set += i
		}
	}
	return
}

func main() {
	fmt.Println(flags([]bool{true, false, true, true}, 4))
	fmt.Println(flags([]bool{true, false}, 3))
	fmt.Println(counting(40, 3, 90, 20), counting(1, 1, 2, 1), counting(0, 2, 0, 0))
	xs := []int{5, -7, 1 << 40, 3, 0}
	fmt.Println(integers(xs, 11))
	fmt.Println(xs)
	fs := []float64{1.5, -2.25, 1e10, 0.1}
	fmt.Println(floats(fs, 3.3))
	fmt.Println(fs)
	c := &cell{n: 12, f: 0.7, next: &cell{}}
	fmt.Println(cells(c, 5, 1.1))
	narrow(c, -3, 200)
	fmt.Println(c.n, c.f, c.h, c.b, c.next.h)
	fmt.Println(outside(xs, 2), outside(xs, 5), outside(xs, -1), xs)
	fmt.Println(outsideOperand(fs, 1, 2))
	fmt.Println(outsideOperand(fs, 4, 2))
	func() {
		defer func() { fmt.Println(recover()) }()
		var none *cell
		narrow(none, 1, 2)
	}()
}
