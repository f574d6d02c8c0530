// Objects that outlive the iteration that made them by way of calls: stored by callees, returned, put into structs by pointer, kept by closures that were called in place, in recover.
package main

import "fmt"

type list struct {
	v    *int
	next *list
}

type keeper struct {
	ps   []*int
	last *int
	f    func() int
	any  any
	sub  struct{ p **int }
}

func (k *keeper) keep(p *int)               { k.ps = append(k.ps, p); k.last = p }
func (k *keeper) hold(x any)                { k.any = x }
func (k *keeper) fn(f func() int)           { k.f = f }
func (k *keeper) via(p **int)               { k.sub.p = p }
func push(l **list, p *int)                 { *l = &list{p, *l} }
func id(p *int) *int                        { return p }
func pick(a, b *int, first bool) *int {
	if first {
		return a
	}
	return b
}
func wrap(p *int) struct{ p, q *int } { return struct{ p, q *int }{p, p} }
func slice(ps ...*int) []*int         { return ps }
func both(a, b *int) (*int, *int)     { return b, a }
func copyTo(dst []*int, src []*int)   { copy(dst, src) }
func call(f func(*int), p *int)       { f(p) }

func main() {
	var k keeper
	var l *list
	var chosen, old *int
	var ws []struct{ p, q *int }
	var sl [][]*int
	dst := make([]*int, 3)
	ch := make(chan *int, 3)
	m := map[string]**int{}
	var fs []func() *int
	for i := range 3 {
		a, b, c, d := i, i+10, i+20, i+30
		k.keep(&a)
		push(&l, id(&b))
		chosen = pick(&c, &d, i == 1)
		if old == nil {
			old = chosen
		}
		ws = append(ws, wrap(&d))
		sl = append(sl, slice(&a, &b))
		e, f := both(&c, &d)
		copyTo(dst[i:], []*int{e, f})
		ch <- f
		pp := &e
		m[fmt.Sprint(i)] = pp
		func() { k.hold(&d) }()
		if i == 0 {
			k.fn(func() int { a += 100; return a })
			k.via(&f)
		}
		call(func(p *int) { *p++; fs = append(fs, func() *int { return p }) }, &b)
	}
	fmt.Println(*k.ps[0], *k.ps[1], *k.ps[2], *k.last, k.f(), *k.ps[0], **k.sub.p, *k.any.(*int))
	for ; l != nil; l = l.next {
		fmt.Print(*l.v, " ")
	}
	fmt.Println(*chosen, *old, *ws[0].p, *ws[1].q, *sl[0][1], *sl[2][0])
	fmt.Println(*dst[0], *dst[1], *dst[2], *<-ch, *<-ch, *<-ch, **m["0"], **m["2"], *fs[0](), *fs[2]())
}
