// An error text with several lines and a tab.
package main

import "errors"

func main() {
	panic(errors.New("first line\nsecond line\n\tthird"))
}
