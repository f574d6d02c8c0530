"""Programs that may do anything, each in a runtime of its own: with a time limit, a stdout that is kept, and an end that is not the process's.

    python examples/embed/sandbox.py
"""

import io

import golite

PROGRAMS = {
    "well-behaved": 'func Run() string { fmt.Println("working"); return "done" }',
    "endless": "func Run() string { for { fmt.Sprint(1) } }",
    "bottomless": "func Run() string { return Run() + Run() }",
    "wrong": "func Run() string { var names []string; return names[3] }",
    "deadlocked": 'func Run() string { <-make(chan int); return "never" }',
    "quitter": 'func Run() string { fmt.Println("bye"); os.Exit(3); return "" }',
    "forgetful": 'func Run() string { for range 100 { go func() { select {} }() }; return "left 100 goroutines" }',
    "careless": 'func Run() string { go func() { panic("oops") }(); time.Sleep(time.Hour); return "" }',
}
HEAD = 'package sandbox\n\nimport ("fmt"; "os"; "time")\n\nvar _, _, _ = fmt.Sprint, os.Exit, time.Sleep\n\n'

for name, body in PROGRAMS.items():
    module = golite.compile(HEAD + body + "\n", f"{name}.go")
    out = io.StringIO()
    with golite.Runtime(args=[name], env={}, stdin=io.BytesIO(), stdout=out) as runtime:
        try:
            result = runtime.load(module).Run(timeout=1.5)
        except golite.Error as error:
            result = f"{type(error).__name__}: {str(error).splitlines()[0]}"
        left = runtime.stats()["goroutines"]
    print(f"{name}: {result}; printed {out.getvalue()!r}; {left} goroutines left")
print("all programs have ended")
