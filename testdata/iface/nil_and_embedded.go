// Nil interfaces in structs, embedded interfaces that are nil, wrappers that override, interface fields compared.
package main

import "fmt"

type Logger interface {
	Log(string)
	Level() int
}
type base struct {
	lines *[]string
	lvl   int
}

func (b base) Log(s string) { *b.lines = append(*b.lines, s) }
func (b base) Level() int   { return b.lvl }

type prefixed struct {
	Logger
	p string
}

func (p prefixed) Log(s string) { p.Logger.Log(p.p + s) }

type counted struct {
	*prefixed
	n int
}

func (c *counted) Log(s string) { c.n++; c.prefixed.Log(fmt.Sprint(c.n, " ", s)) }

type opt struct {
	Logger
	name string
}

func main() {
	var lines []string
	b := base{&lines, 3}
	p := prefixed{b, "p:"}
	pp := prefixed{p, "q:"}
	c := &counted{&pp, 0}
	for _, l := range []Logger{b, p, pp, &pp, c} {
		l.Log("x")
		fmt.Print(l.Level(), " ")
	}
	fmt.Println(lines)
	o := opt{name: "none"}
	fmt.Println(o.Logger == nil, o == opt{name: "none"})
	try := func(f func()) {
		defer func() { fmt.Println("recovered:", recover()) }()
		f()
	}
	try(func() { o.Log("boom") })
	try(func() { var c counted; c.Log("boom") })
	try(func() { var c *counted; _ = c.Level })
	o.Logger = o // holds a copy with nil inside
	try(func() { o.Log("boom") })
	o.Logger = &p
	o.Log("ok")
	fmt.Println(lines[len(lines)-1], o.Level())
	f := o.Log
	o.Logger = nil
	f("bound before")
	fmt.Println(lines[len(lines)-1])
	var l Logger
	try(func() { g := l.Log; g("x") })
	try(func() { defer l.Log("x") })
	try(func() { go l.Log("x") })
	var e1, e2 any = p, prefixed{b, "p:"}
	fmt.Println(e1 == e2, e1 == any(pp))
}
