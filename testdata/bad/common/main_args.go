package main

func main(args []string) int {
	return 0
}

func init() int { return 1 }

var init = 3

func noBody()

func f() {
	init()
	main()
}
