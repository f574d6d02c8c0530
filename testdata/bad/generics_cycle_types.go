// A type whose instances need others without end, by way of a method.
package main

type list[T any] struct {
	next *list[T]
	all  map[string]*list[list[T]]
}

type chain[K, V any] struct{ next *chain[V, K] }

func main() {
	_ = list[int]{}
	_ = chain[int, string]{}
}
