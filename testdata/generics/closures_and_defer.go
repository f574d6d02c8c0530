// Type parameters inside function literals, deferred generic calls, recursion through closures, goroutines and local types in generic functions.
package main

import "fmt"

func Counter[T comparable]() (add func(T) int, most func() (T, int)) {
	seen := map[T]int{}
	order := []T{}
	add = func(x T) int {
		if seen[x]++; seen[x] == 1 {
			order = append(order, x)
		}
		return seen[x]
	}
	most = func() (best T, n int) {
		for _, x := range order {
			if seen[x] > n {
				best, n = x, seen[x]
			}
		}
		return
	}
	return
}

func Try[T any](f func() T) (v T, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%T: %v", v, r)
		}
	}()
	return f(), nil
}

func Fix[A, R any](f func(func(A) R) func(A) R) func(A) R {
	var rec func(A) R
	rec = func(a A) R { return f(rec)(a) }
	return rec
}

func Par[T, R any](xs []T, f func(T) R) []R {
	type item struct {
		i int
		r R
	}
	c := make(chan item, len(xs))
	for i, x := range xs {
		go func() { c <- item{i, f(x)} }()
	}
	out := make([]R, len(xs))
	for range xs {
		it := <-c
		out[it.i] = it.r
	}
	return out
}

func Cleanup[T any](xs ...T) (log []string) {
	for i, x := range xs {
		defer func(y T) { log = append(log, fmt.Sprint(i, y, x)) }(x)
		defer record(&log, x)
	}
	return nil
}

func record[T any](log *[]string, x T) { *log = append(*log, fmt.Sprintf("%T", x)) }

func Local[T any](x T) any {
	type box struct{ v T }
	type pair struct{ a, b box }
	return pair{box{x}, box{x}}
}

func main() {
	add, most := Counter[string]()
	for _, s := range []string{"a", "b", "a", "c", "b", "b"} {
		add(s)
	}
	fmt.Println(most())
	fmt.Println(Try(func() int { return 1 }))
	fmt.Println(Try(func() []string { var m map[string]int; m["a"] = 1; return nil }))
	fact := Fix(func(self func(int) int) func(int) int {
		return func(n int) int {
			if n < 2 {
				return 1
			}
			return n * self(n-1)
		}
	})
	fmt.Println(fact(10))
	fmt.Println(Par([]int{1, 2, 3}, func(i int) string { return fmt.Sprint(i * i) }))
	fmt.Println(Cleanup(1, 2), Cleanup("x"))
	fmt.Printf("%v\n", Local(3))
}
