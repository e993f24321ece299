"""Writes a large client base as JSON Lines for `nexie import`; the same numbers always give the same bytes.

    python3 bench/world.py > world.jsonl
    python3 bench/world.py --companies 50 --tickets 2000 --articles 20

One of the companies is one of the demo's own (`--company`, with `--contacts`), so that a person of the demo can log in
and find a fair share of the tickets; the others and their contacts are made up and bear nothing but numbers.
"""

import argparse
import itertools
import json
import random
import sys
from datetime import datetime, timedelta, timezone

FIRST_NUMBER = 100_001
BEGIN = datetime(2024, 1, 1, 6, tzinfo=timezone.utc)
SPAN = timedelta(days=730)

THINGS = [
    "printer", "laptop", "password", "shared mailbox", "VPN", "Wi-Fi", "OneDrive", "backup", "phone", "monitor",
    "Teams", "Outlook", "file server", "docking station", "scanner", "browser", "calendar", "headset", "firewall",
    "mobile app",
]
TROUBLES = [
    "is slow since this morning", "drops every few minutes", "shows an error", "asks for a licence", "is offline",
    "needs an update", "lost its settings", "cannot be reached", "is missing after the move", "has to be replaced",
]
PLACES = ["reception", "the meeting room", "the warehouse", "the second floor", "accounts", "the shop", "home office"]
SENTENCES = [
    "It worked until yesterday evening and nobody remembers changing anything.",
    "A restart helped for about ten minutes, then it was the same again.",
    "Two colleagues beside me see the same, so it is probably not my computer.",
    "There is a deadline on Friday, until then we can manage without.",
    "The light on the front is orange and the display says to call support.",
    "I have attached nothing because the screenshot tool does not open either.",
    "Please call before you come; the door at the back is locked in the afternoon.",
    "The message mentions a certificate that has expired.",
    "On the phone it works, on the computer it does not.",
    "We tried another cable and another socket without any change.",
]
ANSWERS = [
    "Thank you, we are looking into it and write again within the hour.",
    "The service was restarted and the log shows no further errors; please try again.",
    "A replacement is on its way and arrives tomorrow before noon.",
    "We changed the setting for everybody at your site, a new login is needed once.",
    "Could you tell us which name is written on the sticker of the device?",
    "The manufacturer has confirmed the fault and offers a repair within three days.",
]
TOPICS = ["Set up", "Repair", "Replace", "Share", "Reset", "Move", "Update", "Lock", "Clean up", "Restore"]
STEPS = [
    "Open the **settings** and look for the name of the device.",
    "Choose **Restart** and wait until the light stays green.",
    "Sign in with your work address; the password is the one of your e-mail.",
    "Approve the request in the Authenticator app on your phone.",
    "Remove the entry, count to ten and add it again.",
    "Check that the cable sits firmly on both ends.",
    "Close every window of the program before you go on.",
    "Print a test page, or send a message to yourself.",
    "Note the time of the error and what the message says.",
    "Switch to the office network; guest access does not reach it.",
    "Empty the queue and the recycle bin to gain some space.",
    "Ask a colleague in the same room whether it fails there, too.",
]


