// Binds the hooks of golite's package syscall to real Go's.

package syscall

import (
	_ "gl/hostrt"
	_ "unsafe"
)

//go:linkname Exit syscall.Exit
