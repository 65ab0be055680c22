"""The archive for other people's viewers, as the International Image Interoperability Framework wants it.

asked       what an Image API 3 address asks for (pure)
pictures    the addresses of pictures and tiles
"""
