// Statements and expressions of all kinds, printed with println.
package main

type P struct{ x, y int }

func (p P) sum() int   { return p.x + p.y }
func (p *P) inc(d int) { p.x += d; p.y += d }

type S interface{ sum() int }
type SI interface {
	S
	inc(int)
}
type E struct {
	P
	name string
}
type E2 struct {
	*P
	z float64
}
type big struct {
	a [20]int
	s string
}

func multi(a, b int) (int, string, error) { return a + b, "m", nil }
func named(x int) (r int, s string) {
	r = x
	s = "n"
	if x > 3 {
		return
	}
	return x * 2, "two"
}
func variadic(pre string, xs ...int) int {
	t := 0
	for i, x := range xs {
		t += x * (i + 1)
	}
	println(pre, len(xs), t)
	return t
}
func anys(xs ...any) {
	for _, x := range xs {
		switch v := x.(type) {
		case int:
			println("int", v)
		case string:
			println("string", v)
		case float64:
			println("f", v)
		case P:
			println("P", v.x, v.y)
		case *P:
			println("*P", v.x)
		case S:
			println("S", v.sum())
		case nil:
			println("nil")
		case error:
			println("err", v.Error())
		case []int:
			println("slice", len(v))
		case func() int:
			println("func", v())
		case bool, int8:
			println("bool or int8")
		default:
			println("other")
		}
	}
}

type myErr struct{ code int }

func (e *myErr) Error() string { return "myErr" }

func fib(n int) int {
	if n < 2 {
		return n
	}
	return fib(n-1) + fib(n-2)
}

var table = [...]int{1, 2, 3, 5: 50, 6}
var names = map[string]int{"a": 1, "b": 2}
var ptrs = []*P{{1, 2}, {3, 4}}
var gf = fib
var gx, gy = 3, gx2()

func gx2() int { return gx * 2 }

func init() { println("init1", gx, gy) }
func init() { println("init2", len(table), table[5], len(ptrs), ptrs[1].y) }

func mkbig(n int) big {
	var b big
	for i := range b.a {
		b.a[i] = i * n
	}
	b.s = "big"
	return b
}

