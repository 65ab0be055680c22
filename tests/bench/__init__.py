"""How good and how quick is it?"""
