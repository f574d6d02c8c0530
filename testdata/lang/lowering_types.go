// Values of many types: static initialisers, maps with keys of all kinds, methods through embedding, conversions.
package main

import "unsafe"

type Celsius float64
type Str string
type Bytes []byte
type Fn func(int) int

func (f Fn) call(x int) int { return f(x) }

type Num interface{ ~int }
type Empty struct{}
type Pair struct {
	a, b any
}
type Tree struct {
	l, r *Tree
	v    int
}

func (t *Tree) insert(v int) *Tree {
	if t == nil {
		return &Tree{v: v}
	}
	if v < t.v {
		t.l = t.l.insert(v)
	} else {
		t.r = t.r.insert(v)
	}
	return t
}
func (t *Tree) walk(f func(int)) {
	if t != nil {
		t.l.walk(f)
		f(t.v)
		t.r.walk(f)
	}
}

type Stringer interface{ String() string }
type Named interface {
	Stringer
	Name() string
}
type N struct{ n string }

func (n N) String() string  { return "N(" + n.n + ")" }
func (n *N) Name() string   { return n.n }
func (Empty) String() string { return "empty" }

type W struct {
	Stringer
	x int
}
type W2 struct{ *W }
type arrT [3]Str

var (
	matrix = [2][3]float64{{1, 2, 3}, {4, 5, 6}}
	fnTab  = map[string]func(int) int{"dbl": func(x int) int { return 2 * x }, "neg": func(x int) int { return -x }}
	strs   = []string{0: "zero", 2: "two"}
	structs = []struct {
		name string
		f    func() string
	}{{"a", fa}, {"b", func() string { return "fb" }}}
	iface1 any       = 42
	iface2 Stringer  = N{"static"}
	ptrTab           = &Tree{l: &Tree{v: 1}, v: 2}
	addr             = &matrix[1]
	cplx             = complex(1, -1)
	dep1             = dep2 + 1
	dep2             = compute()
	a1, b1           = two()
	_                = sideEffect()
)

func fa() string { return "fa" }
func compute() int { return 10 }
func two() (int, string) { return 1, "two" }
func sideEffect() int { println("side effect"); return 0 }

const (
	KB = 1 << (10 * (iota + 1))
	MB
)

func swap(a, b *int) { *a, *b = *b, *a }
func varia(a int, b ...string) (n int) {
	n = a
	for _, s := range b {
		n += len(s)
	}
	return
}
func retFn() (func(int) int, error) { return func(x int) int { return x + 1 }, nil }
func multi3() (int, int, int) { return 1, 2, 3 }
func sum(xs ...int) (t int) {
	for _, x := range xs {
		t += x
	}
	return
}

