// Unrecovered panic with a value of a named string type, with control characters.
package main

type msg string

func main() {
	panic(msg("line one\nline two"))
}
