package main

type T int
type T string

func main() {}