func main() {
	c := Celsius(36.6)
	println(float64(c) > 36, int(c))
	s := Str("hé")
	println(len(s), string(s[0:1]), string(rune(s[1])))
	for i, r := range s {
		println(i, r)
	}
	b := Bytes(s)
	b[0] = 'H'
	println(string(b), string(b) == "Hé")
	println(Fn(func(x int) int { return x * x }).call(7))
	var t *Tree
	for _, v := range []int{5, 2, 8, 1, 9} {
		t = t.insert(v)
	}
	total := 0
	t.walk(func(v int) { total = total*10 + v })
	println(total)
	var st Stringer = Empty{}
	println(st.String(), iface2.String())
	n := &N{"x"}
	var nm Named = n
	println(nm.String(), nm.Name())
	st = nm
	_, ok := st.(Named)
	println(ok)
	w := W{N{"emb"}, 3}
	w2 := W2{&w}
	println(w.String(), w2.String(), w2.x)
	st = w2
	println(st.String())
	println(matrix[1][2], fnTab["dbl"](4), fnTab["neg"](4), strs[2], len(strs), structs[0].f(), structs[1].f())
	println(iface1.(int), ptrTab.l.v, addr[0], real(cplx), imag(cplx), dep1, a1, b1, KB, MB)
	x, y := 1, 2
	swap(&x, &y)
	println(x, y)
	println(varia(1), varia(1, "a", "bc"), varia(2, strs...))
	f, err := retFn()
	println(f(1), err == nil)
	println(sum(multi3()))
	arr := arrT{"a", "b"}
	arr2 := arr
	arr2[2] = "c"
	println(arr == arr2, arr != arr2, arr2[2])
	m := map[arrT]int{arr: 1, arr2: 2}
	println(m[arr], m[arr2], m[arrT{"a", "b", "c"}])
	mp := map[Pair]string{{1, "a"}: "one", {2.5, nil}: "two"}
	println(mp[Pair{1, "a"}], mp[Pair{2.5, nil}], mp[Pair{}] == "")
	type key struct {
		a int8
		b int64
	}
	mk := map[key]bool{{1, 2}: true}
	println(mk[key{1, 2}], mk[key{2, 2}])
	mf := map[float64]int{1.5: 1, 0: 2}
	println(mf[1.5], mf[-0.0])
	delete(mf, 1.5)
	println(len(mf))
	mb := map[bool]int{true: 1}
	mb[false]--
	println(mb[true], mb[false])
	m8 := map[byte]int{'a': 1}
	m8['a'] += 5
	println(m8['a'])
	mptr := map[*int]int{&x: 1, &y: 2}
	println(mptr[&x], mptr[&y], mptr[nil])
	mi := map[Stringer]int{Empty{}: 1, N{"q"}: 2}
	println(mi[Empty{}], mi[N{"q"}], mi[nil])
	nested := map[string]map[string]int{"a": {"b": 1}}
	nested["a"]["c"] = 2
	println(len(nested["a"]), nested["zz"]["b"])
	cnt := 0
	for k := range nested["a"] {
		cnt += len(k)
	}
	println(cnt)
	var grid [4][5]int
	for i := range grid {
		for j := range grid[i] {
			grid[i][j] = i * j
		}
	}
	println(grid[3][4], len(grid), len(grid[0]))
	rows := grid[1:3]
	rows[0][0] = 99
	println(grid[1][0])
	pp := &grid
	for i, row := range pp {
		println(i, row[1])
	}
	sl := make([][]string, 2)
	sl[0] = append(sl[0], "x")
	sl = append(sl, []string{"y", "z"})
	println(len(sl), sl[2][1], cap(sl) >= 3)
	s3 := sl[0:1:2]
	println(len(s3), cap(s3))
	copy(sl[1:], sl[:1])
	println(sl[1][0])
	var np *Tree
	println(np == nil, np.insert(3).v)
	var e Empty
	println(unsafe.Sizeof(e), e == Empty{})
	func(fs ...func()) {
		for _, f := range fs {
			f()
		}
	}(func() { println("f1") }, func() { println("f2") })
	i := 10
	inc := func() int { i++; return i }
	println(inc()+inc()*2, i)
	switch z := any(i).(type) {
	case int, string:
		println("int or string", z == 12)
	}
	switch i := i; {
	case i > 5 && i < 20:
		println("range")
	}
	switch x := 5; x {
	case 1:
	case inc(), 5:
		println("five", i)
	}
	lbl := 0
L:
	for {
		switch {
		case lbl > 3:
			break L
		}
		lbl++
	}
	println(lbl)
	var z struct {
		Tree
		extra [2]int
	}
	z.v = 4
	z.extra[1] = z.v
	zp := &z
	zp.Tree.v++
	zp.extra[0] = zp.v
	println(z.v, z.extra[0], z.extra[1])
	ch := make(chan func() int, 1)
	ch <- inc
	println((<-ch)())
	done := make(chan struct{})
	res := make(chan int)
	go func(n int) {
		defer close(done)
		for i := range n {
			res <- i * i
		}
	}(3)
	go t.insert(100)
	acc := 0
	for {
		select {
		case v := <-res:
			acc += v
			continue
		case <-done:
		}
		break
	}
	println(acc)
	var u8 uint8 = 200
	var i16 int16 = int16(u8) * 200
	println(u8<<1, u8>>1, i16, uint16(i16), int8(u8), ^u8, -u8)
	u64 := uint64(1) << 63
	println(u64, u64>>63, int64(u64), float64(u64), u64/3, u64%7)
	f64 := 1e300
	println(f64*f64, -f64*f64, int64(f64/f64*2.9), uint32(float32(c)))
	h := 0
	for _, c := range []byte("hash") {
		h = h*31 + int(c)
	}
	println(h)
	a, bb := []int{1, 2, 3}, 0
	bb, a[bb] = 2, 50
	println(a[0], bb)
	a[0], a[1], a[2] = a[2], a[0], a[1]
	println(a[0], a[1], a[2])
	var iface any = a
	if v, ok := iface.([]int); ok && len(v) == 3 {
		println("slice", v[0])
	}
	if _, ok := iface.(Stringer); !ok {
		println("not stringer")
	}
	p, q := new(int), new(int)
	*p, *q = 3, 4
	*p, *q = *q, *p
	println(*p, *q, p == q)
	type rec struct {
		name string
		kids []rec
	}
	r := rec{"root", []rec{{"kid", nil}, {name: "kid2"}}}
	r.kids[1].name += "!"
	println(r.kids[1].name, len(r.kids))
	str := ""
	for i := 0; i < 5; i++ {
		str += string(rune('a' + i))
	}
	println(str, str[1:3] == "bc", str > "abc", "b"+str+"c"+str)
	bs := append([]byte(nil), str...)
	bs = append(bs, 'x', 'y')
	println(string(bs), len(string(bs[2:4])))
	var nilslice []int
	println(nilslice == nil, len(nilslice), cap(nilslice), len(append(nilslice, nilslice...)))
	goto end
end:
	println("end")
}
