// The hooks of package sync into the scheduler; what each must do is written in ../HOOKS.md.

package sync

import "unsafe"

func runtime_Semacquire(s *uint32)
func runtime_SemacquireWaitGroup(s *uint32, synctestDurable bool)
func runtime_SemacquireMutex(s *uint32, lifo bool, skipframes int)
func runtime_SemacquireRWMutexR(s *uint32, lifo bool, skipframes int)
func runtime_SemacquireRWMutex(s *uint32, lifo bool, skipframes int)
func runtime_Semrelease(s *uint32, handoff bool, skipframes int)

// notifyList is the queue of a condition variable. Layout known to the runtime; change both.
type notifyList struct {
	wait   uint32 // the next ticket
	notify uint32 // the next ticket to be notified
	lock   uintptr
	head   unsafe.Pointer
	tail   unsafe.Pointer
}

func runtime_notifyListAdd(l *notifyList) uint32
func runtime_notifyListWait(l *notifyList, t uint32)
func runtime_notifyListNotifyAll(l *notifyList)
func runtime_notifyListNotifyOne(l *notifyList)

func runtime_canSpin(i int) bool
func runtime_doSpin(i int)
func runtime_nanotime() int64

func runtime_procPin() int
func runtime_procUnpin()
func runtime_registerPoolCleanup(cleanup func(), forget func(lo, hi uintptr))

func throw(string)
func fatal(string)
