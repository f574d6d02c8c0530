package main

func f[T](x T) {}
func g[](x int) {}
type S[T any, ] struct{}
type R[T] struct{}

func main() {}
