package main

func a[T chan int | chan string](c T)  { <-c }
func b[T chan<- int | chan int](c T)   { <-c; c <- 1; c <- "x" }
func c[T <-chan int | chan<- int](c T) { <-c }
func d[T any](c T)                     { <-c; c <- 1 }
func e[T int | chan int](c T)          { c <- 1 }
func f[T *int | *string](p T)          { *p = 1; _ = *p }
func g[T *int](p T)                    { *p = "s" }

func main() {}
