"""Letters of customers, each line marked: written, quoted or signature."""
