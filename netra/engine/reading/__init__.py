"""What an article or letter says: places, dates, bodies, activities, figures, citations."""
