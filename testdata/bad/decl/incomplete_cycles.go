// Types whose declarations look into each other, or need their own size.
package main

import "unsafe"

type A B
type B [unsafe.Sizeof(A{})]int
type C = D
type D [len(C{})]int
type E struct { f [unsafe.Offsetof(E{}.g)]int; g int }
type F struct { p *F; n [unsafe.Sizeof((*F)(nil))]int }
type G struct { p *[unsafe.Sizeof(G{})]int }
type I struct { x J }
type J struct { y I }
const c = unsafe.Sizeof(I{})
const d = unsafe.Sizeof(K[int]{})
type K[T any] struct { a T; b *K[K[T]] }
var ok F

func main() {
	type A [len(A{})]int
	type B struct { x [unsafe.Sizeof(B{})]byte }
}
