// Deferred calls run last in first out; arguments and receivers are evaluated at the defer statement.
package main

import "fmt"

type T struct{ s string }

func (t T) val()             { fmt.Print("val ", t.s, "; ") }
func (t *T) ptr()            { fmt.Print("ptr ", t.s, "; ") }
func (t T) chain(s string) T { fmt.Print("chain ", s, "; "); return T{t.s + s} }

func f(s string) func() {
	fmt.Print("enter ", s, "; ")
	return func() { fmt.Print("exit ", s, "; ") }
}

func loop() {
	for i := range 4 {
		defer fmt.Print(i, " ")
	}
	x := 1
	defer fmt.Print("x=", x, " ")
	defer func() { fmt.Print("closure x=", x, " ") }()
	x = 2
}

func methods() {
	t := T{"a"}
	defer t.val()
	defer t.ptr()
	t.s = "b"
	defer t.chain("1").chain("2").val()
	defer f("outer")()
	fmt.Print("body; ")
}

func conditional(b bool) {
	if b {
		defer fmt.Print("if-deferred ")
	}
	for i := 0; i < 2; i++ {
		func() {
			defer fmt.Print("inner", i, " ")
		}()
	}
	fmt.Print("end ")
}

func nilFunc() {
	defer func() { fmt.Println("recovered:", recover()) }()
	var fn func()
	defer fn() // panics only when it runs
	fmt.Print("still running; ")
}

func many() (n int) {
	for range 10000 {
		defer func() { n++ }()
	}
	return 5
}

func builtins() {
	m := map[string]int{"a": 1, "b": 2}
	ch := make(chan int, 1)
	func() {
		defer delete(m, "a")
		defer close(ch)
		fmt.Print(len(m), " ")
	}()
	_, ok := <-ch
	fmt.Println(m, ok)
	func() {
		defer copy([]int{1}, []int{2})
	}()
}

func nested() {
	defer func() {
		defer func() {
			defer fmt.Print("3 ")
			fmt.Print("2 ")
		}()
		fmt.Print("1 ")
	}()
}

func main() {
	loop()
	fmt.Println()
	methods()
	fmt.Println()
	conditional(true)
	conditional(false)
	fmt.Println()
	nilFunc()
	fmt.Println(many())
	builtins()
	nested()
	fmt.Println()
	defer fmt.Println("main deferred")
	defer func() {
		if r := recover(); r != nil {
			fmt.Println("never", r)
		}
	}()
}
