// Fields of mixed sizes keep their values: bytes next to words, bools, small arrays, empty structs at the end.
package main

import "fmt"

type M1 struct {
	a bool
	b int64
	c bool
	d int32
	e bool
	f int16
	g byte
	h float32
	i string
	j bool
}
type M2 struct {
	x [3]byte
	y uint16
	z [5]bool
	w complex64
	v struct{}
}
type M3 struct {
	e struct{}
	n int8
	m M2
	p *M3
	k [2]M1
}

func fill(i int) M1 {
	return M1{i%2 == 0, int64(i) << 40, i%3 == 0, int32(-i), true, int16(i * 3), byte(i), float32(i) / 4, fmt.Sprint("s", i), i%5 == 0}
}

func main() {
	ms := make([]M1, 10)
	for i := range ms {
		ms[i] = fill(i)
	}
	ms[3].c, ms[3].e = false, false
	ms[4].g--
	ms[5].f *= -1
	fmt.Println(ms[3], ms[4], ms[5])
	for i := range ms {
		if i != 3 && i != 4 && i != 5 && ms[i] != fill(i) {
			fmt.Println("damaged", i)
		}
	}
	a := M2{x: [3]byte{1, 2, 3}, y: 65535, z: [5]bool{true, false, true}, w: 1 - 2i}
	b := a
	b.x[2]++
	b.z[4] = true
	fmt.Println(a, b, a == b)
	t := M3{n: -1, m: b}
	t.k[1] = ms[9]
	t.p = &t
	t.p.m.y++
	u := t
	fmt.Println(t.n, t.m, t.k[1].i, u.p.n, u == t)
	m := map[M1]int{ms[0]: 1, ms[1]: 2}
	fmt.Println(m[fill(0)], m[fill(1)], m[fill(2)])
	c := make(chan M1, 3)
	c <- ms[6]
	c <- ms[7]
	fmt.Println(<-c == fill(6), <-c == fill(7))
	arr := [4]struct {
		b byte
		w uint64
	}{}
	for i := range arr {
		arr[i].b, arr[i].w = byte(i), ^uint64(i)
	}
	fmt.Println(arr)
	var i any = a
	fmt.Println(i.(M2).w, i == any(a))
	f := func(x M1, y byte, z M2, w bool) (bool, M2, byte) { return x.a && w, z, y + 1 }
	fmt.Println(f(ms[2], 254, b, true))
}
