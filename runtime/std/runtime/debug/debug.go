// Package debug lets a program set and watch its runtime: the collector, limits, traces.
package debug

import (
	"os"
	"runtime"
	"slices"
	"time"
)

// GCStats are numbers about past collections.
type GCStats struct {
	LastGC         time.Time       // end of the last one
	NumGC          int64
	PauseTotal     time.Duration
	Pause          []time.Duration // latest first
	PauseEnd       []time.Time     // latest first
	PauseQuantiles []time.Duration
}

// ReadGCStats fills stats. If stats.PauseQuantiles has n elements they become the minimum, n-2 quantiles and the maximum of the pauses.
func ReadGCStats(stats *GCStats) {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	stats.LastGC = time.Unix(0, int64(m.LastGC))
	stats.NumGC = int64(m.NumGC)
	stats.PauseTotal = time.Duration(m.PauseTotalNs)
	n := min(int(m.NumGC), len(m.PauseNs))
	stats.Pause = stats.Pause[:0]
	stats.PauseEnd = stats.PauseEnd[:0]
	for i := 1; i <= n; i++ {
		at := (int(m.NumGC) - i) % len(m.PauseNs)
		stats.Pause = append(stats.Pause, time.Duration(m.PauseNs[at]))
		stats.PauseEnd = append(stats.PauseEnd, time.Unix(0, int64(m.PauseEnd[at])))
	}
	quantiles := stats.PauseQuantiles
	if len(quantiles) == 0 {
		return
	}
	if n == 0 {
		clear(quantiles)
		return
	}
	sorted := slices.Clone(stats.Pause)
	slices.Sort(sorted)
	last := len(quantiles) - 1
	for i := range last {
		quantiles[i] = sorted[n*i/last]
	}
	quantiles[last] = sorted[n-1]
}

// SetGCPercent sets by how much, in percent of what was found alive, the heap may grow until it is collected again; negative: without end. It gives the
// setting before.
func SetGCPercent(percent int) int { return int(setGCPercent(int32(percent))) }

// SetMemoryLimit sets how many bytes the runtime tries to stay below, unless limit is negative, and gives the setting before.
func SetMemoryLimit(limit int64) int64 { return setMemoryLimit(limit) }

// FreeOSMemory collects and gives what is free back to the system.
func FreeOSMemory() { freeOSMemory() }

// SetMaxStack sets how many bytes the stack of a goroutine may have, and gives the setting before.
func SetMaxStack(bytes int) int { return setMaxStack(bytes) }

// SetMaxThreads sets how many threads there may be before the program is ended, and gives the setting before.
func SetMaxThreads(threads int) int { return setMaxThreads(threads) }

// SetPanicOnFault sets whether the calling goroutine shall panic when it touches a wild address, instead of ending the program, and gives the setting before.
func SetPanicOnFault(enabled bool) bool { return setPanicOnFault(enabled) }

// SetTraceback sets what a dying program tells, as GOTRACEBACK does, but not less than that.
func SetTraceback(level string) { setTraceback(level) }

// PrintStack writes the calling goroutine's trace to standard error.
func PrintStack() { os.Stderr.Write(Stack()) }

// Stack gives the calling goroutine's trace.
func Stack() []byte {
	for size := 1024; ; size *= 2 {
		buf := make([]byte, size)
		if n := runtime.Stack(buf, false); n < size {
			return buf[:n]
		}
	}
}

func setGCPercent(percent int32) int32
func setMemoryLimit(limit int64) int64
func freeOSMemory()
func setMaxStack(bytes int) int
func setMaxThreads(threads int) int
func setPanicOnFault(enabled bool) bool
func setTraceback(level string)
