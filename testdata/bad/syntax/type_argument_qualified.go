// Literals as arguments of another package's generic types.
package main

import "sync/atomic"

var a atomic.Pointer[1]
var b atomic.Pointer[int, 2]
var c atomic.Pointer[int.x]
var d atomic.Pointer[func()]
var e atomic.Pointer[(int)]
var f atomic.Pointer[*[1]int]
var g atomic.Pointer[atomic.Pointer[2]]
var h atomic.Pointer[<-chan int]

func k(atomic.Pointer[4], x atomic.Pointer["a"]) {}
func main() {}
