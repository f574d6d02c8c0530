// A go statement with a nil function ends the program there, without deferred calls.
package main

type starter struct{ f func() }

func main() {
	defer println("never")
	done := make(chan bool)
	text := "closure"
	s := starter{func() { println(text); done <- true }}
	go s.f()
	<-done
	s.f = nil
	go s.f()
	<-done
}
