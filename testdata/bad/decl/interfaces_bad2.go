package main

type B interface{ M(int) }
type A2 interface{ M() }
type T struct{}
type P struct{}

func (*P) M() {}

type W struct{}

func (W) m() {}

type R struct{}

func (R) M() int { return 1 }

func use(x A2) {}

func main() {
	use(T{})
	use(P{})
	use(W{})
	use(R{})
	use(B(nil))
	var x A2 = B(nil)
	_ = x.(T)
	_ = x.(P)
	_ = x.(B)
	_ = T{}.(A2)
	use((*A2)(nil))
	_ = []A2{T{}, &P{}}
	switch x.(type) {
	case T, *P:
	case A2, A2:
	}
}
