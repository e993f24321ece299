// The panel: the talk beside another page, with the same conversation on every page of this tab.

const { make, button, tell, kept, keep, modules, talkKey, watchDraft } = globalThis.portal;
const { Talk } = await import(modules.talk);
const home = "/portal/nexie";
const narrow = matchMedia("(max-width: 40rem)");
const conversation = () => kept(sessionStorage, talkKey);

class Panel {
  constructor(opener) {
    this.opener = opener;
    this.body = make("div", "panel-body");
    this.element = make("aside", "panel", this.head(), this.body);
    this.element.id = "nexie-panel";
    this.element.setAttribute("role", "complementary");
    this.element.setAttribute("aria-label", "Nexie");
    this.element.addEventListener("keydown", (event) => this.press(event));
    narrow.addEventListener("change", () => this.shade());
    opener.setAttribute("aria-controls", this.element.id);
    opener.parentElement.after(this.element);
  }

  head() {
    const page = make("a", "button button-quiet", "Full page");
    page.addEventListener("click", () => (page.href = this.address(home, { conversation: conversation() })));
    page.href = home;
    const begin = button("New", "button-quiet", () => this.begin());
    begin.setAttribute("aria-label", "New conversation");
    const close = button("", "button-quiet panel-close", () => this.close());
    close.setAttribute("aria-label", "Close Nexie");
    const title = make("h2", "", this.opener.firstChild.cloneNode(true), "Nexie");
    return make("header", "panel-head", title, begin, page, close);
  }

  address(path, values) {
    const address = new URL(path, location);
    for (const [name, value] of Object.entries(values)) if (value) address.searchParams.set(name, value);
    return address.href;
  }

  // Where the talk comes from, without the page around it.
  source() {
    return this.address(home, { part: "panel", conversation: conversation(), page: location.pathname });
  }

  async open(isAsked) {
    this.show(true);
    if (!this.talk) await this.load();
    if (isAsked) (this.talk?.field ?? this.body.querySelector("a, button"))?.focus();
  }

  close() {
    this.show(false);
    this.opener.focus();
  }

  show(isOpen) {
    this.element.hidden = !isOpen;
    document.body.classList.toggle("asking", isOpen);
    this.opener.setAttribute("aria-expanded", isOpen);
    keep(sessionStorage, "panel", isOpen);
    this.shade();
  }

  // On a phone the panel covers the page, which then can't be reached by keyboard or by ear either.
  shade() {
    const isCovered = narrow.matches && !this.element.hidden;
    for (const part of document.body.children) if (part !== this.element && part.id !== "said") part.inert = isCovered;
  }

  async load() {
    this.talk = null;
    this.fill(make("p", "panel-wait", "Opening…"));
    const answer = await fetch(this.source()).catch(() => null);
    if (answer?.status === 404 && conversation()) {
      keep(sessionStorage, talkKey, null);
      return this.load();
    }
    const text = answer?.ok && !answer.redirected ? await answer.text().catch(() => "") : "";
    const body = new DOMParser().parseFromString(text, "text/html").querySelector(".panel-body");
    if (!body) return this.lose(answer);
    body.querySelector("#said")?.remove();
    this.body.replaceWith(body);
    this.body = body;
    const form = body.querySelector("#composer");
    if (!form) return;
    body.querySelectorAll("form[data-draft]").forEach(watchDraft);
    this.talk = new Talk(body, this);
    body.querySelector("#transcript > li:last-child")?.scrollIntoView({ block: "nearest" });
  }

  lose(answer) {
    const isEnded = answer?.redirected;
    const words = isEnded
      ? "You were logged out. What you typed on this page is kept here."
      : "Nexie can’t be reached just now.";
    const next = { next: location.pathname + location.search };
    const link = make("a", "button button-plain", isEnded ? "Log in again" : "Open the page of Nexie");
    link.href = isEnded ? this.address("/portal/login", next) : home;
    const again = button("Try again", "button-plain", () => this.load().then(() => this.talk?.field.focus()));
    this.fill(make("p", "panel-wait", words), make("p", "actions", link, ...(isEnded ? [] : [again])));
    tell(words);
  }

  fill(...parts) {
    this.body.replaceChildren(...parts);
  }

  async begin() {
    this.talk?.stop();
    keep(sessionStorage, talkKey, null);
    await this.load();
    this.talk?.field.focus();
    tell("New conversation");
  }

  press(event) {
    if (event.key !== "Escape" || event.isComposing || event.defaultPrevented) return;
    event.preventDefault();
    if (!this.talk?.stop()) this.close();
  }
}

let panel;

// The sheets of the talk and of the panel; a panel without them is worse than none.
function dress(address) {
  const sheet = make("link", "");
  sheet.rel = "stylesheet";
  sheet.href = address;
  const dressed = new Promise((done, fail) => {
    sheet.addEventListener("load", done);
    sheet.addEventListener("error", () => fail(new Error("no sheet")));
  });
  document.head.append(sheet);
  return dressed;
}

await Promise.all(modules.looks.split(" ").map(dress));

// Opens the panel; one that nobody asked for just now leaves the focus where it is.
export function openPanel(opener, isAsked) {
  panel ??= new Panel(opener);
  return panel.open(isAsked);
}
