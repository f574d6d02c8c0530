package main

var v = 1

func f() int { return 1 }

const (
	a = v // ERROR "6: v \(variable of type int\) is not constant"
	b = f() // ERROR "6: f\(\) \(value of type int\) is not constant"
	c []int = nil // ERROR "4: invalid constant type \[\]int"
	d, e = 1 // ERROR "5: missing init expr for e"
	g = 1, 2 // ERROR "9: extra init expr 2"
	h string = 1 // ERROR "13: cannot use 1 \(untyped int constant\) as string value in constant declaration"
	i = len([]int{1}) // ERROR "6: len\(\[\]int\{…\}\) \(value of type int\) is not constant"
	j = 1 / 0 // ERROR "10: invalid operation: division by zero"
	k = 1 % 0.0 // ERROR "6: invalid operation: operator % not defined on 1 \(untyped float constant\)"
	l = 10 / 0.0 // ERROR "11: invalid operation: division by zero"
)
