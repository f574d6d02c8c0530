// What package reflect needs of the runtime (../HOOKS.md).

package reflect

import (
	"internal/abi"
	"unsafe"
)

func unsafe_New(t *abi.Type) unsafe.Pointer
func unsafe_NewArray(t *abi.Type, n int) unsafe.Pointer
func typedmemmove(t *abi.Type, dst, src unsafe.Pointer)
func typedmemclr(t *abi.Type, ptr unsafe.Pointer)
func typedslicecopy(t *abi.Type, dst, src unsafe.Pointer, n int)
func growslice(t *abi.Type, old unsafe.Pointer, newLen, oldCap, num int) (unsafe.Pointer, int)

func makemap(t *abi.Type, hint int) unsafe.Pointer
func mapaccess(t *abi.Type, m, key unsafe.Pointer) unsafe.Pointer
func mapassign(t *abi.Type, m, key, elem unsafe.Pointer)
func mapdelete(t *abi.Type, m, key unsafe.Pointer)
func maplen(m unsafe.Pointer) int
func mapclear(t *abi.Type, m unsafe.Pointer)
func mapiterinit(t *abi.Type, m unsafe.Pointer, it *hiter)
func mapiternext(it *hiter)
func mapiterkey(it *hiter) unsafe.Pointer
func mapiterelem(it *hiter) unsafe.Pointer

// hiter is room for the runtime's map iterator.
type hiter [16]unsafe.Pointer

func makechan(t *abi.Type, size int) unsafe.Pointer
func chanlen(c unsafe.Pointer) int
func chancap(c unsafe.Pointer) int
func chansend(c, elem unsafe.Pointer, nb bool) bool
func chanrecv(c unsafe.Pointer, nb bool, elem unsafe.Pointer) (selected, received bool)
func chanclose(c unsafe.Pointer)

func typelinks() []*abi.Type
