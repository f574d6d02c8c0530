package main

func main() {
	x -> y
	c <- <- d
	<-
}
