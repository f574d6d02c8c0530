package main

class Foo {
}

int add(int a, int b) {
	return a + b;
}

func main() {
	int x = 5;
	let y = 3
	const z := 4
	var w := 5
	try {
	} catch {
	}
}
