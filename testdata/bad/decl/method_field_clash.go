package main

type T struct{ name string }

func (T) name() {}

func main() {}
