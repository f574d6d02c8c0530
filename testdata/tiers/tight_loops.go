// Loops of one instruction on a slice's element: fills, updates and sums, with steps and bounds of every kind, their ends, and what happens
// when they run over the end.
package main

import "fmt"

//go:noinline
func fill8(a []int8, from, to, step int, v int8) {
	for i := from; i <= to; i += step {
		a[i] = v
	}
}

//go:noinline
func fill16(a []uint16, n int, v uint16) {
	for i := 0; i < n; i++ {
		a[i] = v
	}
}

//go:noinline
func fill32(a []float32, n, step int, v float32) {
	for i := 0; i < n; i += step {
		a[i] = v
	}
}

//go:noinline
func fill64(a []int, n int) {
	for i := 1; i <= n; i++ {
		a[i] = n
	}
}

//go:noinline
func count(a []int) {
	for i := 0; i < len(a); i++ {
		a[i] = i // the counter itself
	}
}

//go:noinline
func raise(a []int, n, by int) {
	for i := 0; i < n; i++ {
		a[i] += by
	}
}

//go:noinline
func raiseFloats(a []float64, n, step int, by float64) {
	for i := 0; i < n; i += step {
		a[i] += by
	}
}

//go:noinline
func raiseBoth(a, b []float64) { // two instructions and a latch
	for i := 0; i < len(a); i++ {
		a[i] += 0.5
		b[i] += 0.25
	}
}

//go:noinline
func sum(a []int, from, to, step int) (s int) {
	for i := from; i < to; i += step {
		s += a[i]
	}
	return
}

//go:noinline
func sumFloats(a []float64, last int) (s float64) {
	for i := 0; i <= last; i++ {
		s += a[i]
	}
	return
}

//go:noinline
func doubling(a []int, n int) (s int) {
	for i := 1; i < n; i += i { // the step is the counter
		s += a[i]
	}
	return
}

//go:noinline
func growing(a []int) (i int) {
	for i < len(a) {
		i += a[i] // the sum is the counter
	}
	return
}

type number interface{ ~int | ~float64 }

//go:noinline
func fillBelow[T any](a []T, n, step int, v T) {
	for i := 0; i < n; i++ {
		a[i] = v
	}
}

//go:noinline
func raiseBelow[T number](a []T, n, step int, v T) {
	for i := 0; i < n; i++ {
		a[i] += v
	}
}

//go:noinline
func sumBelow[T number](a []T, n, step int) (s T) {
	for i := 0; i < n; i++ {
		s += a[i]
	}
	return s
}

//go:noinline
func fillBelowBy[T any](a []T, n, step int, v T) {
	for i := 0; i < n; i += step {
		a[i] = v
	}
}

//go:noinline
func raiseBelowBy[T number](a []T, n, step int, v T) {
	for i := 0; i < n; i += step {
		a[i] += v
	}
}

//go:noinline
func sumBelowBy[T number](a []T, n, step int) (s T) {
	for i := 0; i < n; i += step {
		s += a[i]
	}
	return s
}

//go:noinline
func fillUpTo[T any](a []T, n, step int, v T) {
	for i := 0; i <= n; i++ {
		a[i] = v
	}
}

//go:noinline
func raiseUpTo[T number](a []T, n, step int, v T) {
	for i := 0; i <= n; i++ {
		a[i] += v
	}
}

//go:noinline
func sumUpTo[T number](a []T, n, step int) (s T) {
	for i := 0; i <= n; i++ {
		s += a[i]
	}
	return s
}

//go:noinline
func fillUpToBy[T any](a []T, n, step int, v T) {
	for i := 0; i <= n; i += step {
		a[i] = v
	}
}

//go:noinline
func raiseUpToBy[T number](a []T, n, step int, v T) {
	for i := 0; i <= n; i += step {
		a[i] += v
	}
}

//go:noinline
func sumUpToBy[T number](a []T, n, step int) (s T) {
	for i := 0; i <= n; i += step {
		s += a[i]
	}
	return s
}

