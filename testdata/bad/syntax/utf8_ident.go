package main

func main() {
	日本 := 1
	é := 2
	x٣ := 3
	€ := 4
}
