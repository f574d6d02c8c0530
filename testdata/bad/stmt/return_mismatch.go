package main

func a() int            { return "s" }
func b() (int, string)  { return "s", 1 }
func c() error          { return "err" }
func d() (int, error)   { return nil, nil }
func e() *int           { return 5 }
func f() []int          { return [3]int{} }
func g() any            { return }
func h()                { return nil }
func i() (n int, s string) { return n }
func j() (n int, s string) { return }

func main() {}
