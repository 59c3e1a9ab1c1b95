"""Target: the folder with the backups of one guest, and all that lies in it.

`folder` has the folder itself, `contents` the points in it, `partial` a point that is
being made, and `prunes` how points go. `documents` has the manifest of a point, the
intent of a run and the target's identity, `names` the names of files, `header` what is
read of an image, `files` how files are read and written. Nothing in the folder is
trusted.
"""
