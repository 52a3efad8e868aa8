"""Domain values -> ChartSpec -> a picture on screen, or a native chart in a workbook."""
