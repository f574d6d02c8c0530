// Constraints: unions, tildes, methods, comparable, core operations on type parameters.
package main

import "fmt"

type Signed interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64
}
type Float interface{ ~float32 | ~float64 }
type Number interface{ Signed | Float }
type Ordered interface{ Number | ~string }

func Max[T Ordered](a T, rest ...T) T {
	for _, b := range rest {
		if b > a {
			a = b
		}
	}
	return a
}

func Sum[T Number](xs []T) (s T) {
	for _, x := range xs {
		s += x
	}
	return
}

func Abs[T Number](x T) T {
	if x < 0 {
		return -x
	}
	return x
}

func Index[T comparable](xs []T, x T) int {
	for i, y := range xs {
		if x == y {
			return i
		}
	}
	return -1
}

type Stringish interface {
	~string | ~[]byte
}

func Len[T Stringish](s T) int                      { return len(s) }
func First[T Stringish](s T) byte                   { return s[0] }
func Conv[T, U Number](x T) U                       { return U(x) }
func ToStr[T Stringish](s T) string                 { return string(s) }
func Keys[M ~map[K]V, K comparable, V any](m M) int { return len(m) }

type StringerNum interface {
	~int
	String() string
}
type Day int

func (d Day) String() string { return fmt.Sprintf("day%d", int(d)) }

func Show[T StringerNum](x T) string { return x.String() + fmt.Sprint(int(x)+1) }

type MyInt int
type MyStr string

func main() {
	fmt.Println(Max(1, 5, 3), Max("a", "c", "b"), Max(1.5), Max(MyInt(2), 3), Max[float64](1, 2.5))
	fmt.Println(Sum([]int{1, 2, 3}), Sum([]float32{0.5, 0.25}), Sum([]MyInt{4, 5}), Sum[int8]([]int8{127, 1}))
	fmt.Println(Abs(-3), Abs(2.5), Abs(int8(-128)))
	fmt.Println(Index([]string{"a", "b"}, "b"), Index([]any{1, "x", nil}, any(nil)), Index([][2]int{{1, 2}}, [2]int{1, 2}))
	fmt.Println(Len("héé"), Len([]byte{1, 2}), First(MyStr("xyz")), ToStr([]byte("hi")))
	fmt.Println(Conv[float64, int](2.9), Conv[int, int8](300), Conv[int, float32](7))
	fmt.Println(Keys(map[string]int{"a": 1}), Show(Day(3)))
	func() {
		defer func() { fmt.Println(recover()) }()
		fmt.Println(Index([]any{[]int{1}}, any([]int{1})))
	}()
}
