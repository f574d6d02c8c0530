package main

var a = b
var b = c()

func c() int { return d.m() }

type D struct{}

func (D) m() int { return a }

var d D

var f = func() int { return f() }

var x, y = g()

func g() (int, int) { return y, x }

const k = len(arr)

var arr [k]int

var p = &q
var q = *p

type T struct{ a [len(t.a)]int }

var t T

func main() {}
