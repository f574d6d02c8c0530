// comparable satisfied by interfaces: == may panic at run time; map keys of such types; struct and array arguments.
package main

import "fmt"

func Equal[T comparable](a, b T) (res string) {
	defer func() {
		if r := recover(); r != nil {
			res = fmt.Sprint("panic: ", r)
		}
	}()
	return fmt.Sprint(a == b, a != b)
}

func Put[K comparable, V any](m map[K]V, k K, v V) (res string) {
	defer func() {
		if r := recover(); r != nil {
			res = fmt.Sprint("panic: ", r)
		}
	}()
	m[k] = v
	return fmt.Sprint(len(m))
}

type S[T any] struct {
	_ int
	v T
}

func Index[T comparable](s []T, x T) int {
	for i, y := range s {
		if x == y {
			return i
		}
	}
	return -1
}

type Key[A, B comparable] struct {
	a A
	b B
}

func Memo[A, B comparable, R any](f func(A, B) R) func(A, B) (R, bool) {
	seen := map[Key[A, B]]R{}
	return func(a A, b B) (R, bool) {
		if r, ok := seen[Key[A, B]{a, b}]; ok {
			return r, true
		}
		r := f(a, b)
		seen[Key[A, B]{a, b}] = r
		return r, false
	}
}

func main() {
	fmt.Println(Equal[any](1, 1), Equal[any](1, int8(1)), Equal[any](nil, nil))
	fmt.Println(Equal[any]([]int{1}, []int{1}))
	fmt.Println(Equal[any]([]int{1}, 1))
	fmt.Println(Equal[any](map[string]int{}, map[string]int{}))
	fmt.Println(Equal(S[any]{v: 1}, S[any]{v: 1}), Equal(S[any]{v: func() {}}, S[any]{v: func() {}}))
	fmt.Println(Equal([2]any{1, []int{}}, [2]any{2, []int{}}))
	fmt.Println(Equal([2]any{1, []int{}}, [2]any{1, []int{}}))
	fmt.Println(Equal[error](nil, nil), Equal(struct{}{}, struct{}{}), Equal([0]any{}, [0]any{}))
	m := map[any]int{}
	fmt.Println(Put(m, any(1), 1), Put(m, any("1"), 1), Put(m, any([]string{}), 2), Put(m, any(S[func()]{}), 2), Put(m, any(1.0), 1))
	fmt.Println(Index([]any{1, "a", 'a', nil}, any('a')), Index([]any{1, nil}, nil), Index([]float64{0}, -0.0))
	n := 0
	f := Memo(func(a string, b any) int { n++; return n })
	fmt.Println(f("a", 1))
	fmt.Println(f("a", int64(1)))
	fmt.Println(f("a", 1))
	fmt.Println(f("b", nil))
	fmt.Println(f("b", nil))
}
