"""Doctor of a domain's checkpoints: what of them is sound, repair, and moving.

A checkpoint is a record at the server and, on each of its disks, a bitmap in an image.
The two get apart: QEMU is killed, images are copied, domains are undefined.

* `report`: values that say what was found, `plan` what is to be done;
* `documents`: XML of checkpoints and domains, read and written;
* `images`: bitmaps in images, seen by QEMU's monitor or by qemu-img;
* `looking`: script that collects all of this, `judging`: what follows from it;
* `planning`, `repair`: which actions mend it, and the script that does them;
* `moving`: checkpoints of a domain in a file, to define them elsewhere.

Scripts are of `virtrio.client.scripts.steps`. The methods of `Domain` perform them.
"""
