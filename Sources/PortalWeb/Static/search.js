// Finds while one types: in the list that a form searches, and beside a subject that is being written.

const { make, tell, target } = globalThis.portal;

// A part of a page as the server wrote it; nothing when it can't be had, as after the end of a session.
async function part(address, name, signal) {
  address.searchParams.set("part", name);
  const answer = await fetch(address, { signal, headers: { Accept: "text/html" } });
  if (!answer.ok || answer.redirected) return null;
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

// Calls `find` once the typing rests, and stops the question before.
function whileTyping(element, find) {
  let running, timer;
  const start = () => {
    running = new AbortController();
    find(running.signal).catch(() => {});
  };
  const stop = () => {
    clearTimeout(timer);
    running?.abort();
  };
  element.addEventListener("input", (event) => {
    stop();
    if (!event.isComposing) timer = setTimeout(start, 250);
  });
  element.addEventListener("compositionend", () => {
    stop();
    timer = setTimeout(start, 250);
  });
  element.addEventListener("submit", stop);
}

function counted(found) {
  const told = found.querySelector("[data-count]")?.dataset.count;
  return Number(told ?? found.querySelectorAll("tbody tr, li, .link-row, .card h2").length);
}

for (const form of document.querySelectorAll("form[data-live]")) {
  const place = document.getElementById(form.dataset.live);
  if (place) whileTyping(form, async (signal) => {
    const address = new URL(target(form), location);
    for (const [name, value] of new FormData(form)) if (value) address.searchParams.append(name, value);
    const shown = address.href;
    const page = await part(address, "results", signal);
    const found = page?.getElementById(place.id) ?? (page?.querySelector("main") ? null : page?.body);
    if (!found || signal.aborted) return;
    const count = counted(found);
    place.replaceChildren(...found.childNodes);
    history.replaceState(history.state, "", shown);
    tell(count === 1 ? "1 result" : `${count} results`);
  });
}

for (const place of document.querySelectorAll("[data-suggest]")) {
  const subject = place.closest("form")?.elements.subject;
  if (subject) whileTyping(subject, async (signal) => {
    const words = subject.value.trim();
    const address = new URL(place.dataset.suggest, location);
    address.searchParams.set("q", words);
    const page = words.length < 3 ? null : await part(address, "found", signal);
    if (signal.aborted) return;
    const found = page && !page.querySelector("main") ? page.body : make("div", "");
    const links = found.querySelectorAll("a[href]");
    const had = place.children.length;
    if (!links.length) return place.replaceChildren();
    for (const link of links) {
      link.target = "_blank";
      link.rel = "noopener";
      link.append(make("span", "unseen", " (opens in a new tab)"));
    }
    const note = make("p", "field-help", "Each opens in a new tab; what you typed stays here.");
    place.replaceChildren(make("h2", "", "These may already help"), note, ...found.childNodes);
    if (!had) tell("There are articles that may already help, after the subject.");
  });
}