func main() {
	p := P{1, 2}
	p.inc(3)
	println(p.sum(), p.x, p.y)
	var s S = p
	println(s.sum())
	s = &p
	println(s.sum())
	var si SI = &p
	si.inc(1)
	println(p.x, si.sum())
	e := E{P{7, 8}, "e"}
	e.inc(1)
	println(e.sum(), e.x, e.name)
	s = e
	println(s.sum())
	si = &e
	si.inc(10)
	println(e.x)
	e2 := E2{&p, 1.5}
	e2.inc(100)
	println(p.x, e2.sum(), e2.z)
	s = e2
	println(s.sum())
	a, b, err := multi(3, 4)
	println(a, b, err == nil)
	r, q := named(2)
	println(r, q)
	r, q = named(5)
	println(r, q)
	variadic("v")
	variadic("v", 1, 2, 3)
	variadic("v", []int{4, 5}...)
	anys(1, "x", 2.5, p, &p, e, nil, &myErr{3}, []int{1}, func() int { return 9 }, true, int8(3), uint8(4))
	println(fib(20), gf(10))
	f := p.sum
	p.x = 0
	println(f(), p.sum())
	g := P.sum
	println(g(p))
	h := (*P).inc
	h(&p, 5)
	println(p.x, p.y)
	k := S.sum
	println(k(p))
	bb := mkbig(3)
	println(bb.a[19], bb.s)
	cc := bb
	cc.a[19] = 1
	println(bb.a[19], cc.a[19], bb == cc)
	cc.a[19] = bb.a[19]
	println(bb == cc)
	var fs []func() int
	for i := 0; i < 3; i++ {
		fs = append(fs, func() int { i += 10; return i })
	}
	for _, f := range fs {
		println(f(), f())
	}
	m := map[string]int{}
	m["x"]++
	m["y"] += 5
	v, ok := m["z"]
	println(m["x"], m["y"], v, ok, len(m))
	delete(m, "x")
	println(len(m))
	for k, v := range m {
		println(k, v)
	}
	for i, r := range "aé世" {
		println(i, r)
	}
	bs := []byte("hello")
	bs = append(bs, " world"...)
	println(string(bs), len(bs))
	rs := []rune("aé世")
	println(len(rs), string(rs))
	sub := bs[1:4]
	println(string(sub), len(sub), cap(sub) >= 4)
	copy(bs, "HE")
	println(string(bs))
	x := 5
	x <<= 3
	x |= 1
	x &^= 8
	println(x, -x, ^x, x%7, -x/7, -x%7)
	var u8 uint8 = 250
	u8 += 10
	println(u8, int8(u8)-5)
	str := "a" + string(bs[0]) + "b" + q + "c"
	println(str, str < "b", str == "aHbnc")
	switch x {
	case 1, 2:
		println("12")
	case 33:
		println("33")
		fallthrough
	case 34:
		println("34")
	default:
		println("d")
	}
	switch {
	case x > 100:
		println("big")
	case x > 10:
		println("mid")
	}
	switch str {
	case "a":
	case "aHbnc":
		println("found")
	case "zz":
	}
outer:
	for i := 0; i < 3; i++ {
		for j := 0; j < 3; j++ {
			if j == 2 {
				continue outer
			}
			if i == 2 {
				break outer
			}
			println(i, j)
		}
	}
	i := 0
loop:
	if i < 3 {
		i++
		goto loop
	}
	println(i)
	for i := range 3 {
		println(i)
	}
	println(min(3, 1, 2), max(2.5, 1), min("b", "a"))
	c := complex(1, 2)
	c = c*c + 1
	println(real(c), imag(c), c)
	arr := [3]int{1, 2, 3}
	for i, v := range arr {
		arr[2] = 10
		println(i, v)
	}
	pa := &arr
	for i := range pa {
		pa[i]++
	}
	println(arr[0], len(pa))
	sl := arr[:]
	a3 := [3]int(sl)
	println(a3[1])
	a4 := (*[2]int)(sl)
	a4[0] = 77
	println(arr[0])
	var iface any = arr
	println(iface == any(arr), iface.([3]int)[0])
	ch := make(chan int, 3)
	ch <- 1
	ch <- 2
	close(ch)
	for v := range ch {
		println(v)
	}
	v, ok = <-ch
	println(v, ok)
	select {
	case v := <-ch:
		println("closed", v)
	default:
		println("default")
	}
	d := make(chan string)
	go func() { d <- "sent" }()
	select {
	case s := <-d:
		println(s)
	case v, ok := <-chan int(nil):
		println(v, ok)
	}
	pf := 3.7
	println(int(pf), int(-pf), uint8(pf), float32(pf), uint64(1<<63))
	type local struct{ a, b string }
	l := local{"1", "2"}
	l2 := l
	l2.b = "3"
	println(l == l2, l.a == l2.a)
	mp := map[local]int{l: 1, l2: 2}
	println(mp[l], mp[l2], mp[local{}])
	mi := map[any]string{1: "one", "k": "str", 2.5: "f"}
	println(mi[1], mi["k"], mi[2.5])
	ml := map[string][]int{}
	ml["a"] = append(ml["a"], 1, 2)
	println(len(ml["a"]))
	ms := map[string]*P{"p": {1, 2}}
	ms["p"].x = 9
	println(ms["p"].x)
	x, y := 1, 2
	x, y = y, x
	println(x, y)
	sl[0], sl[1] = sl[1], sl[0]
	println(sl[0], sl[1])
	sq := new(int)
	*sq = 4
	*sq *= *sq
	println(*sq)
	clear(sl)
	println(sl[0])
}
