// Arrays and structs of hundreds of kilobytes as variables, arguments, results, map elements and interface values.
package main

type M [300][300]int

func f(a M) M { a[1][2] = 7; return a }

type S struct {
	m M
	n int
}

func g(s S) (int, S) { s.n++; return s.m[1][2], s }

var gm M

func main() {
	var a M
	b := f(a)
	println(a[1][2], b[1][2], a == b)
	n, s := g(S{m: b})
	println(n, s.n, s.m == b)
	var x any = s
	println(x.(S).m[1][2], x == any(s))
	gm = b
	gm2 := gm
	println(gm2[1][2])
	mm := map[int]M{1: b}
	println(mm[1][1][2], mm[2][1][2])
	for i, row := range b {
		if row[2] == 7 {
			println(i)
		}
	}
	ps := &S{m: b, n: 3}
	q := *ps
	q.n = 4
	println(ps.n, q.n)
	fn := func() int { return b[1][2] + q.n }
	println(fn())
	arr := []M{a, b}
	arr = append(arr, b, f(b))
	println(len(arr), arr[3][1][2])
	defer func(m M) { println(m[1][2]) }(b)
	a, b = b, a
	println(a[1][2], b[1][2])
}
