package main

import "time"

type T int

func (t T) m(x int) {}
func (t *T) p()      {}

func (t time.Duration) q() {}
func (t []int) r()         {}
func (t *int) s()          {}

func main() {
	var t T
	t.m
	T.m(1)
	T.p(t)
	f := t.m
	f("x")
	T(1).p()
	go t.m
	t.q()
	var pp **T
	pp.m(1)
}
