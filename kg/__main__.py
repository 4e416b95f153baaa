"""Makes `python -m kg` the command `kg`."""

from kg.cli import main

main(prog_name="kg")
