package main

type Rec[T any] struct{ r Rec[T] }

type A[T any] struct{ b B[T] }
type B[T any] struct{ a A[T] }

type Arr[T any] [2]Arr[T]

type Exp[T any] struct{ p *Exp[[]T] }

type In[T any] struct{ x T }
type Out struct{ i In[Out] }

type Al[T any] = []Al[T]

type If[T any] interface{ If[T] }

type Own[T any] struct {
	In[Own[T]]
}

func main() {}
