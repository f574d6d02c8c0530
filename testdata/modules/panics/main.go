// A panic with a type of another package.
package main

import (
	"fmt"

	"example.com/panics/deep"
)

func main() {
	defer fmt.Println("deferred")
	deep.Try(func() { fmt.Println("no panic here") })
	deep.Try(func() { panic(deep.Code(3)) })
	panic(deep.Code(4))
}
