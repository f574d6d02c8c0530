package main

func (t T, u U) f() {}
func () g() {}
func h {}
func (i int) {}

func main() {}
