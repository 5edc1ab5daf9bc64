"""SVG drawings as PNG, for papers that cannot hold the drawing itself."""

import typst

_SOURCE = b"""#set page(width: 500pt, height: auto, margin: 0pt, fill: white)
#image(bytes(sys.inputs.svg), format: "svg", width: 100%)"""
_WIDTH = 500  # points, as above; how sharp the picture becomes is a matter of dots per point


class BadDrawing(ValueError):
    """The SVG cannot be read."""


def svg_to_png(svg: str, *, width: int) -> bytes:
    """The drawing on white, `width` pixels wide; the same drawing gives the same bytes.

    Letters come from the fonts inside the typesetter, so a drawing looks the same on every machine. Nothing outside
    the SVG is read: linked files are left out. Raises `BadDrawing`.
    """
    try:
        return bytes(
            typst.compile(
                _SOURCE,
                format="png",
                ppi=72 * width / _WIDTH,
                font_paths=[],
                ignore_system_fonts=True,
                sys_inputs={"svg": svg},
            )
        )
    except typst.TypstError as fault:
        raise BadDrawing(f"This drawing cannot be read: {str(fault).splitlines()[0][:200]}") from fault
