package main

var init = 3

func init(x int) {}

func init() int { return 1 }

func main(args []string) {}

type main struct{}

func _() { init() }
