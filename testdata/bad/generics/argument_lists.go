// How errors list type arguments and parameters of functions.
package main

func f1[K, V any](K, V) {}
func f2[K any, V any](k K, v V) {}
func f3[K comparable, V, W any, X comparable](k K, v V) (W, X) { panic(1) }
func f4[P interface{ *Q }, Q any, R []Q](p P) {}
type I[A, B any] interface { m(A) (x B, err error) }
type T struct{}
type S[A, B any] struct{}
func (S[A, B]) m(B) (x A, err error) { return }

func main() {
	var x int
	x = f1
	x = f2
	x = f3
	x = f4[*int, int, []int]
	var i I[int, string] = T{}
	var j I[int, string] = S[int, string]{}
	var k any = f1
	k.(I[string, S[int, bool]]).n()
	var c chan S[int, func(a, b int)] = 1
	switch k.(type) { case S[int, int], S[int, int]: }
}
