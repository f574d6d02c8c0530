package main

type T struct{}

func (T) M()      {}
func (t *T) M() {}

func main() {}
