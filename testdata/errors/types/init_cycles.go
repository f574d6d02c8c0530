package main

var a = b // ERROR "5: initialization cycle for a\n\tx\.go:3:5: a refers to b\n\tx\.go:4:5: b refers to c\n\tx\.go:5:5: c refers to f\n\tx\.go:7:6: f refers to a"
var b = c
var c = f()

func f() int { return a }

var d = d // ERROR "5: initialization cycle: d refers to itself"
var e = func() int { return e }() // ERROR "5: initialization cycle: e refers to itself"

const x = y // ERROR "7: initialization cycle for x\n\tx\.go:12:7: x refers to y\n\tx\.go:13:7: y refers to x"
const y = x

type T struct{}

func (T) m() int { return g }

var g = T{}.m() // ERROR "5: initialization cycle for g\n\tx\.go:19:5: g refers to m\n\tx\.go:17:10: m refers to g"
