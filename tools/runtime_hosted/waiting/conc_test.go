package waiting

import (
	"math/rand/v2"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"
	"time"
	"unsafe"
)

var intT = &_type{size: 8}
var chT = &chantype{elem: intT}
var bigT = &chantype{elem: &_type{size: 40}}

func snd(c *hchan, v int) { chansend1(c, unsafe.Pointer(&v)) }
func rcv(c *hchan) (int, bool) {
	var v int
	ok := chanrecv2(c, unsafe.Pointer(&v))
	return v, ok
}

func TestChan(t *testing.T) {
	for _, size := range []int{0, 1, 3, 100} {
		c := makechan(chT, size)
		var wg sync.WaitGroup
		var sum, n int64
		for i := 0; i < 4; i++ {
			wg.Add(1)
			go func() {
				defer wg.Done()
				for {
					v, ok := rcv(c)
					if !ok {
						return
					}
					atomic.AddInt64(&sum, int64(v))
					atomic.AddInt64(&n, 1)
				}
			}()
		}
		var sw sync.WaitGroup
		for i := 0; i < 4; i++ {
			sw.Add(1)
			go func() {
				defer sw.Done()
				for j := 1; j <= 2000; j++ {
					snd(c, j)
				}
			}()
		}
		sw.Wait()
		closechan(c)
		wg.Wait()
		if n != 8000 || sum != 4*2000*2001/2 {
			t.Fatal(size, n, sum)
		}
		if v, ok := rcv(c); v != 0 || ok {
			t.Fatal()
		}
	}
}

func TestOrderBuf(t *testing.T) {
	c := makechan(bigT, 3)
	go func() {
		for i := 0; i < 3000; i++ {
			v := [5]int{i, i, i, i, i}
			chansend1(c, unsafe.Pointer(&v))
		}
		closechan(c)
	}()
	for i := 0; ; i++ {
		var v [5]int
		if !chanrecv2(c, unsafe.Pointer(&v)) {
			if i != 3000 {
				t.Fatal(i)
			}
			break
		}
		if v != [5]int{i, i, i, i, i} {
			t.Fatal(i, v)
		}
	}
}

func TestSelect(t *testing.T) {
	// workers that select sends and receives over shared channels, both directions on the same channels
	for round := 0; round < 10; round++ {
		cs := make([]*hchan, 1+rand.IntN(12))
		for i := range cs {
			cs[i] = makechan(chT, rand.IntN(3))
		}
		var sent, recvd, nsent, nrecvd int64
		done := makechan(chT, 0)
		var wg sync.WaitGroup
		for w := 0; w < 6; w++ {
			wg.Add(1)
			go func() {
				defer wg.Done()
				for {
					n := 2 + rand.IntN(11)
					cases := make([]scase, n)
					vals := make([]int, n)
					for i := range cases {
						vals[i] = 1 + rand.IntN(1000)
						c := cs[rand.IntN(len(cs))]
						if rand.IntN(10) == 0 {
							c = nil
						}
						cases[i] = scase{c, unsafe.Pointer(&vals[i]), uintptr(1 + rand.IntN(2))}
					}
					cases[0] = scase{done, nil, caseRecv}
					block := rand.IntN(5) != 0
					i, ok := selectgo(&cases[0], n, block)
					if i == 0 {
						if ok {
							panic("done ok")
						}
						return
					}
					if i < 0 {
						if block {
							panic("neg")
						}
						continue
					}
					if cases[i].dir == caseRecv {
						if !ok {
							panic("recv not ok")
						}
						atomic.AddInt64(&recvd, int64(vals[i]))
						atomic.AddInt64(&nrecvd, 1)
					} else {
						atomic.AddInt64(&sent, int64(vals[i]))
						atomic.AddInt64(&nsent, 1)
					}
				}
			}()
		}
		time.Sleep(100 * time.Millisecond)
		closechan(done)
		wg.Wait()
		for _, c := range cs {
			for chanlen(c) > 0 {
				v, _ := rcv(c)
				recvd += int64(v)
				nrecvd++
			}
			if c.recvq.first != nil || c.sendq.first != nil || c.recvq.last != nil || c.sendq.last != nil {
				t.Fatal("queues not empty")
			}
		}
		if sent != recvd || nsent != nrecvd || nsent < 1 {
			t.Fatal(sent, recvd, nsent, nrecvd)
		}
		t.Log(nsent)
	}
}

func catch(f func()) (r any) {
	defer func() { r = recover() }()
	f()
	return nil
}

func TestClosePanics(t *testing.T) {
	c := makechan(chT, 0)
	res := make(chan any, 10)
	for i := 0; i < 3; i++ {
		go func() { res <- catch(func() { snd(c, 1) }) }()
		go func() {
			v := 5
			sc := []scase{{c, unsafe.Pointer(&v), caseSend}, {makechan(chT, 0), nil, caseRecv}}
			res <- catch(func() { selectgo(&sc[0], 2, true) })
		}()
	}
	time.Sleep(50 * time.Millisecond)
	closechan(c)
	for i := 0; i < 6; i++ {
		if e := <-res; e == nil || e.(error).Error() != "send on closed channel" {
			t.Fatal(e)
		}
	}
	if e := catch(func() { closechan(c) }); e.(error).Error() != "close of closed channel" {
		t.Fatal(e)
	}
	if e := catch(func() { closechan(nil) }); e.(error).Error() != "close of nil channel" {
		t.Fatal(e)
	}
	if e := catch(func() { makechan(chT, -1) }); e.(error).Error() != "makechan: size out of range" {
		t.Fatal(e)
	}
	if e := catch(func() { v := 1; selectnbsend(c, unsafe.Pointer(&v)) }); e.(error).Error() != "send on closed channel" {
		t.Fatal(e)
	}
	var v = 7
	if s, r := selectnbrecv(unsafe.Pointer(&v), c); !s || r || v != 0 {
		t.Fatal(s, r, v)
	}
	if s, r := selectnbrecv(unsafe.Pointer(&v), nil); s || r {
		t.Fatal()
	}
}

