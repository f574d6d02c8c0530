// Sleeping, timers and tickers, over the runtime's timers (HOOKS.md).
//
// A channel timer has a channel of one slot and a function that puts the time where the runtime says: in that slot, or with who waits for it. The runtime
// looks whether the timer is due when somebody receives, so such a timer is in none of its lists while nobody waits. Go promises that after
// Stop or Reset no value of the earlier setting can be received, and that they tell whether there was one: the runtime empties the channel under
// the lock that its sending takes.

package time

import "unsafe"

// Sleep pauses the goroutine for at least d.
func Sleep(d Duration)

// runtimeTimer is the runtime's part of a timer. Layout known to the runtime; change both.
type runtimeTimer struct {
	when   int64
	period int64
	f      func(arg any, seq uintptr, delta int64)
	arg    any
	seq    uintptr
	rt     [7]uintptr // the runtime's own
}

// startTimerChan starts t as the timer of c, whose buffer does not show in len and cap, as if ticks were sent when they are received.
func startTimerChan(t *runtimeTimer, c chan Time)
func startTimer(t *runtimeTimer)
func stopTimer(t *runtimeTimer) bool
func resetTimer(t *runtimeTimer, when, period int64) bool

// deadline is the monotonic time d from now, saturating.
func deadline(d Duration) int64 {
	n := runtimeNano()
	if d <= 0 {
		return n
	}
	if t := n + int64(d); t > 0 {
		return t
	}
	return 1<<63 - 1
}

// A Timer is a single event: at its time, the time is sent on C, or AfterFunc's function is called.
type Timer struct {
	C <-chan Time // nil in a timer of AfterFunc
	r runtimeTimer
}

// sendTime is the function of channel timers: it puts the time at the address to. delta is how late it is.
func sendTime(arg any, to uintptr, delta int64) {
	*(*Time)(unsafe.Pointer(to)) = Now().Add(Duration(-delta))
}

// goFunc is the function of AfterFunc's timers.
func goFunc(arg any, seq uintptr, delta int64) { go arg.(func())() }

// NewTimer returns a Timer that sends the time on its channel after d.
func NewTimer(d Duration) *Timer {
	c := make(chan Time, 1)
	t := &Timer{C: c, r: runtimeTimer{when: deadline(d), f: sendTime, arg: c}}
	startTimerChan(&t.r, c)
	return t
}

// AfterFunc returns a Timer that calls f in a goroutine of its own after d.
func AfterFunc(d Duration, f func()) *Timer {
	t := &Timer{r: runtimeTimer{when: deadline(d), f: goFunc, arg: f}}
	startTimer(&t.r)
	return t
}

// After returns the channel of a new Timer.
func After(d Duration) <-chan Time { return NewTimer(d).C }

// Stop prevents the Timer from firing; false if it has fired (and its value was received) or been stopped.
func (t *Timer) Stop() bool {
	if t.r.f == nil {
		panic("time: Stop called on uninitialized Timer")
	}
	return stopTimer(&t.r)
}

// Reset makes the Timer fire after d; false if it has fired or been stopped before.
func (t *Timer) Reset(d Duration) bool {
	if t.r.f == nil {
		panic("time: Reset called on uninitialized Timer")
	}
	return resetTimer(&t.r, deadline(d), 0)
}

// A Ticker sends the time on C at intervals; ticks that nobody received in time are dropped.
type Ticker struct {
	C <-chan Time
	r runtimeTimer
}

// NewTicker returns a Ticker with period d, which must be greater than zero.
func NewTicker(d Duration) *Ticker {
	if d <= 0 {
		panic("non-positive interval for NewTicker")
	}
	c := make(chan Time, 1)
	t := &Ticker{C: c, r: runtimeTimer{when: deadline(d), period: int64(d), f: sendTime, arg: c}}
	startTimerChan(&t.r, c)
	return t
}

// Stop ends the ticks. The channel is not closed.
func (t *Ticker) Stop() {
	if t.r.f == nil {
		return // never made by NewTicker
	}
	stopTimer(&t.r)
}

// Reset starts the Ticker anew with period d.
func (t *Ticker) Reset(d Duration) {
	if d <= 0 {
		panic("non-positive interval for Ticker.Reset")
	}
	if t.r.f == nil {
		panic("time: Reset called on uninitialized Ticker")
	}
	resetTimer(&t.r, deadline(d), int64(d))
}

// Tick returns the channel of a new Ticker; nil if d <= 0.
func Tick(d Duration) <-chan Time {
	if d <= 0 {
		return nil
	}
	return NewTicker(d).C
}
