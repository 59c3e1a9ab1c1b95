"""A definition with every form of the language, and RFC 4506's example."""

from __future__ import annotations

from virtrio.protocol.idl.parser import parse

EVERYTHING = parse(
    """
    const LIMIT = 5;
    const SIZE = 3;
    enum colour { RED = 0, GREEN = 1, DARK = -1 };
    typedef string text<LIMIT>;
    typedef text *maybe_text;
    typedef opaque identity[SIZE];
    typedef colour paint;
    struct point { int x; unsigned int y; };
    union shape switch (paint kind) {
    case RED:
        point dot;
    case GREEN:
    case DARK:
        text words<2>;
    };
    union answer switch (int status) {
    case 0:
        hyper count;
    case 1:
        void;
    default:
        string reason<>;
    };
    union flagged switch (bool on) {
    case TRUE:
        int level;
    default:
        void;
    };
    struct chain { int value; chain *next; };
    struct everything {
        int i; unsigned int ui; hyper h; unsigned hyper uh;
        short s; unsigned short us; char c; unsigned char uc;
        bool flag; float f; double d;
        colour e;
        string name<LIMIT>;
        opaque fixed[5];
        opaque variable<LIMIT>;
        int three[SIZE];
        point points<2>;
        char letters[2];
        identity id;
        maybe_text note;
        point *where;
        shape drawn;
        answer said;
        flagged option;
        chain links;
    };
    """,
    name="everything",
    source="everything.x",
)

RFC_FILE = parse(
    """
    const MAXUSERNAME = 32;
    const MAXFILELEN = 65535;
    const MAXNAMELEN = 255;
    enum filekind { TEXT = 0, DATA = 1, EXEC = 2 };
    union filetype switch (filekind kind) {
    case TEXT:
        void;
    case DATA:
        string creator<MAXNAMELEN>;
    case EXEC:
        string interpretor<MAXNAMELEN>;
    };
    struct file {
        string filename<MAXNAMELEN>;
        filetype type;
        string owner<MAXUSERNAME>;
        opaque data<MAXFILELEN>;
    };
    """,
    name="file",
    source="file.x",
)

RFC_VALUE = {"filename": "sillyprog", "type": (2, "lisp"), "owner": "john", "data": b"(quit)"}
RFC_BYTES = bytes.fromhex(
    "00000009 73696c6c 7970726f 67000000"  # filename
    "00000002 00000004 6c697370"  # type: EXEC, interpretor
    "00000004 6a6f686e"  # owner
    "00000006 28717569 74290000"  # data
)
