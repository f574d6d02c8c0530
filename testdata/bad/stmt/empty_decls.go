package main

func main() {
	var ()
	const ()
	type ()
	;
	;;
	{
	}
	var x, y int
}
