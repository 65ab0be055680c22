"""The volunteers' side of the reading room: sign in, mend, arrange, look back, review.

doors       every address of it, with who may open it; a test walks through all of them
staff       who it is that asks
tokens      what proves that a form is ours
forms       what a browser posts
ledgers     one thread that writes
signing     signing in and out
pieces      the queue, and the lines of a piece
lines       one line saved, confirmed, or in conflict
past        what was decided, taking it back, bringing it back
arranging   articles and regions of a page, and an issue's date
review      for editors: what people did, what waits, what readers say
voices      a reader says that something is wrong
thanking    what everybody has mended
"""
