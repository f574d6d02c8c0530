// Variadic functions: no arguments, spread, aliasing of the spread slice, interface elements.
package main

import "fmt"

func sum(ns ...int) (t int) {
	for _, n := range ns {
		t += n
	}
	return
}

func info(pre string, xs ...any) string { return fmt.Sprint(pre, len(xs), xs == nil, xs) }

func modify(xs ...int) { xs[0] = 99 }

func keep(xs ...int) []int { return xs }

func nested(fs ...func(...int) int) int {
	t := 0
	for _, f := range fs {
		t += f(1, 2, 3)
	}
	return t
}

type T struct{}

func (T) M(a int, b ...string) string { return fmt.Sprint(a, b) }

func three() (int, int, int)      { return 1, 2, 3 }
func mixed() (string, int, error) { return "m", 1, nil }

func main() {
	fmt.Println(sum(), sum(1), sum(1, 2, 3), sum([]int{4, 5}...), sum(nil...), sum([]int{}...))
	fmt.Println(info("a"), info("b", nil), info("c", nil...), info("d", []any{1, 2}), info("e", []any{1, 2}...), info("f", []int{1}))
	s := []int{1, 2}
	modify(s...)
	fmt.Println(s)
	k := keep(s...)
	k[1] = 7
	fmt.Println(s, len(keep()), keep() == nil)
	fmt.Println(nested(sum, func(x ...int) int { return len(x) }))
	fmt.Println(T{}.M(1), T{}.M(1, "x", "y"), T.M(T{}, 2, "z"))
	fmt.Println(sum(three()), info(mixed()))
	f := sum
	fmt.Printf("%T %d\n", f, f(1, 2))
	arr := [3]int{1, 2, 3}
	fmt.Println(sum(arr[:]...), sum(arr[1:2]...))
	fmt.Println(append([]string{}, append([]string{"a"}, "b", "c")...))
	var e []error
	fmt.Println(fmt.Sprint(e), len(e))
	defer func(xs ...any) { fmt.Println("deferred", xs) }(1, "a", nil)
	func(xs ...[]int) { fmt.Println(xs) }(s, nil, []int{})
}
