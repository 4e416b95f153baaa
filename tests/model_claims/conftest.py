"""What the tests of a model's claims share."""
