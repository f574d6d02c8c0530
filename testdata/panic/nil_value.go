// panic(nil) becomes a *runtime.PanicNilError.
package main

func main() {
	panic(nil)
}
