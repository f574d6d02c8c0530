// Recovered and raised again: the first line says so.
package main

func main() {
	defer func() {
		r := recover()
		panic(r)
	}()
	panic("original")
}
