"""Generated from the definitions: types and codecs, procedures, events and enums. Written by `virtrio gen`."""