func fills[T any](v, w T) {
	a := make([]T, 8)
	fillBelow(a, 7, 3, v)
	fmt.Print(a)
	try("fillBelow", func() { fillBelow(a, 9, 5, w) })
	fillBelowBy(a, 7, 3, v)
	fmt.Print(a)
	try("fillBelowBy", func() { fillBelowBy(a, 9, 5, w) })
	fillUpTo(a, 7, 3, v)
	fmt.Print(a)
	try("fillUpTo", func() { fillUpTo(a, 9, 5, w) })
	fillUpToBy(a, 7, 3, v)
	fmt.Print(a)
	try("fillUpToBy", func() { fillUpToBy(a, 9, 5, w) })
	fmt.Println(a)
}

func sums[T number](v, w T) {
	a := make([]T, 8)
	raiseBelow(a, 7, 3, v)
	fmt.Print(a, sumBelow(a, 7, 2))
	try("raiseBelow", func() { raiseBelow(a, 9, 5, w) })
	try("sumBelow", func() { sumBelow(a, 8, 4) })
	raiseBelowBy(a, 7, 3, v)
	fmt.Print(a, sumBelowBy(a, 7, 2))
	try("raiseBelowBy", func() { raiseBelowBy(a, 9, 5, w) })
	try("sumBelowBy", func() { sumBelowBy(a, 8, 4) })
	raiseUpTo(a, 7, 3, v)
	fmt.Print(a, sumUpTo(a, 7, 2))
	try("raiseUpTo", func() { raiseUpTo(a, 9, 5, w) })
	try("sumUpTo", func() { sumUpTo(a, 8, 4) })
	raiseUpToBy(a, 7, 3, v)
	fmt.Print(a, sumUpToBy(a, 7, 2))
	try("raiseUpToBy", func() { raiseUpToBy(a, 9, 5, w) })
	try("sumUpToBy", func() { sumUpToBy(a, 8, 4) })
	fmt.Println(a)
}

func try(what string, f func()) {
	defer func() { fmt.Println(what, recover()) }()
	f()
}

func main() {
	a8 := make([]int8, 20)
	fill8(a8, 2, 17, 3, -7)
	fmt.Println(a8)
	try("fill8", func() { fill8(a8, 1, 40, 6, 3) })
	fmt.Println(a8)
	try("fill8 negative", func() { fill8(a8, 5, 40, -2, 1) })
	fmt.Println(a8)
	a16 := make([]uint16, 9)
	fill16(a16, 4, 65535)
	try("fill16", func() { fill16(a16, 10, 500) })
	fmt.Println(a16)
	a32 := make([]float32, 9)
	fill32(a32, 9, 2, 1.5)
	try("fill32", func() { fill32(a32, 30, 5, 0.25) })
	fmt.Println(a32)
	a64 := make([]int, 9)
	fill64(a64, 8)
	try("fill64", func() { fill64(a64, 9) })
	fmt.Println(a64)
	count(a64)
	raise(a64, 4, 100)
	try("raise", func() { raise(a64, 12, 1000) })
	fmt.Println(a64, sum(a64, 0, 9, 1), sum(a64, 1, 9, 3), sum(a64, 3, 3, 1))
	try("sum", func() { fmt.Println(sum(a64, 7, 100, 1)) })
	try("sum of nil", func() { fmt.Println(sum(nil, 0, 1, 1)) })
	f := []float64{0.5, 1.25, -3}
	raiseFloats(f, 3, 2, 0.125)
	fmt.Println(f, sumFloats(f, 2))
	try("sumFloats", func() { fmt.Println(sumFloats(f, 3)) })
	try("raiseFloats", func() { raiseFloats(f, 10, 2, 1) })
	fmt.Println(f)
	try("raiseBoth", func() { raiseBoth(f, make([]float64, 2)) })
	fmt.Println(f)
	fmt.Println(doubling(a64, 9), growing([]int{2, 9, 1, 3, 9, 9, 2, 9}))
	fills[int8](1, -2)
	fills[uint16](1, 60000)
	fills[float32](1, 2.5)
	fills(int64(1), -2)
	fills(&a64[0] != nil, false)
	sums(1, -1<<63)
	sums(0.5, 1e300)
	big := make([]int, 300_000)
	total := 0
	for round := 0; round < 5; round++ {
		fill64(big, len(big)-1)
		raise(big, len(big), round)
		total += sum(big, 0, len(big), 1) + sum(big, round, len(big), 7)
	}
	fmt.Println(total)
	sum(a64, 0, 10, 4)
	sum(a64, 0, 10, 3)
}
