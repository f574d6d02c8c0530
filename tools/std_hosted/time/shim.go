// Binds the hooks of golite's package time to real Go's.

package time

import (
	_ "gl/hostrt"
	_ "unsafe"
)

//go:linkname now time.now
//go:linkname runtimeNano time.runtimeNano
//go:linkname Sleep time.Sleep
