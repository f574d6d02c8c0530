// What make says against a length that does not fit a constant capacity, or another.
package main

import "fmt"

var sink any

func try(f func()) {
	defer func() { fmt.Println(recover()) }()
	f()
}

//go:noinline
func local[T any](n int) int { return len(make([]T, n, 4)) }

//go:noinline
func kept(n int) { s := make([]int, n, 4); sink = s }

//go:noinline
func unsigned(n uint64) int { return len(make([]int, n, 4)) }

//go:noinline
func narrow[I int8 | uint8](n I) int { return len(make([]string, n, 4)) }

//go:noinline
func both(n, c int) { s := make([]int, n, c); sink = s }

func main() {
	for _, n := range []int{-1, 5, 4, 0, -1 << 63} {
		fmt.Println(n)
		try(func() { fmt.Print(local[int](n), " ") })
		try(func() { fmt.Print(local[string](n), " ") })
		try(func() { fmt.Print(local[[1 << 20]byte](n), " ") })
		try(func() { kept(n) })
		try(func() { fmt.Print(unsigned(uint64(n)), " ") })
		try(func() { fmt.Print(narrow(int8(n)), " ") })
		try(func() { fmt.Print(narrow(uint8(n)), " ") })
		try(func() { fmt.Print(len(make([]struct{}, n, 4)), " ") })
		try(func() { both(n, 4) })
		try(func() { both(4, n) })
	}
}
