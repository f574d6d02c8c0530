package main

var a int

func a() {}

func main() {}
