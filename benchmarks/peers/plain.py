"""The dashboard's topics as a plain Streamlit app: the same charts, built at every run as the tutorials do.

MEMBERPANEL_HOME names the home whose published quarter it shows. The frames are cached, and nothing else is.
"""

import plotly.graph_objects as go
import streamlit as st

from memberpanel.charts.line import line_spec
from memberpanel.home import open_home
from memberpanel.release.reading import open_release
from memberpanel.release.which import current

TOPICS = ("referrals", "plans", "proceedings", "meetings")


@st.cache_resource
def opened():
    return open_release(current(open_home()))


@st.cache_data
def frames(topic: str) -> list[tuple]:
    release = opened()
    listed = release.measures(topic).to_dict("records")
    return [(one, release.figures(one["measure"]), release.signals(one["measure"])) for one in listed]


@st.cache_data
def spec(topic: str, number: int) -> dict:
    measure, figures, signals = frames(topic)[number]
    return line_spec(measure, figures, signals, comparators=opened().comparators(""), rebases=None)


def show(topic: str) -> None:
    st.title(topic.title())
    for number, (measure, figures, _) in enumerate(frames(topic)):
        st.header(measure["title"])
        st.write(measure["question"])
        st.plotly_chart(go.Figure(spec(topic, number)), key=measure["measure"])
        with st.expander("Table"):
            st.dataframe(figures)


def _page(topic: str) -> st.Page:
    return st.Page(lambda: show(topic), title=topic.title(), url_path=topic, default=topic == TOPICS[0])


st.set_page_config(layout="wide")
st.navigation([_page(topic) for topic in TOPICS], position="top").run()
