"""The colours that shields.io knows; any other it takes without complaint and shows as if none were given.

Sources: https://github.com/badges/shields ``badge-maker/lib/color.js``; the names are those of CSS
(https://www.w3.org/TR/css-color-4/#named-colors).
"""

from __future__ import annotations

import re

from modelist.core.patterns import lazy_pattern

SHIELDS_COLORS = frozenset(
    """
    brightgreen green yellow yellowgreen orange red blue grey gray lightgrey lightgray critical important success
    informational inactive
    """.split()
)

CSS_COLORS = frozenset(
    """
    aliceblue antiquewhite aqua aquamarine azure beige bisque black blanchedalmond blue blueviolet brown burlywood
    cadetblue chartreuse chocolate coral cornflowerblue cornsilk crimson cyan darkblue darkcyan darkgoldenrod darkgray
    darkgreen darkgrey darkkhaki darkmagenta darkolivegreen darkorange darkorchid darkred darksalmon darkseagreen
    darkslateblue darkslategray darkslategrey darkturquoise darkviolet deeppink deepskyblue dimgray dimgrey dodgerblue
    firebrick floralwhite forestgreen fuchsia gainsboro ghostwhite gold goldenrod gray green greenyellow grey honeydew
    hotpink indianred indigo ivory khaki lavender lavenderblush lawngreen lemonchiffon lightblue lightcoral lightcyan
    lightgoldenrodyellow lightgray lightgreen lightgrey lightpink lightsalmon lightseagreen lightskyblue
    lightslategray lightslategrey lightsteelblue lightyellow lime limegreen linen magenta maroon mediumaquamarine
    mediumblue mediumorchid mediumpurple mediumseagreen mediumslateblue mediumspringgreen mediumturquoise
    mediumvioletred midnightblue mintcream mistyrose moccasin navajowhite navy oldlace olive olivedrab orange
    orangered orchid palegoldenrod palegreen paleturquoise palevioletred papayawhip peachpuff peru pink plum
    powderblue purple rebeccapurple red rosybrown royalblue saddlebrown salmon sandybrown seagreen seashell sienna
    silver skyblue slateblue slategray slategrey snow springgreen steelblue tan teal thistle tomato transparent
    turquoise violet wheat white whitesmoke yellow yellowgreen
    """.split()
)

_HEX = lazy_pattern(r"#?(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})", re.IGNORECASE)
_FUNCTION = lazy_pattern(r"(?:rgb|hsl|hwb|lab|lch)a?\([^()]{1,80}\)", re.IGNORECASE)


def is_color(text: str) -> bool:
    """Whether shields.io shows a badge in this colour."""
    known = text in SHIELDS_COLORS or text.lower() in CSS_COLORS
    return known or _HEX.fullmatch(text) is not None or _FUNCTION.fullmatch(text) is not None
