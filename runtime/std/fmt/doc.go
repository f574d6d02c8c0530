// Package fmt implements formatted input and output with functions analogous to C's printf and scanf.
//
// How the package is laid out: print.go has the exported functions and the walk over a format string; flags.go the state that
// one verb is printed with; number.go and text.go render basic kinds; value.go everything that needs reflection, and
// the calls of methods; scan*.go the input side. A printer owns its output buffer, is pooled, and writes out once per call.
// Operands of basic types are dispatched by a type switch and never reach package reflect.
package fmt

import "io"

// State is what a Formatter sees of the printer.
type State interface {
	// Write puts formatted output out.
	Write(b []byte) (n int, err error)
	// Width returns the width option and whether it was set.
	Width() (wid int, ok bool)
	// Precision returns the precision option and whether it was set.
	Precision() (prec int, ok bool)
	// Flag tells whether flag c is set.
	Flag(c int) bool
}

// Formatter is implemented by values that take over all of their formatting.
type Formatter interface {
	Format(f State, verb rune)
}

// Stringer is implemented by values that have a native format: it is what %v and the string verbs print.
type Stringer interface {
	String() string
}

// GoStringer is implemented by values that define their Go syntax: it is what %#v prints.
type GoStringer interface {
	GoString() string
}

var _ io.Writer = (*printer)(nil)
