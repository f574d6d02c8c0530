"""From objects to executable memory: ELF objects in, prelinked images out (docs/abi.md, "Object files, images")."""
