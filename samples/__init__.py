"""Documents of a fictional province, written for this project; see README.md in this folder."""
