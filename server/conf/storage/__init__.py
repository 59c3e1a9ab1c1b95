"""Storage pools and volumes: their definitions, and the readers of their XML.

`pool` and `volume` put the parts together; `types` says what each type of pool has, and
`sources` which pools cannot be there at the same time.
"""
