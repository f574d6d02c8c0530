package main

type
type T
type U = 
type V struct

func main() {}
