// Makes the portal quicker to use; every page works without it.
"use strict";

const modules = document.currentScript.dataset;
const person = document.querySelector("[data-person]")?.dataset.person ?? "";
const isStaff = (whose) => whose.startsWith("staff-");
const resident = isStaff(person) ? "staff" : "person";
const target = (form) => form.getAttribute("action");

function make(kind, className, ...content) {
  const made = document.createElement(kind);
  made.className = className;
  made.append(...content);
  return made;
}

function button(words, kind, click) {
  const made = make("button", `button ${kind}`, words);
  made.type = "button";
  made.addEventListener("click", click);
  return made;
}

// What is said to those who listen to a page.

const said = document.getElementById("said") ?? document.body.appendChild(make("div", "unseen"));
said.id = "said";
said.setAttribute("aria-live", "polite");

function tell(words) {
  said.append(make("p", "", words));
  if (said.children.length > 20) said.firstChild.remove();
}

// What this browser keeps; one that keeps nothing loses a draft and nothing else.

function attempt(action) {
  try { return action(); } catch { return null; }
}

const kept = (storage, key) => attempt(() => JSON.parse(storage.getItem(key)));
const keep = (storage, key, value) =>
  attempt(() => (value ? storage.setItem(key, JSON.stringify(value)) : storage.removeItem(key)));

// The browser is this person's from here on: what it kept for others of the same side goes, and so do drafts that nobody
// came back to. A member of staff who looks as a contact is still the same member.
function moveIn() {
  const keys = (storage) => Object.keys(storage).map((key) => [storage, key, ...key.split(":")]);
  for (const [storage, key, kind, whose] of [localStorage, sessionStorage].flatMap(keys)) {
    const isOthers = person && whose !== undefined && whose !== person && isStaff(whose) === isStaff(person);
    const isOld = kind === "draft" && !(Math.abs(Date.now() - kept(storage, key)?.at) < 14 * 86_400_000);
    if (isOthers || isOld) keep(storage, key, null);
  }
  if (person) keep(localStorage, resident, person);
}

// Drafts: what was typed stays in this browser, for this person, until it has been sent. Of each field the draft knows
// what stood there before, and so it never overwrites a form that came back or that begins with other words. A tab that
// is left over from before somebody logged out, or somebody else in, keeps nothing any more.

const talkKey = `talk:${person}`;
const draftKey = (form) => `draft:${person}:${form.getAttribute("id") ?? target(form)}`;
const typed = (form) => [...form.elements].filter((field) => /^(text|search|email|tel|select-one)/.test(field.type));
const given = ({ options, defaultValue }) =>
  options ? ([...options].find((option) => option.defaultSelected) ?? options[0])?.value : defaultValue;
const before = new WeakMap();
const touched = new Set();

function keepDraft(form) {
  const fields = typed(form).map((field) => [field.name, [before.get(field), field.value]]);
  const changed = fields.filter(([, [old, now]]) => old !== now);
  if (!changed.length) form.querySelector(".draft-note")?.remove();
  const key = draftKey(form);
  const draft = Object.fromEntries(changed);
  if (kept(localStorage, resident) !== person) return;
  if (JSON.stringify(kept(localStorage, key)?.fields ?? {}) === JSON.stringify(draft)) return;
  keep(localStorage, key, changed.length ? { at: Date.now(), fields: draft } : null);
}

function watchDraft(form) {
  const draft = kept(localStorage, draftKey(form))?.fields ?? {};
  const fields = typed(form);
  for (const field of fields) {
    const [old, now] = draft[field.name] ?? [];
    before.set(field, now === given(field) ? old : given(field));
  }
  form.addEventListener("input", () => touched.add(form) && keepDraft(form));
  const lost = fields.filter((field) => draft[field.name]);
  if (!lost.length || fields.some((field) => field.value !== given(field))) return;
  if (lost.some((field) => draft[field.name][0] !== given(field))) return;
  for (const field of lost) field.value = draft[field.name][1];
  form.closest("details")?.setAttribute("open", "");
  const discard = button("Discard", "button-quiet", () => {
    for (const field of lost) field.value = given(field);
    keepDraft(form);
    tell("Discarded.");
    lost[0].focus();
  });
  form.append(make("p", "draft-note", "Restored what you typed earlier.", discard));
  tell("Restored what you typed earlier.");
}

// A form was taken when its page led on to another one, other than the login. What another tab wrote since stays.
function dropSentDraft() {
  const sent = kept(sessionStorage, "sent");
  keep(sessionStorage, "sent", null);
  const [visit] = performance.getEntriesByType("navigation");
  if (!sent || visit?.type !== "navigate" || !visit.redirectCount || document.referrer !== sent.page) return;
  if (/^\/(portal|staff)\/login/.test(location.pathname)) return;
  if (attempt(() => localStorage.getItem(sent.key)) === sent.draft) keep(localStorage, sent.key, null);
}

// Forms: a second click sends nothing, and logging out leaves no draft behind.

function guard(event) {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post") return;
  if ("sent" in form.dataset) return event.preventDefault();
  form.dataset.sent = "";
  setTimeout(() => delete form.dataset.sent, 8000);
  if (/^\/(portal|staff)\/logout$/.test(target(form))) {
    touched.clear();
    for (const storage of [localStorage, sessionStorage]) attempt(() => storage.clear());
  } else if ("draft" in form.dataset) {
    const key = draftKey(form);
    keepDraft(form);
    const draft = attempt(() => localStorage.getItem(key));
    keep(sessionStorage, "sent", { key, draft, page: location.href.split("#")[0] });
  }
}

// The menu of the person closes when one goes elsewhere, so that it covers nothing.

const menu = document.querySelector("details.person");
const shut = (event) => menu.contains(event.relatedTarget ?? event.target) || (menu.open = false);
menu?.addEventListener("focusout", (event) => event.relatedTarget && shut(event));
menu?.addEventListener("keydown", ({ key }) => {
  if (key !== "Escape" || !menu.open) return;
  menu.open = false;
  menu.firstElementChild.focus();
});
if (menu) addEventListener("click", shut);

// The panel: opened by its button, and again on the next page of the same tab where it does not cover that.

const ask = document.getElementById("ask-nexie");

function openPanel(isAsked) {
  import(modules.panel).then((panel) => panel.openPanel(ask, isAsked), () => {
    ask.removeEventListener("click", askHere);
    ask.classList.add("ask-lost");
    ask.lastChild.textContent = "Nexie can’t be reached. Open its page instead";
    tell(ask.lastChild.textContent);
  });
}

function askHere(event) {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  openPanel(true);
}

globalThis.portal = { make, button, tell, kept, keep, modules, target, talkKey, keepDraft, watchDraft };

attempt(moveIn);
dropSentDraft();
document.querySelectorAll("form[data-draft]").forEach(watchDraft);
addEventListener("submit", guard);
addEventListener("pagehide", () => touched.forEach(keepDraft));
addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  touched.clear();
  for (const form of document.forms) delete form.dataset.sent;
});
for (const print of document.querySelectorAll("[data-print]")) {
  print.hidden = false;
  print.addEventListener("click", () => globalThis.print());
}
if (document.querySelector("[data-live], [data-suggest]")) import(modules.search);
if (ask) {
  ask.role = "button";
  ask.ariaExpanded = false;
  ask.addEventListener("click", askHere);
  ask.addEventListener("keydown", (event) => event.key === " " && (event.preventDefault(), ask.click()));
  if (kept(sessionStorage, "panel") && !matchMedia("(max-width: 40rem)").matches) openPanel(false);
}
