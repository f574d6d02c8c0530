package main

func a()

func b(int) string

type T int

func (T) c()

func main() { a() }
