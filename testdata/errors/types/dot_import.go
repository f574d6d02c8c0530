package main

import (
	. "strings"
	. "errors" // ERROR "2: \"errors\" imported and not used" "2: Join redeclared in this block\n\tx\.go:468:6: other declaration of Join"
)

var Join = 1 // ERROR "5: Join already declared through dot\-import of package strings \(\"strings\"\)\n\tx\.go:468:6: other declaration of Join"

func main() {
	_ = ToUpper("a")
}
