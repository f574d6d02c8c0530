// The Error method of a panic's value dereferences nil: the fault is told beside what could not be printed.
package main

type failure struct{ code *int }

func (f failure) Error() string { return string(rune('0' + *f.code)) }

func main() {
	defer func() {
		panic(failure{})
	}()
	panic("first")
}
