// The runtime's hash function, for the key types of maps made at run time.

package reflect

import (
	"internal/abi"
	"unsafe"
)

// typehash is the hash of the value of type t at p, as maps use it.
//
//go:linkname typehash runtime.typehash
func typehash(t *abi.Type, p unsafe.Pointer, seed uintptr) uintptr
