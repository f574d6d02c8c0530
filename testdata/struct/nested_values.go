// Structs in structs, arrays, slices, maps and channels: what is a copy and what is shared.
package main

import "fmt"

type In struct {
	n int
	s []int
}
type Out struct {
	in  In
	p   *In
	arr [2]In
	m   map[string]In
}

func (o Out) change()   { o.in.n = 1; o.in.s[0] = 1; o.p.n = 1; o.arr[0].n = 1 }
func (o *Out) changep() { o.in.n = 2; o.arr[0].n = 2; o.p = &In{n: 2} }
func ret() Out          { return Out{in: In{n: 5}} }

func main() {
	o := Out{in: In{0, []int{0}}, p: &In{}, m: map[string]In{"a": {}}}
	o.change()
	fmt.Println(o.in, o.p.n, o.arr[0].n)
	c := o
	c.changep()
	fmt.Println(o.in.n, o.p.n, o.arr[0].n, c.in.n, c.p.n, c.arr[0].n)
	x := o.m["a"]
	x.n = 9
	fmt.Println(o.m["a"].n)
	o.m["a"] = x
	fmt.Println(c.m["a"].n)
	fmt.Println(ret().in.n, len(ret().arr), ret().arr[1].s == nil)
	outs := []Out{o, c}
	for _, v := range outs {
		v.in.n = 100
	}
	fmt.Println(outs[0].in.n)
	for i := range outs {
		v := &outs[i]
		v.in.n = 100
	}
	fmt.Println(outs[0].in.n, o.in.n)
	q := &outs[1]
	outs = append(outs, Out{})
	q.in.n = -1
	fmt.Println(outs[1].in.n)
	ch := make(chan Out, 1)
	ch <- o
	o.in.n = 55
	g := <-ch
	fmt.Println(g.in.n, g.p == o.p)
	type Rec struct {
		self *Rec
		v    int
	}
	r := Rec{v: 1}
	r.self = &r
	r2 := r
	r2.self.v = 7
	fmt.Println(r.v, r2.v, r2.self.self.v)
	arr := [2]*In{{n: 1}, {n: 2}}
	arr2 := arr
	arr2[0].n = 11
	arr2[1] = nil
	fmt.Println(arr[0].n, arr[1].n, arr2[1] == nil)
	func(in In) { in.n, in.s = 0, append(in.s, 5) }(o.in)
	fmt.Println(o.in)
	f := func() In { return o.in }
	f().s[0] = 88
	fmt.Println(o.in.s)
	y := struct {
		In
		extra string
	}{In{1, nil}, "e"}
	z := y
	z.n++
	z.In.s = []int{1}
	fmt.Println(y, z)
	var iface any = y
	y.extra = "changed"
	fmt.Println(iface)
	o, c = c, o
	fmt.Println(o.in.n, c.in.n)
	o.in, o.arr[1] = o.arr[1], o.in
	fmt.Println(o.in.n, o.arr[1].n)
}
