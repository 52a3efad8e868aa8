"""The method's rules and sums: plain Python over small frozen values, without Qt and without SQL."""
