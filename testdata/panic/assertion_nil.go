// Unrecovered: assertion on a nil interface.
package main

import "fmt"

func main() {
	var e error
	_ = e.(fmt.Stringer)
}
