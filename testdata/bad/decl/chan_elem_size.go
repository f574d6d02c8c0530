package main

type large [1 << 13]int

type bytes [1<<16 - 1]byte

type queue chan large

type fields struct {
	fine  chan bytes
	large <-chan struct{ a, b large }
}

type source interface {
	next(chan<- [1 << 16]byte)
}

type worker struct{}

func (*worker) run(
	c chan [1<<16 + 1]byte,
) {
}

var all map[string][]chan [1<<16 + 2]byte

func results() (n int, c chan [1<<16 + 3]byte) { return }

func locals(p *large) {
	_ = make(chan *large)
	a, b := 1, make(chan [1<<16 + 5]byte)
	_ = func() int {
		return cap(make(chan [1<<16 + 6]byte))
	}
	for i := range make(chan [1<<16 + 7]byte) {
		_ = i
	}
	_, _ = a, b
}

func main() {
	locals(nil)
}
