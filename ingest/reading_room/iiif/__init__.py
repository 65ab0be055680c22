"""The archive for other people's viewers, as the International Image Interoperability Framework wants it.

manifests   issues, newspapers, lines and found words as Presentation 3 and Content Search 2 have them (pure)
papers      the addresses of those
asked       what an Image API 3 address asks for (pure)
pictures    the addresses of pictures and tiles
"""
