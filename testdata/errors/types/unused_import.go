package main

import (
	"errors" // ERROR "2: \"errors\" imported and not used"
	str "strings" // ERROR "2: \"strings\" imported as str and not used"
	_ "unsafe"
)

func main() {}
