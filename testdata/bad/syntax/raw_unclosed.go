package main

func main() {
	x := `never
}
