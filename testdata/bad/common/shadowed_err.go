package main

import (
	"os"
)

func main() {
	f, err := os.Open("x")
	if err != nil {
		f, err := os.Open("y")
	}
	if n, err := f.Read(nil); err != nil {
	}
	_ = f
}
