// Package greet makes greetings.
package greet

import "example.com/hello/greet/lang"

// Count says how many greetings were made.
var Count int

// Hello greets name in language l.
func Hello(l lang.Language, name string) string {
	Count++
	return l.Word() + ", " + name + end()
}
