package main

import (
	"fmt"
	"nosuch/pkg" // ERROR "2: package nosuch/pkg is not in std"
	"strings"
)

func main() {
	fmt.println("a") // ERROR "6: undefined: fmt\.println \(but have Println\)"
	fmt.Foo() // ERROR "6: undefined: fmt\.Foo"
	_ = fmt // ERROR "6: use of package fmt not in selector"
	strings = nil // ERROR "2: use of package strings not in selector"
	var x fmt.Nope // ERROR "12: undefined: fmt\.Nope"
	_ = x
	fmt.Println = nil // ERROR "2: cannot assign to fmt\.Println \(neither addressable nor a map index expression\)" "2: use of package fmt not in selector"
	_ = strings.Builder.WriteString // ERROR "22: invalid method expression strings\.Builder\.WriteString \(needs pointer receiver \(\*strings\.Builder\)\.WriteString\)"
	_ = pkg.X
}
