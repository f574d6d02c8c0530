module example.org/pipeline

go 1.27
