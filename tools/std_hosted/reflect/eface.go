// In place of reflect's eface.go: interfaces have real Go's layout, with real Go's descriptors.

package reflect

import (
	"gl/hostrt"
	"gl/internal/abi"
	"unsafe"
)

func unpack(i any) (t *abi.Type, data unsafe.Pointer) { return hostrt.Unpack(i) }

func pack(t *abi.Type, data unsafe.Pointer) any { return hostrt.Pack(t, data) }

func storeInterface(t *abi.Type, x any, dst unsafe.Pointer) { hostrt.StoreInterface(t, x, dst) }
