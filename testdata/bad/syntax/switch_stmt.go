package main

func main() {
	switch x {
		println()
	case 1:
	}
}
