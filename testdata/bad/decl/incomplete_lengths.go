// Arrays whose lengths depend on their own types.
package main

import "unsafe"

type L [unsafe.Sizeof(M{})]int
type M struct{ x [unsafe.Sizeof(L{})]int }
type N [len(N{})]int
type O struct { x [unsafe.Sizeof(O{})]int }
type P [len(q)]int
var q P
type S struct { f [unsafe.Sizeof(T(nil))]int }
type T *S
type U [len(V{}.x)]int
type V struct { x [2]W }
type W struct { y U }

func main() {}
