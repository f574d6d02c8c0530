package main

var a chan
var b <-chan<- int
var c chan<-

func main() {}
