package main

func two() (int, int) { return 1, 2 }
func a() int          { return two() }
func b() (int, int, int) { return two() }
func c() (int, string) { return two() }
func d() (int, int)    { return two(), 1 }
func e()               { return two() }

func main() {}
