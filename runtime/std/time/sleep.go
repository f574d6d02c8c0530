// Sleeping, timers and tickers, over the runtime's timers (HOOKS.md).
//
// A channel timer has a channel of one slot and a function that puts the time there without waiting. Go promises that after
// Stop or Reset no value of the earlier setting can be received: the runtime's stopTimer and resetTimer do not return while
// the function runs, so draining the channel afterwards is enough; and who drains a value has stopped a timer that was
// still of use, which is what the result says.

package time

// Sleep pauses the goroutine for at least d.
func Sleep(d Duration)

// runtimeTimer is the runtime's part of a timer. Layout known to the runtime; change both.
type runtimeTimer struct {
	when   int64
	period int64
	f      func(arg any, seq uintptr, delta int64)
	arg    any
	seq    uintptr
	rt     [6]uintptr // the runtime's own
}

// timerChan marks c as a timer's: its buffer does not show in len and cap, as if ticks were sent when they are received.
func timerChan(c chan Time)
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
	C <-chan Time
	c chan Time // C, or nil in a timer of AfterFunc
	r runtimeTimer
}

// sendTime is the function of channel timers. delta is how late it is.
func sendTime(arg any, seq uintptr, delta int64) {
	select {
	case arg.(chan Time) <- Now().Add(Duration(-delta)):
	default:
	}
}

// callFunc is the function of AfterFunc's timers.
func callFunc(arg any, seq uintptr, delta int64) { go arg.(func())() }

// drain takes a value that was not received out of the channel.
func drain(c chan Time) bool {
	select {
	case <-c: // c may be nil
		return true
	default:
		return false
	}
}

// NewTimer returns a Timer that sends the time on its channel after d.
func NewTimer(d Duration) *Timer {
	c := make(chan Time, 1)
	timerChan(c)
	t := &Timer{C: c, c: c, r: runtimeTimer{when: deadline(d), f: sendTime, arg: c}}
	startTimer(&t.r)
	return t
}

// AfterFunc returns a Timer that calls f in a goroutine of its own after d.
func AfterFunc(d Duration, f func()) *Timer {
	t := &Timer{r: runtimeTimer{when: deadline(d), f: callFunc, arg: f}}
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
	armed := stopTimer(&t.r)
	return drain(t.c) || armed
}

// Reset makes the Timer fire after d; false if it has fired or been stopped before.
func (t *Timer) Reset(d Duration) bool {
	if t.r.f == nil {
		panic("time: Reset called on uninitialized Timer")
	}
	armed := stopTimer(&t.r)
	armed = drain(t.c) || armed
	resetTimer(&t.r, deadline(d), 0)
	return armed
}

// A Ticker sends the time on C at intervals; ticks that nobody received in time are dropped.
type Ticker struct {
	C <-chan Time
	c chan Time
	r runtimeTimer
}

// NewTicker returns a Ticker with period d, which must be greater than zero.
func NewTicker(d Duration) *Ticker {
	if d <= 0 {
		panic("non-positive interval for NewTicker")
	}
	c := make(chan Time, 1)
	timerChan(c)
	t := &Ticker{C: c, c: c, r: runtimeTimer{when: deadline(d), period: int64(d), f: sendTime, arg: c}}
	startTimer(&t.r)
	return t
}

// Stop ends the ticks. The channel is not closed.
func (t *Ticker) Stop() {
	if t.r.f == nil {
		return // never made by NewTicker
	}
	stopTimer(&t.r)
	drain(t.c)
}

// Reset starts the Ticker anew with period d.
func (t *Ticker) Reset(d Duration) {
	if d <= 0 {
		panic("non-positive interval for Ticker.Reset")
	}
	if t.r.f == nil {
		panic("time: Reset called on uninitialized Ticker")
	}
	stopTimer(&t.r)
	drain(t.c)
	resetTimer(&t.r, deadline(d), int64(d))
}

// Tick returns the channel of a new Ticker; nil if d <= 0.
func Tick(d Duration) <-chan Time {
	if d <= 0 {
		return nil
	}
	return NewTicker(d).C
}
