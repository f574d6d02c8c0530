package main

func main() {
	else {
	}
	if {
	}
	if ; {
	}
}
