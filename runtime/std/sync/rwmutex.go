// RWMutex: many readers or one writer.
//
// readers counts those that hold or wait for the read lock. A writer first excludes other writers with w, then subtracts
// rwmutexMaxReaders, which makes readers negative: from then on readers queue on readerSem. The writer waits on
// writerSem for the readers that were in at that moment; writerWait counts them down, the last one wakes it.

package sync

import "sync/atomic"

// A RWMutex is a reader/writer lock; the zero value is unlocked. A waiting writer keeps new readers out. It must not be copied after first use.
type RWMutex struct {
	w          Mutex // held by the writer, or the one that waits for readers to leave
	writerSem  uint32
	readerSem  uint32
	readers    atomic.Int32
	writerWait atomic.Int32
}

const rwmutexMaxReaders = 1 << 30

// RLock locks rw for reading.
func (rw *RWMutex) RLock() {
	if rw.readers.Add(1) < 0 {
		rw.awaitWriter()
	}
}

// awaitWriter waits until the writer has unlocked. A goroutine that a host ends here gives the lock back once it has it.
func (rw *RWMutex) awaitWriter() {
	has := false
	defer func() {
		if !has {
			runtime_SemacquireRWMutexR(&rw.readerSem, false, 0)
			rw.RUnlock()
		}
	}()
	runtime_SemacquireRWMutexR(&rw.readerSem, false, 0)
	has = true
}

// TryRLock locks rw for reading if no writer has it or waits for it.
func (rw *RWMutex) TryRLock() bool {
	for {
		n := rw.readers.Load()
		if n < 0 {
			return false
		}
		if rw.readers.CompareAndSwap(n, n+1) {
			return true
		}
	}
}

// RUnlock undoes one RLock.
func (rw *RWMutex) RUnlock() {
	n := rw.readers.Add(-1)
	if n >= 0 {
		return
	}
	if n == -1 || n == -rwmutexMaxReaders-1 {
		fatal("sync: RUnlock of unlocked RWMutex")
	}
	if rw.writerWait.Add(-1) == 0 {
		runtime_Semrelease(&rw.writerSem, false, 1)
	}
}

// Lock locks rw for writing.
func (rw *RWMutex) Lock() {
	rw.w.Lock()
	in := rw.readers.Add(-rwmutexMaxReaders) + rwmutexMaxReaders
	// Readers that leave between the two additions make writerWait negative; then the sum is right all the same.
	if in != 0 && rw.writerWait.Add(in) != 0 {
		rw.awaitReaders()
	}
}

// awaitReaders is awaitWriter for a writer.
func (rw *RWMutex) awaitReaders() {
	has := false
	defer func() {
		if !has {
			runtime_SemacquireRWMutex(&rw.writerSem, false, 0)
			rw.Unlock()
		}
	}()
	runtime_SemacquireRWMutex(&rw.writerSem, false, 0)
	has = true
}

// TryLock locks rw for writing if it is free.
func (rw *RWMutex) TryLock() bool {
	if !rw.w.TryLock() {
		return false
	}
	if !rw.readers.CompareAndSwap(0, -rwmutexMaxReaders) {
		rw.w.Unlock()
		return false
	}
	return true
}

// Unlock unlocks rw for writing; the readers that queued meanwhile all get it before the next writer.
func (rw *RWMutex) Unlock() {
	queued := rw.readers.Add(rwmutexMaxReaders)
	if queued >= rwmutexMaxReaders {
		fatal("sync: Unlock of unlocked RWMutex")
	}
	for ; queued > 0; queued-- {
		runtime_Semrelease(&rw.readerSem, false, 0)
	}
	rw.w.Unlock()
}

// RLocker returns a Locker whose methods are rw's RLock and RUnlock.
func (rw *RWMutex) RLocker() Locker { return (*rlocker)(rw) }

type rlocker RWMutex

func (r *rlocker) Lock()   { (*RWMutex)(r).RLock() }
func (r *rlocker) Unlock() { (*RWMutex)(r).RUnlock() }
