package main

func range() {}

type map int

var if = 1

func main() {}
