package main

func main() {
	n, s := 1, "a"
	if n {
	}
	if s {
	}
	if n = 1; n {
	}
	if nil {
	}
	if n == 1 {
	} else if s {
	}
	for n {
	}
	for ; s; {
	}
	if f := func() {}; f {
	}
}
