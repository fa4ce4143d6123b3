"""The entry script: run for every person and every click. It always reaches st.navigation."""

from memberpanel.ui.frame import show_dashboard

show_dashboard()
