// Operations on values of type parameters: arithmetic, conversions, indexing, range, builtins, sizes.
package main

import (
	"fmt"
	"unsafe"
)

type Num interface {
	~int8 | ~int16 | ~int32 | ~int64 | ~int | ~uint8 | ~float32 | ~float64
}

func half[T Num](x T) T       { return x / 2 }
func add100[T Num](x T) T     { return x + 100 }
func neg[T Num](x T) T        { return -x }
func shl[T ~int8 | ~uint8 | ~int64](x T, n uint) T { return x << n }
func conv[T, U Num](x T) U    { return U(x) }
func bytesOf[T ~string | ~[]byte](x T) []byte { return []byte(x) }
func at[T ~string | ~[]byte](x T, i int) byte { return x[i] }
func sub[T ~string | ~[]byte](x T, i, j int) T { return x[i:j] }
func lenOf[T ~string | ~[]byte | ~map[string]byte | ~chan byte | ~[5]byte](x T) int { return len(x) }
func each[T ~[]int | ~[3]int](x T) (s int) {
	for i := range len(x) {
		s += x[i]
	}
	return
}
func runes[T ~string](x T) (n int) {
	for range x {
		n++
	}
	return
}
func sizes[T any](x T) (uintptr, uintptr, uintptr) {
	type s struct {
		b byte
		t T
	}
	var v s
	return unsafe.Sizeof(x), unsafe.Alignof(x), unsafe.Offsetof(v.t)
}
func cplx[T ~float32 | ~float64](a, b T) string { return fmt.Sprintf("%v", a*b) }
func eq[T comparable](a, b T) bool { return a == b }
func cmpz[T comparable](a T) bool  { var z T; return a == z }
func arr[T any](x T) [2]T          { return [...]T{x, x} }
func mk[T ~[]E, E any](n int) int { return len(make(T, n)) }
func mkm[T ~map[int]E, E any](n int) int { return len(make(T, n)) }
func app[S ~[]byte](s S, t string) S { return append(s, t...) }
func cp[S ~[]byte](s S, t string) int { return copy(s, t) }
func minmax[T Num](a, b T) (T, T) { return min(a, b, 3), max(a, b) }
func clr[T ~[]int | ~map[int]int](x T) { clear(x) }
func printIt[T any](x T) { println(fmt.Sprint(x)) }
func deref[P ~*int](p P) int { return *p }
func call[F ~func(int) int](f F) int { return f(3) }
func recv[C ~chan int | ~<-chan int](c C) int { return <-c }
func fieldless[T any](p *T) T { return *p }

func main() {
	fmt.Println(half(7), half(7.0), half(int8(-7)), add100(int8(100)), add100(uint8(200)), neg(uint8(1)), neg(2.5))
	fmt.Println(shl(int8(1), 7), shl(uint8(3), 7), shl(int64(1), 62))
	fmt.Println(conv[float64, int](3.9), conv[int, int8](300), conv[int, float32](1<<24+1))
	fmt.Println(bytesOf("ab"), string(bytesOf([]byte("cd"))), at("xyz", 1), sub("hello", 1, 3), sub([]byte("hello"), 1, 3))
	fmt.Println(lenOf("abc"), lenOf([]byte{1}), lenOf(map[string]byte{}), lenOf(make(chan byte, 3)), lenOf([5]byte{}))
	fmt.Println(each([]int{1, 2, 3}), each([3]int{4, 5, 6}), runes("héé"))
	fmt.Println(sizes(int32(1)))
	fmt.Println(sizes("s"))
	fmt.Println(sizes(struct{ a, b byte }{}))
	fmt.Println(eq(1, 1), eq("a", "b"), eq[any](1, 1.0), eq([2]string{"a", "b"}, [2]string{"a", "b"}), cmpz(""), cmpz(struct{ x int }{1}))
	fmt.Println(arr("x"), mk[[]int](3), mkm[map[int]string](3), string(app([]byte("a"), "bc")), cp(make([]byte, 2), "xyz"))
	fmt.Println(minmax(5, 2))
	fmt.Println(minmax(2.5, 9))
	m := map[int]int{1: 1}
	clr(m)
	s := []int{1, 2}
	clr(s)
	fmt.Println(m, s)
	x := 5
	fmt.Println(deref(&x), call(func(i int) int { return i * i }))
	c := make(chan int, 1)
	c <- 9
	fmt.Println(recv(c), fieldless(&x))
	fmt.Println(cplx(float32(1.5), 2), cplx(1.5, 2))
	defer func() { fmt.Println(recover()) }()
	fmt.Println(eq[any]([]int{}, []int{}))
}
