// The talk with Nexie, on its own page and in the panel beside another one.

const { make, button, tell, keep, target, talkKey, keepDraft, watchDraft, modules } = globalThis.portal;
const home = "/portal/nexie";
const hasMouse = matchMedia("(pointer: fine)");
const parsed = (text) => new DOMParser().parseFromString(text, "text/html");

// A part as the server wrote it, whatever the person has folded open or typed in it since.
function served(part) {
  const copy = part.cloneNode(true);
  for (const note of copy.querySelectorAll(".draft-note")) note.remove();
  for (const fold of [copy, ...copy.querySelectorAll("[open]")]) fold.removeAttribute("open");
  return copy.outerHTML;
}

// Copying an answer, also where one writes nothing.

function watchCopies(root) {
  showCopies(root);
  root.addEventListener("click", (event) => copy(event.target.closest("[data-copy]")));
}

function showCopies(message) {
  for (const copy of message.querySelectorAll("[data-copy]")) copy.hidden = false;
}

async function copy(pressed) {
  if (!pressed) return;
  const parts = [...(pressed.closest(".bubble")?.querySelector(".bubble-text")?.children ?? [])];
  const words = parts.filter((part) => part.matches("p:not([class]), ul, ol, pre, blockquote, h2, h3, h4, h5, h6"));
  const text = words.map((part) => part.innerText.trim()).join("\n\n");
  const isCopied = await navigator.clipboard?.writeText(text).then(() => true, () => false);
  const label = [...pressed.childNodes].findLast((node) => node.textContent.trim());
  const outcome = isCopied ? "Copied" : "Copying is not allowed here";
  tell(outcome);
  if (!label || "words" in pressed.dataset) return;
  pressed.dataset.words = label.textContent;
  label.textContent = outcome;
  pressed.classList.toggle("is-copied", Boolean(isCopied));
  setTimeout(() => {
    label.textContent = pressed.dataset.words;
    delete pressed.dataset.words;
    pressed.classList.remove("is-copied");
  }, 2000);
}

const broken = { message: "The connection broke before the answer was complete." };
const refused = { message: "The portal did not take the message. Reload the page and try again." };
const ended = (link) => ({ message: "You were logged out. Your message is kept here.", link });

// Sends one text, shows what happens, and then the talk as the server has it.

export class Talk {
  // In a panel, `panel.source()` says where the talk comes from; without one this is the page of the talk.
  constructor(root, panel) {
    this.root = root;
    this.panel = panel;
    this.form = root.querySelector("#composer");
    this.field = this.form.elements.text;
    this.send = this.form.querySelector("[type=submit]");
    this.halt = button("Stop", "button-plain", () => this.stop());
    this.parts = root.querySelector("#talk-parts");
    this.transcript = root.querySelector("#transcript");
    this.transcript.setAttribute("aria-live", "off");
    this.known = this.transcript.children.length;
    this.form.addEventListener("submit", (event) => this.take(event, this.field.value));
    this.field.addEventListener("keydown", (event) => this.press(event));
    this.field.addEventListener("focus", () => this.prepare().catch(() => {}));
    root.addEventListener("submit", (event) => this.decide(event));
    const rest = () => (this.follows = false);
    for (const own of ["wheel", "touchmove"]) root.addEventListener(own, rest, { passive: true });
    watchCopies(root);
    this.remember();
  }

  // The way to a person, which every rendering of the server brings anew.
  get person() {
    return this.root.querySelector("#talk-person");
  }

  remember() {
    keep(sessionStorage, talkKey, this.form.elements.conversation.value);
  }

