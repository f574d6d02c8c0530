package main

type I interface{ M() }
type P *int

func (i I) X()    {}
func (p P) X()    {}
func (x []int) X() {}
func (x int) Y()  {}
func (x *int) Z() {}
func (x **T) W()  {}

type T struct{}

func main() {}