func TestSema(t *testing.T) {
	// a mutex made of semaphores at many addresses (collisions in the table too)
	const N = 2000
	sems := make([]uint32, N)
	counts := make([]int, N)
	for i := range sems {
		sems[i] = 1
	}
	var wg sync.WaitGroup
	for w := 0; w < 16; w++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := 0; i < 3000; i++ {
				k := rand.IntN(8)
				if rand.IntN(4) == 0 {
					k = rand.IntN(N)
				}
				sync_runtime_SemacquireMutex(&sems[k], rand.IntN(2) == 0, 0)
				c := counts[k]
				if rand.IntN(3) == 0 {
					runtime.Gosched()
				}
				counts[k] = c + 1
				sync_runtime_Semrelease(&sems[k], rand.IntN(2) == 0, 0)
			}
		}()
	}
	wg.Wait()
	sum := 0
	for i := range sems {
		sum += counts[i]
		if sems[i] != 1 {
			t.Fatal()
		}
	}
	for i := range semtable {
		if semtable[i].head != nil || semtable[i].nwait != 0 {
			t.Fatal("table")
		}
	}
	if sum != 16*3000 {
		t.Fatal(sum)
	}
}

func TestNotify(t *testing.T) {
	var l notifyList
	var woken int64
	for i := 0; i < 50; i++ {
		go func() {
			tk := sync_runtime_notifyListAdd(&l)
			if rand.IntN(2) == 0 {
				time.Sleep(time.Millisecond)
			}
			sync_runtime_notifyListWait(&l, tk)
			atomic.AddInt64(&woken, 1)
		}()
	}
	for atomic.LoadUint32(&l.wait) != 50 {
		time.Sleep(time.Millisecond)
	}
	for i := 0; i < 20; i++ {
		sync_runtime_notifyListNotifyOne(&l)
	}
	time.Sleep(50 * time.Millisecond)
	if woken != 20 {
		t.Fatal(woken)
	}
	sync_runtime_notifyListNotifyAll(&l)
	time.Sleep(50 * time.Millisecond)
	if woken != 50 || l.head != nil || l.tail != nil {
		t.Fatal(woken)
	}
}

func TestTimers(t *testing.T) {
	type rec struct {
		t     *runtimeTimer
		when  int64
		fired int32
	}
	stop := make(chan bool)
	go func() {
		for {
			select {
			case <-stop:
				return
			default:
			}
			checkAllTimers()
			timerheaps[0].tidy(0)
			runtime.Gosched()
		}
	}()
	var fired int64
	f := func(arg any, seq uintptr, delta int64) {
		atomic.AddInt64(&fired, 1)
		r := arg.(*rec)
		atomic.AddInt32(&r.fired, 1)
		if delta < 0 {
			panic("early")
		}
	}
	n := 3000
	rs := make([]*rec, n)
	want := int64(0)
	for i := range rs {
		r := &rec{}
		r.t = &runtimeTimer{when: nanotime() + rand.Int64N(100e6), f: f, arg: r}
		rs[i] = r
		startTimer(r.t)
		if rand.IntN(3) == 0 {
			k := rand.IntN(i + 1)
			if stopTimer(rs[k].t) {
				want--
			}
		}
		want++
		if rand.IntN(3) == 0 {
			k := rand.IntN(i + 1)
			if !resetTimer(rs[k].t, nanotime()+rand.Int64N(100e6), 0) {
				want++
			}
		}
	}
	for atomic.LoadInt64(&fired) < want {
		runtime.Gosched()
	}
	for timeSleepUntil() != maxWhen { // stale entries
		runtime.Gosched()
	}
	if atomic.LoadInt64(&fired) != want || timersArmed() || timeSleepUntil() != maxWhen {
		t.Fatal(fired, want, timersArmed(), timeSleepUntil())
	}
	// period
	r := &rec{}
	r.t = &runtimeTimer{when: nanotime() + 1e6, period: 2e6, f: f, arg: r}
	startTimer(r.t)
	for atomic.LoadInt32(&r.fired) < 10 {
		runtime.Gosched()
	}
	if !stopTimer(r.t) {
		t.Fatal("a periodic timer ended")
	}
	t1 := time.Now()
	timeSleep(5e6)
	if d := time.Since(t1); d < 5*time.Millisecond {
		t.Fatal(d)
	}
	close(stop)
	for _, ts := range timerheaps {
		if ts.minwhen != 0 || len(ts.list) != 0 || ts.n != 0 || ts.live != 0 {
			t.Fatal(ts)
		}
	}
}
