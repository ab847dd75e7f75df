"""Arabic as every stage reads it: one folding, one splitting into words, one reading of numbers and dates.

A leaf: knows nothing of the stages. Folded text is for comparing only; readers are shown text as received.
"""
