// More than ten errors in declarations of types: which ones gc finds first.
package main

type A interface { B; m() }
type B interface { A }
type C interface { m(); m(int) }
type D interface { C; m() string }
type E struct { *E; F; G }
type F struct { x int }
type G struct { x int; E }
type H = I
type I = H
type J map[J]int
type K func(K) K
type L [len(M{})]int
type M [len(L{})]int
type N chan N
type O *O
type P interface { comparable; Q }
type Q interface { ~int | P }
type R[T any] struct { R[R[T]] }
type S struct { T.U; x, x int; _, _ int; fmt.Stringer }
func (A) m2() {}
func (*O) m3() {}
func (e E) m4() { e.x = 1; e.m5(); e.m4 = nil }
func (int) m6() {}
func (K) m7() {}
func (e **E) m8() {}
func main() {}
