"""`deskapp export`: the catalog as a file for people, for other programs, or for coming back."""

from __future__ import annotations

from argparse import Namespace

from deskapp.cli import output
from deskapp.cli.asking import agreed
from deskapp.cli.opened import opened_catalog


def run(options: Namespace) -> int:
    """0 written; 1 when a file is there already and the person said no."""
    from deskapp.exchange.exports import export

    catalog = opened_catalog(options)
    if options.file.exists() and not agreed(f"已经有 {options.file} 了, 换成新的吗?", yes=options.yes):
        output.warn("没有改动。")
        return 1
    for told in export(catalog, options.file, options.form):
        output.warn(told)
    output.say(f"已导出到 {options.file}")
    return 0
