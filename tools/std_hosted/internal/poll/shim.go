// Binds the hooks of golite's internal/poll to real Go's runtime.

package poll

import _ "unsafe"

//go:linkname runtime_pollServerInit internal/poll.runtime_pollServerInit
//go:linkname runtime_pollOpen internal/poll.runtime_pollOpen
//go:linkname runtime_pollClose internal/poll.runtime_pollClose
//go:linkname runtime_pollReset internal/poll.runtime_pollReset
//go:linkname runtime_pollWait internal/poll.runtime_pollWait
//go:linkname runtime_pollSetDeadline internal/poll.runtime_pollSetDeadline
//go:linkname runtime_pollUnblock internal/poll.runtime_pollUnblock
