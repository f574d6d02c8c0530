package main

const a int

func main() {}
