// Types whose declarations look into themselves.
package main

import "unsafe"

type A [len(A{})]int
type B struct{ x [unsafe.Sizeof(B{}.x)]int }
type C [unsafe.Sizeof(*(*C)(nil))]int
type D [unsafe.Sizeof(<-(chan D)(nil))]int
type E [unsafe.Sizeof(any(nil).(E))]int
type F [unsafe.Sizeof(fF())]int
func fF() F { panic(1) }
type G [unsafe.Sizeof(G(nil))]int
type H [unsafe.Sizeof((map[int]H)(nil)[1])]int
type I [unsafe.Sizeof((*I)(nil)[:])]int
type J [unsafe.Sizeof((*J)(nil)[0])]int
type K [unsafe.Sizeof(vK)]int
var vK K

func main() {}
