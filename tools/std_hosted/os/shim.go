// Binds the hooks of golite's package os to real Go's.

package os

import _ "unsafe"

//go:linkname runtime_beforeExit os.runtime_beforeExit
//go:linkname runtime_args os.runtime_args
//go:linkname sigpipe os.sigpipe
