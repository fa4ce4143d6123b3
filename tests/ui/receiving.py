"""All that a browser receives of a page, as one text."""

from streamlit.testing.v1 import AppTest


def everything(at: AppTest) -> str:
    """Return markup, words, labels, charts with their alt text, and the query string of a page."""
    parts = [block.proto.body for block in at.get("html")]
    parts += [
        str(block.value) for block in (*at.title, *at.markdown, *at.caption, *at.error, *at.metric, *at.table)
    ]
    parts += [chart.proto.alt + chart.proto.spec for chart in at.get("plotly_chart")]
    parts += [block.proto.label for block in (*at.get("download_button"), *at.get("expander"))]
    return "\n".join([*parts, str(dict(at.query_params))])
