// recover and panic again with the same value: gc prints one line, marked.
package main

func main() {
	defer func() {
		r := recover()
		panic(r)
	}()
	panic("the value")
}
