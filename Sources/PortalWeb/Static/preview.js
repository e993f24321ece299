// The time that is left of a preview, counted down; when it is over, the server says so.

const left = document.getElementById("preview-left");
const whole = Number(left?.dataset.left);
const since = performance.now();

const tell = () => {
  const seconds = Math.max(0, Math.ceil(whole - (performance.now() - since) / 1000));
  left.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")} minutes left`;
  if (seconds === 0) {
    clearInterval(clock);
    location.reload();
  }
};
const clock = whole > 0 ? setInterval(tell, 1000) : undefined;
if (clock) tell();
