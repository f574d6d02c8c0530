// More than ten errors about names declared twice: which ones gc finds first.
package main

import "fmt"
import "fmt"
import f2 "fmt"
import "os"

func init() {}
func init() {}
var init int
var main = 1
type fmt int
const os = 1
func len() {}
var true = false
type int string
func dup(a, a int) (a int) { return }
type S struct { a int; a string; S2 }
type S2 struct { a int; b int }
func (s S) a() {}
func (s S) b() {}
func (s *S) b() {}
type T = S
func (t T) b() {}
func (t *undefinedT) c() {}
func (t []int) d() {}
func (t T) e2() {}
const ( c1 = iota; c2; c2 )
var _ = c3
var v1, v1 = 1, 2
func _() { undefinedF() }
func _() { goto L; { L: } }
