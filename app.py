"""The dashboard. Start it with `streamlit run app.py`, or `python -m memberpanel run`.

Streamlit finds `app` by reading this file without running it, so the call to st.App has to stand here.
"""

import streamlit as st

from memberpanel.ui.addresses import routes
from memberpanel.ui.server import ENTRY, lifespan, middleware, on_error

app = st.App(ENTRY, middleware=middleware(), routes=routes(), lifespan=lifespan, on_script_error=on_error)
