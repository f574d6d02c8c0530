module multifile

go 1.27
