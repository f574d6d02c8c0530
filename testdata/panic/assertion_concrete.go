// Unrecovered: failed assertion to a concrete type, in a goroutine.
package main

type T struct{}

func main() {
	go func() {
		var v any = 3.5
		_ = v.(*T)
	}()
	select {}
}
