package main

type I interface{ m() }
type T struct{ I }
type U struct{ *T }

func main() {
	var u U
	u.m()
	u.n() // ERROR "4: u\.n undefined \(type U has no field or method n\)"
	u.T.I.m(1) // ERROR "10: too many arguments in call to u\.T\.I\.m\n\thave \(number\)\n\twant \(\)"
	var i I = u
	var j interface{ k() } = u // ERROR "27: cannot use u \(variable of struct type U\) as interface\{k\(\)\} value in variable declaration: U does not implement interface\{k\(\)\} \(missing method k\)"
	_, _ = i, j
	_ = U{T{}} // ERROR "8: cannot use T\{\} \(value of struct type T\) as \*T value in struct literal"
	_ = U{T: &T{1}} // ERROR "14: cannot use 1 \(constant of type int\) as I value in struct literal: int does not implement I \(missing method m\)"
}
