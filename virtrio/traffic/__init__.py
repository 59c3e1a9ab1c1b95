"""Looking at other people's conversations: what `virtrio dissect` and `virtrio spy` share.

Nothing here takes part in a conversation, and nothing on the path of a call imports it.
"""
