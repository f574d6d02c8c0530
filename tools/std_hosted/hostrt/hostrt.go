// Package hostrt provides the hooks that real Go's runtime has no counterpart for.
package hostrt

import _ "unsafe"

// Go's runtime has room for one cleanup function, real sync's.
//
//go:linkname registerPoolCleanup gl/sync.runtime_registerPoolCleanup
func registerPoolCleanup(cleanup func()) {}
