package main

type T struct{ x int }

func main() {
	if T{1} == (T{1}) {
	}
	for _, v := range []T{{1}} {
		_ = v
	}
	switch T{1} {
	}
}
