package main

import "strings"

func (int) A()           {}
func (strings.Builder) B() {}
func (p **T) C()         {}
func (x Undefined) D()   {}
func (i I) E()           {}

type T struct{}
type I interface{ M() }
type P *T

func (P) F()      {}
func (t T, u T) G() {}
func () H()       {}

func main() {}
