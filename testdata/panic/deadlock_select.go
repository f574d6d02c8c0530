// All goroutines asleep: an empty select.
package main

func main() {
	select {}
}
