// Binds the hooks of golite's package sync to real Go's runtime.

package sync

import (
	_ "gl/hostrt"
	_ "unsafe"
)

//go:linkname runtime_Semacquire sync.runtime_Semacquire
//go:linkname runtime_SemacquireWaitGroup sync.runtime_SemacquireWaitGroup
//go:linkname runtime_SemacquireMutex internal/sync.runtime_SemacquireMutex
//go:linkname runtime_SemacquireRWMutexR sync.runtime_SemacquireRWMutexR
//go:linkname runtime_SemacquireRWMutex sync.runtime_SemacquireRWMutex
//go:linkname runtime_Semrelease sync.runtime_Semrelease
//go:linkname runtime_notifyListAdd sync.runtime_notifyListAdd
//go:linkname runtime_notifyListWait sync.runtime_notifyListWait
//go:linkname runtime_notifyListNotifyAll sync.runtime_notifyListNotifyAll
//go:linkname runtime_notifyListNotifyOne sync.runtime_notifyListNotifyOne
//go:linkname runtime_canSpin internal/sync.runtime_canSpin
//go:linkname runtime_doSpin internal/sync.runtime_doSpin
//go:linkname runtime_nanotime internal/sync.runtime_nanotime
//go:linkname runtime_procPin sync.runtime_procPin
//go:linkname runtime_procUnpin sync.runtime_procUnpin
//go:linkname throw sync.throw
//go:linkname fatal sync.fatal
