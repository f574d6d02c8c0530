package main

const a, b, c = 1, 2

func main() {}
