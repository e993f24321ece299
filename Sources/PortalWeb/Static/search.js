// Finds while one types: in the list that a form searches, and beside a subject that is being written.

const { make, tell, target } = globalThis.portal;

// A part of a page as the server wrote it; throws when it can't be had, as after the end of a session.
async function part(address, name, signal) {
  address.searchParams.set("part", name);
  const answer = await fetch(address, { signal, headers: { Accept: "text/html" } });
  if (!answer.ok || answer.redirected) throw Object.assign(new Error("not had"), { isEnded: answer.redirected });
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

// Calls `find` once the typing rests, and stops the question before; `lose` hears why nothing can be found.
function whileTyping(element, find, lose) {
  let running, timer;
  const start = () => {
    const { signal } = (running = new AbortController());
    find(signal).catch((problem) => signal.aborted || lose(problem));
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

function wanted(form) {
  const address = new URL(target(form), location);
  for (const [name, value] of new FormData(form)) if (value) address.searchParams.append(name, value);
  return address;
}

// In place of results for other words: why there are none for these.
function sayLost(place, form, isEnded) {
  const reason = isEnded ? "You were logged out" : "The portal can’t be reached";
  const words = `${reason}, so this was not searched. `;
  const again = make("a", "", isEnded ? "Log in again" : "Try again");
  const { href, pathname, search } = wanted(form);
  again.href = isEnded ? `/portal/login?next=${encodeURIComponent(pathname + search)}` : href;
  place.replaceChildren(make("p", "field-error", make("span", "", words, again)));
  tell(words);
}

for (const form of document.querySelectorAll("form[data-live]")) {
  const place = document.getElementById(form.dataset.live);
  if (place) whileTyping(form, async (signal) => {
    const address = wanted(form);
    const shown = address.href;
    const page = await part(address, "results", signal);
    const found = page.getElementById(place.id) ?? (page.querySelector("main") ? null : page.body);
    if (signal.aborted) return;
    if (!found) throw new Error("no results");
    const count = counted(found);
    place.replaceChildren(...found.childNodes);
    history.replaceState(history.state, "", shown);
    tell(count === 1 ? "1 result" : `${count} results`);
  }, ({ isEnded }) => sayLost(place, form, isEnded));
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
  }, () => place.replaceChildren());
}
