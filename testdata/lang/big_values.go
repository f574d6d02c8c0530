// Values of many kilobytes: passed, returned, copied, in interfaces, channels, maps, closures and defer; arrays of arrays.
package main

import "fmt"

type Big struct {
	a    [3000]int
	name string
	b    [100][10]float32
}

func (b Big) Sum() (n int) {
	for _, x := range b.a {
		n += x
	}
	return n + len(b.name)
}

func (b *Big) Set(i, v int) Big { b.a[i] = v; return *b }

func pass(b Big, i int) (Big, error) { b.a[i]++; return b, nil }

func rec(b Big, n int) int {
	if n == 0 {
		return b.Sum()
	}
	b.a[n] += n
	return rec(b, n-1)
}

type Summer interface{ Sum() int }

func variadic(bs ...Big) (n int) {
	for _, b := range bs {
		n += b.Sum()
	}
	return
}

func main() {
	var b Big
	b.name = "big"
	b.a[2999] = 7
	c, _ := pass(b, 0)
	fmt.Println(b.Sum(), c.Sum(), b == c, b != Big{})
	d := b.Set(5, 50)
	fmt.Println(d == b, d.Sum())
	var s Summer = b
	b.a[0] = 1000
	fmt.Println(s.Sum(), b.Sum(), s.(Big) == d)
	fmt.Println(rec(Big{}, 20))
	ch := make(chan Big, 2)
	ch <- b
	b.a[1] = 1
	ch <- b
	x, y := <-ch, <-ch
	fmt.Println(x.Sum(), y.Sum())
	m := map[string]Big{"b": b}
	b.a[2] = 5
	fmt.Println(m["b"].Sum(), m["none"].Sum())
	m["b"] = *(&b)
	fmt.Println(m["b"].Sum())
	bm := map[[1000]int]string{{1: 5}: "five"}
	fmt.Println(bm[[1000]int{1: 5}], len(bm[[1000]int{}]))
	f := func() int { return b.Sum() }
	b.a[3] = 9
	fmt.Println(f(), variadic(b, c, d))
	defer func(b Big) { fmt.Println("deferred", b.Sum()) }(b)
	b.a[4] = 1 << 20
	arr := [3]Big{1: b}
	arr[2] = arr[1]
	arr[1].a[4] = 0
	fmt.Println(arr[0].Sum(), arr[1].Sum(), arr[2].Sum())
	sl := []Big{b, c}
	for i, v := range sl {
		v.a[0] = 0
		sl[i].name += "!"
		fmt.Print(v.name, sl[i].name, " ")
	}
	sl = append(sl, sl...)
	fmt.Println(len(sl), sl[3].name)
	p := &arr
	q := *p
	q[0].b[99][9] = 1.5
	fmt.Println(p[0].b[99][9], q[0].b[99][9])
	x, y = y, x
	fmt.Println(x.Sum(), y.Sum())
	e := any(x) == any(x)
	fmt.Println(e)
	go func(b Big) { ch <- b }(x)
	z := <-ch
	fmt.Println(z == x)
	grid := [50][50][2]int{}
	grid[49][49][1] = 3
	g2 := grid
	g2[49][49][1]++
	fmt.Println(grid[49][49], g2[49][49])
}
