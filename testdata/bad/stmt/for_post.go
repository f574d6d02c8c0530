package main

func main() {
	for i := 0; i < 10; i := i + 1 {
	}
	for i := 0; i < 10; {
	}
	for var i = 0; i < 10; i++ {
	}
}
