package main

type In struct{ X, Y int }
type P struct{ Z int }
type Mid struct {
	In
	*P
	w int
}
type Amb1 struct{ Q int }
type Amb2 struct{ Q int }
type Both struct {
	Amb1
	Amb2
}
type M struct{}

func (M) Meth() {}

type HasM struct{ M }

func main() {
	_ = Mid{X: 1, In: In{}}
	_ = Mid{In: In{}, Y: 1}
	_ = Mid{Z: 1}
	_ = Mid{X: 1, X: 2}
	_ = Mid{x: 1}
	_ = Both{Q: 1}
	_ = HasM{Meth: nil}
	_ = Mid{X: "s"}
	_ = Mid{X: 1, 2}
	_ = Mid{In.X: 1}
}
