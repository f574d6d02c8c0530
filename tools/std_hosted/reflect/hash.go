// In place of reflect's hash.go: the maps are real Go's.

package reflect

import (
	"internal/abi"
	"unsafe"
)

func typehash(t *abi.Type, p unsafe.Pointer, seed uintptr) uintptr { panic("not used") }
