package main

func main() {
	var s string = 'a' // ERROR "17: cannot use 'a' \(untyped rune constant 97\) as string value in variable declaration"
	var r rune = "a" // ERROR "15: cannot use \"a\" \(untyped string constant\) as rune value in variable declaration"
	var b byte = 'é'
	var c byte = '世' // ERROR "15: cannot use '世' \(untyped rune constant 19990\) as byte value in variable declaration \(overflows\)"
	_ = s + r // ERROR "6: invalid operation: s \+ r \(mismatched types string and rune\)"
	_ = s + 'a' // ERROR "6: invalid operation: s \+ 'a' \(mismatched types string and untyped rune\)"
	_ = "a" + 'b' // ERROR "6: invalid operation: \"a\" \+ 'b' \(mismatched types untyped string and untyped rune\)"
	_, _, _ = b, c, r
	for _, x := range s {
		var y string = x // ERROR "18: cannot use x \(variable of type rune\) as string value in variable declaration"
		_ = y
	}
}
