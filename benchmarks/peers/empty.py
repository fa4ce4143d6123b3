"""A Streamlit app with one line of text: the floor under every rerun."""

import streamlit as st

st.write("Nothing")
