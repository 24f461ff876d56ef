"""What the person tried of the directory: lines that did not work for them."""
