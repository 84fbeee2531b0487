"""Write the table of characters that are drawn almost alike (形近字).

    python scripts/build_lookalikes.py FONT.ttc

Needs pillow and numpy (extra `scripts`); the application needs neither. Each of the 3,755
common characters of GB 2312 level 1 is drawn, softened a little and compared with every
other; pairs whose pictures agree are kept, most alike first. Same-sounding pairs are left
in: the search gives the better of the two levels.
"""

import sys
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

DATA = Path(__file__).parent.parent / "deskapp" / "search" / "data"
SIZE = 40
AGREEMENT = 0.87
"""Correlation of two pictures from which a hurried hand mixes them up: 末 and 未, 土 and 士."""
MOST = 4


def characters() -> list[str]:
    """GB 2312 level 1, the 3,755 common characters."""
    codes = (bytes((high, low)) for high in range(0xB0, 0xD8) for low in range(0xA1, 0xFF))
    return [code.decode("gb2312", "ignore") for code in codes if code.decode("gb2312", "ignore")]


def picture(char: str, font: ImageFont.FreeTypeFont) -> np.ndarray:
    """A softened drawing as a vector of length one."""
    image = Image.new("L", (SIZE, SIZE), 0)
    ImageDraw.Draw(image).text((SIZE // 2, SIZE // 2), char, fill=255, font=font, anchor="mm")
    flat = np.asarray(image.filter(ImageFilter.GaussianBlur(1.6)), dtype=np.float32).ravel()
    flat = flat - flat.mean()
    return flat / (np.linalg.norm(flat) or 1.0)


def main() -> None:
    font = ImageFont.truetype(sys.argv[1], SIZE - 4)
    chars = characters()
    drawn = np.stack([picture(c, font) for c in chars])
    alike = drawn @ drawn.T
    lines = []
    for i, char in enumerate(chars):
        order = np.argsort(-alike[i])[1 : MOST + 1]
        near = "".join(chars[j] for j in order if alike[i, j] >= AGREEMENT)
        if near:
            lines.append(char + near)
    (DATA / "lookalikes.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(len(lines), "characters with lookalikes,", sum(map(len, lines)) - len(lines), "pairs")


if __name__ == "__main__":
    main()
