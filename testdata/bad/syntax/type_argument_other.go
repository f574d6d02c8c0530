// Operators, calls and literals as type arguments, in statements.
package main

type G[T any] struct{ x T }

func f[T G[1]](x T) {}
func main() {
	var x any
	switch x.(type) { case G[1]: case *G[2]: }
	_ = x.(G[3])
	_ = x.(*G[4])
	_ = (*G[5])(nil)
	_ = new(G[6])
	_ = make([]G[7], 1)
	var y G[nil]
	var z G[f()]
	var w G[a+b]
	var v G[-1]
	var u G[!x]
	var t G[func(){}]
	var s G[x.y]
	var r G[x[1]]
}
