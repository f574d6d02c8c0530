package main

func f(a int b int) {}
func g(a, b) {}
func h(a int,, b int) {}

func main() {}
