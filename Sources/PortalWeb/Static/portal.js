// Makes the portal quicker to use; every page works without it.
"use strict";

// Drafts: what was typed stays in this browser, for this person, until it has been sent.

const person = document.querySelector(".person-menu p")?.textContent ?? "";
const target = (form) => form.getAttribute("action");
const draftKey = (form) => `draft:${person}:${target(form)}`;
const typed = (form) => [...form.querySelectorAll("textarea, input:not([type=hidden])")];

// A browser that keeps nothing loses a draft and nothing else.
function attempt(action) {
  try { return action(); } catch { return null; }
}

const kept = (storage, key) => attempt(() => JSON.parse(storage.getItem(key)));
const keep = (storage, key, value) =>
  attempt(() => (value ? storage.setItem(key, JSON.stringify(value)) : storage.removeItem(key)));

function keepDraft(form) {
  const fields = typed(form).map((field) => [field.name, field.value]);
  keep(localStorage, draftKey(form), fields.some(([, value]) => value) ? Object.fromEntries(fields) : null);
}

function restoreDraft(form) {
  const draft = kept(localStorage, draftKey(form));
  if (!draft || typed(form).some((field) => field.value)) return;
  for (const field of typed(form)) field.value = draft[field.name] ?? "";
}

// A form was taken when it led to a page that is neither its own answer with errors nor the login.
function dropSentDraft() {
  const sent = kept(sessionStorage, "sent");
  keep(sessionStorage, "sent", null);
  const [visit] = performance.getEntriesByType("navigation");
  const path = location.pathname;
  if (!sent || visit?.type !== "navigate" || path === sent.target || path.startsWith("/portal/login")) return;
  keep(localStorage, sent.key, null);
}

// Forms: a second click sends nothing, and logging out leaves no draft behind.

function guard(event) {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post") return;
  if ("sent" in form.dataset) return event.preventDefault();
  form.dataset.sent = "";
  setTimeout(() => delete form.dataset.sent, 8000);
  if ("draft" in form.dataset) keep(sessionStorage, "sent", { key: draftKey(form), target: target(form) });
  if (target(form) === "/portal/logout") localStorage.clear();
}

// The events of an answer, however the network cuts them.

async function* events(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  for (let rest = ""; ; ) {
    const { value, done } = await reader.read();
    if (done) return;
    const frames = (rest + value).split("\n\n");
    rest = frames.pop();
    yield* frames.map(readFrame).filter(Boolean);
  }
}

function readFrame(frame) {
  const lines = frame.split("\n");
  const values = (name) => lines.filter((line) => line.startsWith(name)).map((line) => line.slice(name.length));
  const data = values("data: ").join("\n");
  return data ? { name: values("event: ").at(-1), data: JSON.parse(data) } : null;
}

function button(words, kind, click) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = `button ${kind}`;
  made.textContent = words;
  made.addEventListener("click", click);
  return made;
}

// An answer while it is being given; when it is done, the server's own rendering takes its place.

class Answer {
  constructor(question) {
    const [asked, answered] = document.getElementById("talk-parts").content.cloneNode(true).children;
    this.parts = [asked, answered];
    this.text = answered.querySelector(".bubble-text");
    this.lines = answered.querySelector(".tool-lines");
    this.patterns = [...this.lines.children];
    this.tools = new Map();
    this.lines.replaceChildren();
    for (const part of this.parts) part.querySelector(".bubble-text").style.whiteSpace = "pre-wrap";
    asked.querySelector(".bubble-text").textContent = question;
    this.tool({ id: "", state: "started", summary: "Nexie is thinking" });
  }

  say(delta) {
    if (this.text.textContent && this.isNewRound) this.text.append("\n\n");
    this.isNewRound = false;
    this.text.append(delta);
  }

  tool({ id, state, summary }) {
    const pattern = this.patterns.find((line) => line.classList.contains(`tool-${state}`));
    const line = (pattern ?? this.patterns[0]).cloneNode(true);
    line.append(summary);
    this.tools.get(id)?.remove();
    this.tools.set(id, line);
    this.lines.append(line);
    this.isNewRound = true;
  }

  fail(message, again) {
    const words = document.createElement("p");
    words.className = "field-error";
    words.textContent = message;
    this.text.append(words, button("Try again", "button-plain", again));
  }
}

// The talk with Nexie: sends one text, shows what happens, and then the page as the server has it.

