// Signatures drawn by hand: strokes of points on a field of 1000 by 400. Typing one works without this script.

const { tell } = globalThis.portal;
const kind = "http://www.w3.org/2000/svg";
const most = 2400;

class Pad {
  constructor(element) {
    this.field = element.querySelector("svg");
    this.value = element.querySelector("input");
    this.strokes = this.value.value ? this.value.value.split(";").map((stroke) => stroke.split(" ")) : [];
    this.field.addEventListener("pointerdown", (event) => this.begin(event));
    this.field.addEventListener("pointermove", (event) => this.go(event));
    for (const end of ["pointerup", "pointercancel"]) this.field.addEventListener(end, () => (this.stroke = null));
    element.querySelector("[data-clear]").addEventListener("click", () => this.clear());
    this.draw();
  }

  begin(event) {
    if (event.button) return;
    event.preventDefault();
    this.field.setPointerCapture(event.pointerId);
    this.stroke = [];
    this.strokes.push(this.stroke);
    this.go(event);
  }

  go(event) {
    if (!this.stroke || this.strokes.flat().length >= most || this.strokes.length > 200) return;
    const { left, top, width, height } = this.field.getBoundingClientRect();
    const place = (at, from, length, units) => Math.round(Math.min(1, Math.max(0, (at - from) / length)) * units);
    const point = `${place(event.clientX, left, width, 1000)},${place(event.clientY, top, height, 400)}`;
    if (this.stroke.at(-1) === point) return;
    this.stroke.push(point);
    this.draw();
  }

  clear() {
    this.strokes = [];
    this.stroke = null;
    this.draw();
    tell("Cleared.");
  }

  draw() {
    this.value.value = this.strokes.filter((stroke) => stroke.length).map((stroke) => stroke.join(" ")).join(";");
    this.field.replaceChildren(
      ...this.strokes.map((stroke) => {
        const line = document.createElementNS(kind, "polyline");
        line.setAttribute("points", (stroke.length > 1 ? stroke : [...stroke, ...stroke]).join(" "));
        return line;
      }),
    );
  }
}

const form = document.getElementById("sign");
if (form) {
  const hands = form.querySelector("[data-hands]");
  const typed = form.querySelector("[data-typed]");
  const drawn = form.querySelector("[data-drawn]");
  const choose = () => {
    const isDrawn = form.elements.hand.value === "drawn";
    typed.hidden = isDrawn;
    drawn.hidden = !isDrawn;
    form.elements.initials.required = !isDrawn;
  };
  hands.hidden = false;
  hands.addEventListener("change", choose);
  for (const pad of form.querySelectorAll("[data-pad]")) new Pad(pad);
  choose();
}
