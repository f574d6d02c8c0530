// Types and closures declared in generic functions: each instance has its own.
package main

import (
	"fmt"
	"sort"
)

func group[K comparable, V any](vs []V, key func(V) K) map[K][]V {
	type entry struct {
		k K
		v V
	}
	var es []entry
	for _, v := range vs {
		es = append(es, entry{key(v), v})
	}
	out := map[K][]V{}
	for _, e := range es {
		out[e.k] = append(out[e.k], e.v)
	}
	fmt.Printf("%T\n", es)
	return out
}

func mk[T any](x T) any {
	type inner struct{ x T }
	type alias = []inner
	f := func() any {
		type deeper struct {
			a alias
			i inner
		}
		return deeper{alias{{x}}, inner{x}}
	}
	return f()
}

func mkI[T any](x T) interface{ M() T } {
	type w struct{ holder[T] }
	return w{holder[T]{x}}
}

type holder[T any] struct{ v T }

func (h holder[T]) M() T { return h.v }

func (h holder[T]) local() any {
	type pt struct{ a, b T }
	return pt{h.v, h.v}
}

func counter[T any]() func(T) int {
	seen := []T{}
	return func(t T) int {
		seen = append(seen, t)
		return len(seen)
	}
}

func main() {
	g := group([]string{"a", "bb", "cc"}, func(s string) int { return len(s) })
	var ks []int
	for k := range g {
		ks = append(ks, k)
	}
	sort.Ints(ks)
	fmt.Println(ks, g[2])
	fmt.Printf("%T %v\n", mk(1), mk("s"))
	fmt.Println(mk(1) == nil, fmt.Sprintf("%T", mk(1)) == fmt.Sprintf("%T", mk("x")))
	fmt.Println(mkI(2.5).M())
	fmt.Printf("%T\n", mkI("x"))
	fmt.Println(holder[int]{1}.local() == holder[int]{1}.local(), holder[int]{1}.local() == holder[string]{"x"}.local())
	fmt.Printf("%T\n", holder[int]{1}.local())
	c := counter[string]()
	c("a")
	fmt.Println(c("b"))
}
