"""``python -m golite``."""

from golite.cli.main import main

raise SystemExit(main())
