package main

1 + 2

f()

func main() {}