const broken = { message: "The connection broke before the answer was complete." };
const refused = { message: "The portal did not take the message. Reload the page and try again." };

class Talk {
  constructor(form) {
    this.form = form;
    this.field = form.elements.text;
    this.send = form.querySelector("[type=submit]");
    this.halt = button("Stop", "button-plain", () => this.turn?.abort());
    this.transcript = document.getElementById("transcript");
    this.known = this.transcript.children.length;
    form.addEventListener("submit", (event) => this.take(event, this.field.value));
    this.field.addEventListener("keydown", (event) => this.press(event));
    for (const own of ["wheel", "touchmove"]) addEventListener(own, () => (this.follows = false), { passive: true });
    const openers = document.querySelector(".openers")?.closest("form");
    openers?.addEventListener("submit", (event) => this.take(event, event.submitter.value));
  }

  press(event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.form.requestSubmit();
  }

  take(event, text) {
    event.preventDefault();
    if (!this.turn && text.trim()) this.ask(text);
  }

  async ask(text) {
    const answer = this.begin(text);
    const problem = await this.listen(text, answer, this.turn.signal).catch(() => broken);
    if (this.turn.signal.aborted) await new Promise((resolve) => setTimeout(resolve, 500));
    if (problem && !this.turn.signal.aborted) this.fail(problem, text, answer);
    else await this.refresh().catch(() => {});
    this.end();
  }

  begin(text) {
    const answer = new Answer(text);
    this.turn = new AbortController();
    this.write(this.field.value === text ? "" : this.field.value);
    document.getElementById("talk-start")?.remove();
    this.transcript.setAttribute("aria-busy", "true");
    this.transcript.append(...answer.parts);
    this.send.replaceWith(this.halt);
    this.follows = true;
    this.follow();
    return answer;
  }

  end() {
    this.turn = null;
    this.transcript.setAttribute("aria-busy", "false");
    this.halt.replaceWith(this.send);
    if (matchMedia("(pointer: fine)").matches) this.field.focus({ preventScroll: true });
    this.follow();
  }

  async listen(text, answer, signal) {
    const body = new URLSearchParams(new FormData(this.form));
    body.set("text", text);
    const headers = { Accept: "text/event-stream" };
    const response = await fetch(target(this.form), { method: "POST", body, headers, signal });
    if (response.redirected) location.assign(response.url);
    if (!response.headers.get("Content-Type")?.startsWith("text/event-stream")) return refused;
    for await (const { name, data } of events(response.body)) {
      if (name === "done") return null;
      if (name === "error") return data;
      this.hear(name, data, answer);
    }
    return broken;
  }

  hear(name, data, answer) {
    if (name === "start") {
      this.form.elements.conversation.value = data.conversation;
      history.replaceState(null, "", `/portal/nexie?conversation=${encodeURIComponent(data.conversation)}`);
    } else answer.tools.get("")?.remove();
    if (name === "text") answer.say(data.delta);
    if (name === "tool") answer.tool(data);
    this.follow();
  }

  fail(problem, text, answer) {
    answer.tools.get("")?.remove();
    answer.fail(problem.message, () => this.turn || this.ask(text));
    this.write(this.field.value || text);
  }

  write(text) {
    this.field.value = text;
    keepDraft(this.form);
  }

  async refresh() {
    const answer = await fetch(location.pathname + location.search);
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const messages = [...page.querySelectorAll("#transcript > li")];
    const first = messages.length > this.known ? this.known : 0;
    [...this.transcript.children].slice(first).forEach((message) => message.remove());
    this.transcript.append(...messages.slice(first));
    this.known = messages.length;
    document.querySelector(".page-head")?.replaceWith(page.querySelector(".page-head") ?? "");
    document.title = page.title;
  }

  // Brings the end of the answer into sight, but never its beginning out of it.
  follow() {
    if (!this.follows) return;
    const edge = innerHeight - (parseFloat(getComputedStyle(this.form.parentElement).bottom) || 0);
    const below = this.form.closest("main").getBoundingClientRect().bottom - edge;
    const above = this.transcript.lastElementChild?.getBoundingClientRect().top - 12;
    scrollBy(0, Math.max(0, Math.min(below, above)) || 0);
  }
}

dropSentDraft();
for (const form of document.querySelectorAll("form[data-draft]")) {
  restoreDraft(form);
  form.addEventListener("input", () => keepDraft(form));
}
const composer = document.getElementById("composer");
if (composer) new Talk(composer);
addEventListener("submit", guard);
