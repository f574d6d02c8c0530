package main

import "strings"

type P *int
type I interface{ M() }
type T struct{ F int }
type A = T
type G[X any] struct{}

func (P) m()                 {}
func (I) n()                 {}
func (*I) o()                {}
func (int) p()               {}
func (strings.Builder) q()   {}
func (**T) r()               {}
func ([]T) s()               {}
func (t T, u T) v()          {}
func () w()                  {}
func (T) F()                 {}
func (T) X()                 {}
func (*A) X()                {}
func (t T) y(t int)          {}
func (Undefined) z()         {}
func (t ...T) aa()           {}
