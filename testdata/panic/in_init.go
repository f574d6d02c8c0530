// A panic while package variables are initialised: the trace's first line and what ran before.
package main

import "fmt"

var a = say("a", 1)
var b = boom(a)
var c = say("c", 3)

func say(s string, n int) int { fmt.Println("init", s); return n }

func boom(n int) int {
	defer fmt.Println("deferred in initialisation")
	var m map[string]int
	m["x"] = n
	return n
}

func init() { fmt.Println("never") }

func main() { fmt.Println("never", a, b, c) }
