package main

func main() {
	n := 1
	switch n {
	case "a":
	case 1.5:
	case 2.0:
	case nil:
	case 'x':
	}
	switch {
	case 1:
	case n:
	case n == 1:
	}
	switch f := func() {}; f {
	case f:
	}
	switch x := n; x.(type) {
	}
}
