package main

import "fmt"

// Key is what a Tree holds.
type Key int

// Limit depends on a constant of another file.
const Limit = half * 2

const half = 1 << (iota + 4)

func (k Key) even() bool     { return k%2 == 0 }
func (k Key) String() string { return fmt.Sprintf("k%d", int(k)) }
