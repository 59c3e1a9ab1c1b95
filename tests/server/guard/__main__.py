"""Print the worst calls as Markdown: `python -m tests.server.guard`.

With `--libvirtd SOCKET`, a libvirtd's times are printed beside them.
"""

from __future__ import annotations

import argparse
import sys

from tests.server.guard import attack, report


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.server.guard", description=__doc__)
    parser.add_argument("--count", type=int, default=40, help="rows of the table")
    parser.add_argument(
        "--only", default="", metavar="NAME", help="procedures whose names contain NAME"
    )
    parser.add_argument(
        "--thorough",
        action="store_true",
        help="more numbers, every document at 4 MiB: takes an hour",
    )
    parser.add_argument("--no-memory", action="store_true", help="do not measure memory")
    parser.add_argument(
        "--libvirtd",
        metavar="SOCKET",
        help="ask this libvirtd the same calls; it must be expendable",
    )
    options = parser.parse_args()

    def progress(name: str) -> None:
        print(f"\r{name:<60}", end="", file=sys.stderr, flush=True)

    result = attack.run(
        thorough=options.thorough,
        memory=not options.no_memory,
        only=options.only,
        progress=progress,
    )
    print(file=sys.stderr)
    worst = result.worst(options.count)
    others = None
    if options.libvirtd:
        from tests.server.guard import libvirtd

        others = libvirtd.times(
            options.libvirtd, {cost.label for cost in worst}, thorough=options.thorough
        )
    print(report.summary(result))
    print()
    print(report.table(worst, others))
    by_wait = [
        cost for cost in result.worst(20, lambda cost: cost.wait) if cost.wait > attack.WAIT_LIMIT
    ]
    if by_wait:
        print("\nWhile the honest client waited longest:\n")
        print(report.table(by_wait))
    if result.forgotten:
        print("\nForgotten:", ", ".join(result.forgotten))
    if result.refused:
        print("\nPlain calls that were refused, apart from those that the driver does not have:\n")
        print(
            "\n".join(
                f"* {label}: {outcome}"
                for label, outcome in result.refused.items()
                if outcome != "3"
            )
        )


if __name__ == "__main__":
    main()
