"""The role matrix, written out a second time: which pages each role opens, and what it may do."""

FOR_EVERYBODY = {
    "at-a-glance", "referrals", "plans", "proceedings", "meetings", "reviews", "practice", "themes", "present",
    "packs", "questions", "actions", "consistency", "about", "why-hidden", "glossary", "accessibility",
}  # fmt: skip
BESIDE = {
    "member": set(),
    "clerk": {"record"},
    "author": {"commentary"},
    "analyst": {"upload", "loads", "prepare"},
    "director": {
        "prepare",
        "exact",
        "sign-off",
        "commentary",
        "record",
        "governance",
    },
    "governance": {"governance"},
    "deputy": {"sign-off"},
}

MAY = {
    "member": set(),
    "clerk": set(),
    "author": set(),
    "analyst": {"load", "undo", "list rows", "draft", "declare a public figure", "withhold a figure", "back up"},
    "director": {
        "draft", "declare a public figure", "withhold a figure", "approve", "publish", "withdraw", "delegate", "open exact counts",
        "apply retention", "back up",
    },
    "governance": {"withdraw", "apply retention", "back up"},
    "deputy": {"approve", "publish", "withdraw"},
}  # fmt: skip
