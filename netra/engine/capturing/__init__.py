"""Takes down what a link shows: requests through a guard, an archive of them, a picture and a PDF by Chromium.

A process of its own (`python -m netra.engine.capturing`): a strange page may cost it its life, and nobody else's.
"""
