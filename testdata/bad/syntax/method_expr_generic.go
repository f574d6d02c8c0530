package main

func main() {
	x := y[int, string]
	z := a[1, 2]
	w := b[]
}
