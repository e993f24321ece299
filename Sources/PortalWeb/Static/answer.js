// An answer of Nexie while it is being given: its events, and the message that they become.

const { make, button, tell } = globalThis.portal;

// The events of an answer, however the network cuts them.

export async function* events(body) {
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

// An answer while it is being given; when it is done, the server's own rendering takes its place.

export class Answer {
  constructor(parts, question) {
    const [asked, answered] = parts.content.cloneNode(true).children;
    this.parts = [asked, answered];
    this.text = answered.querySelector(".bubble-text");
    this.lines = answered.querySelector(".tool-lines");
    this.patterns = [...this.lines.children];
    this.tools = new Map();
    this.unsaid = "";
    this.lines.replaceChildren();
    for (const part of this.parts) part.querySelector(".bubble-text").style.whiteSpace = "pre-wrap";
    asked.querySelector(".bubble-text").textContent = question;
    this.tool({ id: "", state: "started", summary: "Nexie is thinking" });
    tell("Nexie is thinking");
  }

  write(delta) {
    if (this.text.textContent && this.isNewRound) delta = `\n\n${delta}`;
    this.isNewRound = false;
    this.text.append(delta);
    this.unsaid += delta;
    const [sentences] = this.unsaid.match(/^[^]*(?:[.!?]\s|\n)/) ?? [""];
    this.say(sentences);
  }

  // Tells whole sentences to those who listen, without the signs that only mean something to the eye.
  say(text) {
    this.unsaid = this.unsaid.slice(text.length);
    const words = text.replace(/\]\([^)]*\)/g, "").replace(/^\s*(#+|[-*>]) /gm, "").replace(/[*_\x60[\]|]/g, " ");
    if (words.trim()) tell(words.trim());
  }

  tool({ id, state, summary }) {
    const pattern = this.patterns.find((line) => line.classList.contains(`tool-${state}`));
    const line = (pattern ?? this.patterns[0]).cloneNode(true);
    line.append(summary);
    this.settle(id);
    this.tools.set(id, line);
    this.lines.append(line);
    this.isNewRound = true;
  }

  settle(id = "") {
    this.tools.get(id)?.remove();
  }

  fail({ message, link }, again, person) {
    const words = make("p", "field-error", message);
    const way = link ? make("a", "button button-plain", "Log in again") : button("Try again", "button-plain", again);
    if (link) way.href = link;
    this.text.append(words, way, person ?? "");
    tell(message);
  }
}
