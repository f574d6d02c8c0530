// Anonymous structs: in variables, slices, maps, parameters, results, channels, comparison and assignability between them.
package main

import "fmt"

var config = struct {
	Name string
	Opts []struct{ K, V string }
	Sub  struct{ On bool }
}{Name: "cfg", Opts: []struct{ K, V string }{{"a", "1"}, {K: "b"}}}

func area(r struct{ w, h int }) int { return r.w * r.h }

func minmax(xs ...int) (r struct{ min, max int }) {
	r.min, r.max = xs[0], xs[0]
	for _, x := range xs {
		r.min, r.max = min(r.min, x), max(r.max, x)
	}
	return
}

type rect struct{ w, h int }

func main() {
	config.Sub.On = true
	config.Opts[1].V = "2"
	fmt.Println(config, len(config.Opts))
	fmt.Println(area(struct{ w, h int }{2, 3}), area(rect{4, 5}))
	fmt.Println(minmax(3, 1, 2).max, minmax(5))
	var a struct{ w, h int } = rect{1, 2}
	var b rect = a
	fmt.Println(a == b, b == struct{ w, h int }{1, 2})
	tests := []struct {
		in   string
		want int
		fn   func(string) int
	}{
		{"abc", 3, func(s string) int { return len(s) }},
		{"x", 120, func(s string) int { return int(s[0]) }},
	}
	for i, tc := range tests {
		fmt.Println(i, tc.fn(tc.in) == tc.want)
	}
	m := map[struct{ x, y int }]string{{1, 2}: "p"}
	m[struct{ x, y int }{3, 4}] = "q"
	fmt.Println(m[struct{ x, y int }{1, 2}], len(m))
	ch := make(chan struct {
		id  int
		err error
	}, 1)
	ch <- struct {
		id  int
		err error
	}{7, nil}
	r := <-ch
	fmt.Println(r.id, r.err)
	p := &struct{ n int }{5}
	p.n++
	q := p
	q.n *= 2
	fmt.Println(p.n, *q)
	var i any = struct{ a int }{1}
	_, ok := i.(struct{ a int })
	_, no := i.(struct{ b int })
	fmt.Printf("%v %v %T %+v\n", ok, no, i, i)
	nested := struct {
		in struct{ deep struct{ v int } }
	}{}
	nested.in.deep.v = 9
	c := nested
	c.in.deep.v++
	fmt.Println(nested, c, nested == c)
	matrix := [2][2]struct{ re, im float64 }{{{1, 2}, {3, 4}}}
	fmt.Println(matrix, struct{}{} == struct{}{}, len([5]struct{}{}))
}
