package main

const a

func main() {}
