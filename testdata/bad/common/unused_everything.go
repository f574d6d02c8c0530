package main

import (
	"fmt"
	"os"
)

func main() {
	a := 1
	var b int
	c, d := 2, 3
	_ = c
	func() {
		e := 1
		f := func(g int) {}
	}()
	for h := 0; ; {
	}
	if i := 1; true {
	}
	switch j := 1; {
	}
	var k = func() { k2 := 1 }
	switch l := any(1).(type) {
	}
}
