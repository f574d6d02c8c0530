package main

type A = int
type B = T
type T struct{}

func (A) M() {}
func (B) M() {}
func (T) M() {}

func main() {}
