package main

func main() {
unused:
	for {
		break nowhere
		continue missing
		goto gone
	}
	break
	continue
dup:
	for {
		break dup
	}
dup:
	if true {
		continue
	}
	goto inside
	{
	inside:
	}
	goto over
	v := 1
	_ = v
over:
sw:
	switch {
	case true:
		continue sw
	}
}
