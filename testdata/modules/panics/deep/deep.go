// Package deep panics.
package deep

import "fmt"

// Code is an error and more.
type Code int

func (c Code) Error() string { return fmt.Sprintf("code %d", int(c)) }

// Try calls f and tells what it panicked with.
func Try(f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Printf("%T %v\n", r, r)
		}
	}()
	f()
}
