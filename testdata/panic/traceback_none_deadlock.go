// GOTRACEBACK=none: a deadlock is told without its goroutines.
//
//test:env GOTRACEBACK=none
package main

func main() {
	go func() { select {} }()
	select {}
}
