package main

func f() int { return 1 }

func main() {
	go f // ERROR "5: expression in go must be function call"
	defer f // ERROR "8: expression in defer must be function call"
	go f()
	defer int(3) // ERROR "8: defer requires function call, not conversion int\(3\) \(constant 3 of type int\)"
	go len("a") // ERROR "5: go discards result of len\(\"a\"\) \(constant 1 of type int\)"
	defer append([]int{}, 1) // ERROR "8: defer discards result of append\(\[\]int\{\}, 1\) \(value of type \[\]int\)"
	defer recover()
	defer panic(1)
	go func() {} // ERROR "5: expression in go must be function call"
}