class Writer:
    """Makes one record after the other from one stream of chance."""

    def __init__(self, options):
        self._options = options
        self._chance = random.Random(options.seed)
        self._own = options.contacts.split(",")
        self._companies = [options.company] + [f"bench-{index:04}" for index in range(1, options.companies)]

    def records(self):
        return itertools.chain(self._people(), self._articles(), self._invoices(), self._tickets())

    def _people(self):
        for company in self._companies[1:]:
            name = company.replace("bench-", "Bench company ")
            yield {"type": "company", "external_id": company, "name": name}
            for contact in self._contacts(company):
                yield {
                    "type": "contact", "external_id": contact, "company": company,
                    "name": contact.replace("bench-", "Contact "), "email": f"{contact}@bench.example",
                }

    def _contacts(self, company):
        return self._own if company == self._companies[0] else [f"{company}-{index}" for index in range(1, 4)]

    def _articles(self):
        pairs = list(itertools.product(TOPICS, THINGS))
        for index in range(self._options.articles):
            topic, thing = pairs[index % len(pairs)]
            yield {
                "type": "article", "external_id": f"bench-article-{index:04}", "slug": f"bench-{index:04}",
                "title": f"{topic} your {thing}", "body": self._body(topic, thing),
                "visibility": self._chance.choice(["public", "customers"]), "updated_at": self._moment(0.5),
            }

    def _body(self, topic, thing):
        parts = [f"This is how you {topic.lower()} your {thing}, in about ten minutes."]
        for _ in range(4):
            parts.append(f"# When the {thing} {self._chance.choice(TROUBLES)}")
            steps = self._chance.sample(STEPS, 5)
            parts.append("\n".join(f"{place}. {step}" for place, step in enumerate(steps, 1)))
            parts.append(f"If the {self._chance.choice(THINGS)} fails as well, open a ticket.")
        return "\n\n".join(parts)

    def _invoices(self):
        for index, company in enumerate(self._companies):
            for month in range(1, 3):
                cents = self._chance.randrange(9_900, 250_000)
                tax = cents * 19 // 100
                yield {
                    "type": "invoice", "external_id": f"bench-{index:04}-{month}", "company": company,
                    "number": f"B-{index:04}-{month}", "state": self._chance.choice(["open", "paid"]),
                    "currency": "EUR", "issued_on": f"2025-{month:02}-01", "due_on": f"2025-{month:02}-15",
                    "lines": [
                        {"description": "Support", "quantity": "1", "unit_price": cents, "amount": cents}
                    ],
                    "tax": tax, "total": cents + tax,
                }

    def _tickets(self):
        """The companies take turns, so that the rows of one lie as far apart as they would in real life."""
        for index in range(self._options.tickets):
            company = self._companies[index % len(self._companies)]
            yield from self._ticket(index, company, index / self._options.tickets)

    def _ticket(self, index, company, when):
        contact = self._chance.choice(self._contacts(company))
        thing, trouble = self._chance.choice(THINGS), self._chance.choice(TROUBLES)
        yield {
            "type": "ticket", "external_id": f"bench-ticket-{index:06}", "company": company, "contact": contact,
            "number": FIRST_NUMBER + index,
            "subject": f"The {thing} in {self._chance.choice(PLACES)} {trouble}",
            "description": " ".join(self._chance.sample(SENTENCES, 3)),
            "state": self._state(when),
            "priority": self._chance.choices(["low", "normal", "high", "urgent"], [2, 6, 2, 1])[0],
            "created_at": self._moment(when),
        }
        yield {
            "type": "ticket_note", "external_id": f"bench-note-{index:06}", "ticket": f"bench-ticket-{index:06}",
            "author": "staff", "author_name": "Bench desk", "visibility": "public",
            "body": " ".join(self._chance.sample(ANSWERS, 2)), "created_at": self._moment(when, hours=2),
        }

    def _state(self, when):
        """Old tickets are closed; of the last tenth most are still being worked on."""
        weights = [1, 1, 4, 44] if when < 0.9 else [5, 3, 1, 1]
        return self._chance.choices(["open", "waiting", "resolved", "closed"], weights)[0]

    def _moment(self, when, hours=0):
        moment = BEGIN + SPAN * when + timedelta(hours=hours)
        return moment.replace(microsecond=0).strftime("%Y-%m-%dT%H:%M:%SZ")


def options():
    parser = argparse.ArgumentParser(description="Writes a large client base as JSON Lines.")
    parser.add_argument("--companies", type=int, default=1_000)
    parser.add_argument("--tickets", type=int, default=100_000)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--company", default="marigold", help="the company of the demo that takes part")
    parser.add_argument("--contacts", default="anna,ben,chloe,david", help="its contacts")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def main():
    for record in Writer(options()).records():
        sys.stdout.write(json.dumps(record) + "\n")


main()
