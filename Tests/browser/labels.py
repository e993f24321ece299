"""The words on the pages that the tests look for: the one place to change when a page is reworded."""

import re

# Logging in
EMAIL = "E-mail"
ASK_FOR_LINK = "Send me a link"
CODE = "Code"
CONTINUE = "Continue"
LOG_IN_WITH_CODE = "Log in with the code"
LOG_OUT = "Log out"
PROFILE = "Your profile"

# Places
PLACES = "Portal"
TICKETS = "Tickets"
INVOICES = "Invoices"
QUOTES = "Quotes"
CONTRACTS = "Contracts"
ARTICLES = "Articles"
NEXIE = "Nexie"

# Tickets
NEW_TICKET = "New ticket"
SUBJECT = "Subject"
DESCRIPTION = "Description"
SEND_TICKET = "Send"
NOTE = "Your reply"
ADD_NOTE = "Send reply"
REPLY_TO = re.compile(r"\bReply$")
SEARCH_TICKETS = "Search tickets"
MORE = "Show more"
OPEN = re.compile(r"^Open")

# Invoices
OVERDUE = re.compile(r"^Overdue")
PAID = re.compile(r"^Paid")
PRINT = "Print"
PAY = re.compile(r"^Pay\b")
NO_WAY_TO_PAY = re.compile("online payment is not set up", re.IGNORECASE)
BALANCE = re.compile("balance", re.IGNORECASE)

# Risks
RISKS = "Risks"
WHY_DECLINED = "Why is it declined?"
DECLINE = "Decline"
DECLINE_FOR = re.compile("^Decline for ")
ASK_ABOUT_IT = "Ask a question"
QUESTION = "Your question"
SEND_QUESTION = "Send question"

# Articles
SEARCH_ARTICLES = "Search articles"
SEARCH = "Search"
OPEN_TICKET = re.compile(r"^Open a ticket")

# Nexie
MESSAGE = "Your message to Nexie"
SEND = "Send"
CREATE = "Create"
CANCEL = "Cancel"
CHANGE_IT = "Change it first"
CREATE_CHANGED = "Create it like this"
AS_OWN = "Send it as your own ticket"
HELPED = "This answer helped"
NOT_HELPED = "This answer did not help"
IN_YOUR_WORDS = "In your words"
WRONG_SAID = "You said what was wrong"
COPY = "Copy this answer"
RECEIPT = re.compile(r"Ticket \d+ created")
CANCELLED = re.compile("cancelled", re.IGNORECASE)

# The panel beside a page
TALK_TO_PERSON = "Talk to a person"
SEND_TO = re.compile("^Send to ")
ASK_NEXIE = "Ask Nexie"
CLOSE_PANEL = "Close Nexie"
NEW_TALK = "New conversation"
STOP = "Stop"
TRY_AGAIN = "Try again"
LOGGED_OUT = re.compile("logged out")
LOG_IN_AGAIN = "Log in again"
OUT_OF_REACH = re.compile("can’t be reached")

# Drafts
RESTORED = "Restored what you typed earlier."
DISCARD = "Discard"

# Finding while typing
NOT_SEARCHED = re.compile("was not searched")
MAY_HELP = "These may already help"
NEW_TAB = re.compile("opens in a new tab")
EARLIER_MESSAGES = "Earlier messages"
LATEST_MESSAGES = "Go to the latest messages"

# Signing
FULL_NAME = "Your full name"
INITIALS = "Your initials"
AGREE = re.compile("I have read the document and this text")
SIGN = "Sign and accept this risk"
DRAW = re.compile("I draw my signature")
SIGNED = "You have signed this risk"
LOOK_AT_RECORD = "Look at the record"
RECORD_OF_DECLINING = "Record of declining"
UNCHANGED = "This record is unchanged."
CLEAR_SIGNATURE = re.compile("Clear your signature")

# The profile
PHONE = "Telephone"
POSITION = "Position"
TIME_ZONE = "Time zone"
SAVE = "Save"
PROFILE_SAVED = "Your profile is saved"
ALL_CITIES = "See all cities"
ASK_FOR_NAME = "Ask for another name"
NEW_NAME = "New name"
SEND_REQUEST = "Send request"

# Tickets that are done
CLOSE_TICKET = "Close this ticket"
CLOSE_IT = "Close the ticket"
REOPEN_TICKET = "Open this ticket again"
STILL_WRONG = "What is still wrong?"
REOPEN_IT = "Open it again"

# The staff side.
STAFF_PASSPHRASE = "Passphrase"
STAFF_REPEATED = "The same once more"
STAFF_FINISH = "Finish"
STAFF_KEEP_CODES = "Keep these codes"
STAFF_KEPT = "I have kept them"
STAFF_LOG_IN = "Log in"
STAFF_LOG_OUT = "Log out"
STAFF_INVITE_CHOSEN = "Invite the chosen people"
STAFF_DISABLE = "Take access away"
STAFF_KEY = "Key of Anthropic's"
STAFF_KEEP_KEY = "Keep the key"
STAFF_TRY_KEY = "Try it"
STAFF_SET_BUDGET = "Set the budget"
STAFF_KEEP_LOGO = "Keep the logo"
PREVIEW_WHY = "Why"
PREVIEW_START = "Start the preview"
PREVIEW_STOP = "Stop the preview"
STAFF_NOTE = "Note"
STAFF_SAVE_INTERNAL = "Save internal note"
STAFF_SEND_PUBLIC = "Send public answer to"
