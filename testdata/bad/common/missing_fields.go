package main

import (
	"fmt"
)

type Person struct {
	Name string
	Age  int
}

func (p Person) Hello() {}

func main() {
	p := Person{"Ann"}
	q := Person{Name: "Bob", age: 3, Height: 1}
	r := Person{Name: "Cy", 4}
	p.nmae = "x"
	p.Greet()
	Person.Hello(p, 1)
	fmt.Println(q.Age.Years, r.name)
	Person{Name: 5, Name: "x"}.Hello()
}
