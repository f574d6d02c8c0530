package main

type A interface{ B }
type B interface{ C }
type C interface{ A }

func main() {}
