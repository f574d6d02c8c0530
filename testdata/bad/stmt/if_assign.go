package main

func main() {
	x := 1
	if x = 2 {
	}
	if x := 3 {
	}
	for x = 1 {
	}
	switch x = 2 {
	}
}