  // On a phone Enter is the only way to a second line.
  press(event) {
    if (!hasMouse.matches || event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.form.requestSubmit();
  }

  // True when there was an answer to stop.
  stop() {
    this.turn?.abort();
    return Boolean(this.turn);
  }

  take(event, text) {
    event.preventDefault();
    if (!this.turn && text.trim()) this.ask(text);
  }

  // What shows an answer while it is being given comes when somebody is about to ask.
  prepare() {
    return import(modules.answer);
  }

  async ask(text) {
    this.turn = new AbortController();
    const means = await this.prepare().catch(() => null);
    if (!means) return this.giveUp(text);
    const answer = this.begin(text, means);
    const problem = await this.listen(text, answer, this.turn.signal).catch(() => broken);
    const isStopped = this.turn.signal.aborted;
    if (isStopped) await new Promise((resolve) => setTimeout(resolve, 500));
    answer.say(answer.unsaid);
    if (problem && !isStopped) this.fail(problem, text, answer);
    else {
      await this.refresh().catch(() => {});
      tell(isStopped ? "Answer stopped" : "Answer complete");
    }
    this.end();
  }

  giveUp(text) {
    this.turn = null;
    this.write(this.field.value || text);
    this.complain(this.form, "The portal can’t be reached. Try again.");
  }

  begin(text, { Answer }) {
    const isInside = this.root.contains(document.activeElement);
    const answer = new Answer(this.parts, text);
    this.form.querySelector(".field-error")?.remove();
    this.write(this.field.value === text ? "" : this.field.value);
    this.root.querySelector("#talk-start")?.remove();
    this.transcript.setAttribute("aria-busy", "true");
    this.transcript.append(...answer.parts);
    this.send.replaceWith(this.halt);
    if (isInside) this.field.focus({ preventScroll: true });
    this.follows = true;
    this.follow();
    return answer;
  }

  end() {
    const isHere = this.root.contains(document.activeElement) || document.activeElement === document.body;
    this.turn = null;
    this.transcript.setAttribute("aria-busy", "false");
    this.halt.replaceWith(this.send);
    if (isHere && hasMouse.matches) this.field.focus({ preventScroll: true });
    this.follow();
  }

  async listen(text, answer, signal) {
    const body = new URLSearchParams(new FormData(this.form));
    body.set("text", text);
    const headers = { Accept: "text/event-stream" };
    const response = await fetch(target(this.form), { method: "POST", body, headers, signal });
    if (response.redirected) return ended(response.url);
    if (!response.headers.get("Content-Type")?.startsWith("text/event-stream")) return refused;
    const { events } = await this.prepare();
    for await (const { name, data } of events(response.body)) {
      if (name === "done") return null;
      if (name === "error") return data;
      this.hear(name, data, answer);
    }
    return broken;
  }

  hear(name, data, answer) {
    if (name === "start") this.keep(data.conversation);
    else answer.settle();
    if (name === "text") answer.write(data.delta);
    if (name === "tool") answer.tool(data);
    this.follow();
  }

  keep(conversation) {
    this.form.elements.conversation.value = conversation;
    const way = this.person?.querySelector("a");
    if (way) way.href = `${home}/person?conversation=${encodeURIComponent(conversation)}`;
    this.remember();
    if (!this.panel) history.replaceState(null, "", `${home}?conversation=${encodeURIComponent(conversation)}`);
  }

  fail(problem, text, answer) {
    answer.settle();
    answer.fail(problem, () => this.turn || this.ask(text), this.person?.querySelector("a").cloneNode(true));
    this.write(this.field.value || text);
  }

  write(text) {
    this.field.value = text;
    keepDraft(this.form);
  }

  // A suggestion's words, a rating, a decision: sent without leaving the page, and then shown as the server has it.
  async decide(event) {
    const form = event.target;
    if (event.defaultPrevented) return;
    const body = new URLSearchParams(new FormData(form, event.submitter));
    if (target(form) === target(this.form)) return this.take(event, body.get("text") ?? "");
    if (!this.transcript.contains(form) || !target(form).startsWith(`${home}/`)) return;
    event.preventDefault();
    if ("sent" in form.dataset) return;
    form.dataset.sent = "";
    const response = await fetch(target(form), { method: "POST", body }).catch(() => null);
    const link = response?.redirected && !new URL(response.url).pathname.startsWith(home) && response.url;
    if (link) return this.complain(form, "You were logged out.", link);
    if (!response) return this.complain(form, "The portal can’t be reached. Try again.");
    const page = parsed(await response.text().catch(() => ""));
    const notices = [...page.querySelectorAll("main > .notice")];
    if (!response.ok && page.getElementById("transcript")) this.draw(page, true);
    else await this.refresh(true).catch(() => {});
    this.transcript.append(...notices.map((notice) => make("li", "", notice)));
    tell(notices.map((notice) => notice.textContent).join(" ") || "Done");
  }

  complain(form, message, link) {
    delete form.dataset.sent;
    form.querySelector(".field-error")?.remove();
    const words = make("p", "field-error", message);
    if (link) words.append(Object.assign(make("a", "", "Log in again"), { href: link }));
    form.append(words);
    tell(message);
  }

  // Puts the server's rendering in place: of the last turn, or of everything that changed.
  async refresh(isAll) {
    const answer = await fetch(this.panel?.source() ?? location.pathname + location.search);
    if (!answer.ok || answer.redirected) return;
    this.draw(parsed(await answer.text()), isAll);
  }

  draw(page, isAll) {
    const messages = [...page.querySelectorAll("#transcript > li")];
    messages.forEach(showCopies);
    // The server shows the latest turns; those before them stay as they are here, when they are the ones it leads to.
    const shown = [...this.transcript.children];
    const earlier = page.querySelector(".transcript-earlier");
    const begin = earlier ? shown.findIndex(({ id }) => id && `#${id}` === earlier.firstElementChild.hash) + 1 : 0;
    const parts = [...shown.slice(0, begin), ...messages];
    if (!begin) {
      this.root.querySelector(".transcript-earlier")?.remove();
      this.transcript.before(earlier ?? "");
    }
    const first = !isAll && parts.length > this.known ? this.known : 0;
    this.merge(this.transcript, parts, first);
    this.known = parts.length;
    this.person?.replaceWith(page.querySelector("#talk-person") ?? "");
    if (this.panel) return;
    document.querySelector(".page-head")?.replaceWith(page.querySelector(".page-head") ?? "");
    document.title = page.title;
  }

  // Puts messages in place, or the parts of one. What did not change is left alone, with the focus and what is typed.
  merge(place, parts, first = 0) {
    const shown = [...place.children];
    shown.slice(parts.length).forEach((part) => part.remove());
    parts.forEach((part, at) => {
      const old = shown[at];
      if (at < first || (old && served(old) === served(part))) return;
      if (old && place === this.transcript && old.id === part.id) return this.merge(old, [...part.children]);
      if (old) this.swap(old, part);
      else place.append(part);
      part.querySelectorAll("form[data-draft]").forEach(watchDraft);
    });
  }

  // The focus that stood in the old part goes to its like in the new one.
  swap(old, part) {
    const focused = document.activeElement;
    const isInside = old.contains(focused);
    const like = (element) => [element.name ?? element.getAttribute("href"), element.title, element.textContent].join();
    old.replaceWith(part);
    if (!isInside) return;
    const same = [...part.querySelectorAll("a[href], button")].find((each) => like(each) === like(focused));
    (same ?? this.field).focus({ preventScroll: true });
  }

  // Brings the end of the answer into sight, but never its beginning out of it.
  follow() {
    if (!this.follows) return;
    const box = this.panel ? this.root : document.scrollingElement;
    const edge = this.form.parentElement.getBoundingClientRect().top - 12;
    const below = this.transcript.getBoundingClientRect().bottom - edge;
    const top = this.panel ? box.getBoundingClientRect().top : 0;
    const above = this.transcript.lastElementChild?.getBoundingClientRect().top - top - 12;
    box.scrollBy(0, Math.max(0, Math.min(below, above)) || 0);
  }
}

const main = document.getElementById("main");
if (main?.querySelector("#composer")) {
  const talk = new Talk(main);
  addEventListener("keydown", (event) => event.key === "Escape" && !event.isComposing && talk.stop());
} else if (main) watchCopies(main);
