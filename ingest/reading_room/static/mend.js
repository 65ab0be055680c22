// Line by line: Enter saves and goes on, Tab moves, Escape undoes.  Every line is a form that works without this script.
"use strict";
document.documentElement.classList.add("scripted");

const proofs = [...document.querySelectorAll("form.proof")];
const said = document.getElementById("said");
const tray = document.querySelector(".tray");
const ACCENTS = ["aàâäáãåæ", "eéèêë", "iîïíì", "oôöóòõøœ", "uùûüú", "cç", "nñ", "yÿý", "sšßſ", "zž"];
let current = null;

for (const form of proofs) {
  const input = form.elements.says;
  form.doubtful = new Set([...form.querySelectorAll(".mirror u")].map((word) => word.textContent));
  form.addEventListener("submit", (event) => { event.preventDefault(); saveAndGoOn(form); });
  input.addEventListener("focus", () => enter(form));
  input.addEventListener("blur", () => { if (changed(form) && !form.querySelector(".differs")) save(form); });
  input.addEventListener("input", () => mirror(form));
  input.addEventListener("scroll", () => mirror(form));
  input.addEventListener("keydown", (event) => pressed(event, form));
  for (const button of form.querySelectorAll(".suggestion")) button.addEventListener("click", () => accept(form, button));
}
for (const button of tray.querySelectorAll("button")) {
  // The line keeps the focus, so that its caret stays where it is.
  button.addEventListener("mousedown", (event) => event.preventDefault());
  button.addEventListener("click", () => { if (current) write(current.elements.says, button); });
}
addEventListener("beforeunload", (event) => { if (proofs.some(changed)) event.preventDefault(); });
(proofs.find((form) => `#${form.closest("li").id}` === location.hash) ?? document.querySelector("[data-begin] form.proof") ?? proofs.find((form) => !isChecked(form)) ?? proofs[0])?.elements.says.focus();

function changed(form) { return form.elements.says.value !== form.elements.saw.value; }
function isChecked(form) { return form.closest("li").classList.contains("checked"); }

function enter(form) {
  current = form;
  tray.hidden = false;
  document.getElementById("tray-history").href = form.dataset.history;
}

function pressed(event, form) {
  const input = form.elements.says;
  if (event.isComposing) return;
  if (event.key === "Escape") { event.preventDefault(); takeBack(form); }
  else if (event.key === "Tab" && !event.altKey && !event.ctrlKey) move(event, form, event.shiftKey ? -1 : 1);
  else if (event.key === "ArrowDown") move(event, form, 1);
  else if (event.key === "ArrowUp") move(event, form, -1);
  else if (event.altKey && !event.ctrlKey) {
    if (event.code === "KeyS" && form.querySelector(".suggestion")) { event.preventDefault(); accept(form, form.querySelector(".suggestion")); return; }
    const button = [...tray.querySelectorAll("[data-key]")].find((each) => each.dataset.key === event.key || each.dataset.key === CODES[event.code]);
    if (button) { event.preventDefault(); write(input, button); }
    else if (event.key === "/" || event.code === "Slash") { event.preventDefault(); accent(input); }
  }
}
const CODES = { BracketLeft: "[", BracketRight: "]", Semicolon: ";", Quote: "'", Minus: "-", Period: "." };

function move(event, form, step) {
  const next = proofs[proofs.indexOf(form) + step];
  if (!next) return;  // at the ends the browser goes on
  event.preventDefault();
  next.elements.says.focus();
}

async function saveAndGoOn(form) {
  if (!(await save(form))) return;
  const next = proofs[proofs.indexOf(form) + 1];
  if (next) next.elements.says.focus();
  else document.getElementById("next").focus();
}

// Whether the line stands saved; what could not be saved stays in its box and says why.
async function save(form) {
  if (form.busy) return form.busy;
  form.busy = post(form.action, form).then((answer) => settle(form, answer)).finally(() => { form.busy = null; });
  return form.busy;
}

async function post(address, form, fields = {}) {
  const body = new URLSearchParams(new FormData(form));
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  try {
    const response = await fetch(address, { method: "POST", body, headers: { accept: "application/json" }, credentials: "same-origin" });
    return { status: response.status, sent: body.get("says"), ...(await response.json()) };
  } catch {
    return { status: 0, sentence: "Not saved: there is no connection. Press Enter to try again." };
  }
}

function settle(form, answer) {
  const message = form.querySelector(".message");
  message.textContent = "";
  form.querySelector(".differs")?.remove();
  if (answer.conflict) { differ(form, answer.conflict); return false; }
  if (answer.status !== 200) {
    message.textContent = answer.sentence ? `${answer.sentence} ${answer.next_step ?? ""}` : "Not saved. Press Enter to try again.";
    return false;
  }
  const untouched = form.elements.says.value === answer.sent;
  const before = form.elements.saw.value;
  form.elements.saw.value = answer.text;
  if (untouched) form.elements.says.value = answer.text;
  form.dataset.key = answer.key ?? "";
  form.doubtful.clear();
  mirror(form);
  form.closest("li").classList.add("checked");
  form.querySelector(".state").innerHTML = '<span class="tick" title="Saved">✓<span class="unseen"> saved</span></span>';
  for (const button of form.querySelectorAll(".suggestion")) button.remove();
  say(before === answer.text ? "Confirmed." : "Saved.");
  return true;
}

// First what is not saved yet; then, with nothing unsaved, the last save of this visit.
async function takeBack(form) {
  const message = form.querySelector(".message");
  if (changed(form)) {
    form.elements.says.value = form.elements.saw.value;
    form.querySelector(".differs")?.remove();
    mirror(form);
    message.textContent = "";
    say("As it was.");
  } else if (form.dataset.key) {
    const answer = await post(form.dataset.undo, form, { key: form.dataset.key });
    if (answer.status !== 200) { message.textContent = answer.sentence ?? "Not undone."; return; }
    form.elements.saw.value = form.elements.says.value = answer.text;
    form.dataset.key = "";
    form.closest("li").classList.remove("checked");
    form.querySelector(".state").textContent = "";
    mirror(form);
    say("Taken back.");
  }
}

function differ(form, conflict) {
  const panel = document.getElementById("differs").content.cloneNode(true).firstElementChild;
  panel.querySelector(".who").textContent = conflict.actor ?? "A new reading of the page";
  panel.querySelector(".theirs").textContent = conflict.stands || "nothing";
  panel.querySelector(".yours").textContent = conflict.wanted || "nothing";
  form.elements.saw.value = conflict.stands;
  panel.querySelector(".theirs-button").addEventListener("click", () => {
    form.elements.says.value = conflict.stands;
    panel.remove();
    saveAndGoOn(form);
  });
  panel.querySelector(".mine-button").addEventListener("click", () => { panel.remove(); saveAndGoOn(form); });
  form.querySelector(".below").append(panel);
  panel.querySelector("button").focus();
  say(`${conflict.actor ?? "A new reading"} changed this line meanwhile. Choose.`);
}

function accept(form, button) {
  const input = form.elements.says;
  const word = button.textContent.split(" → ")[0];
  const place = input.value.indexOf(word, Math.max(0, Number(button.dataset.start) - 3));
  if (place < 0) return;
  input.setRangeText(button.dataset.instead, place, place + word.length, "end");
  button.remove();
  input.focus();
  mirror(form);
}

function write(input, button) {
  if (button.dataset.letter) {
    input.setRangeText(button.dataset.letter, input.selectionStart, input.selectionEnd, "end");
    mirror(input.form);
  } else accent(input);
}

function accent(input) {
  const place = input.selectionStart - 1;
  const letter = input.value[place];
  const row = letter && ACCENTS.find((each) => each.includes(letter.toLowerCase()));
  if (!row) return;
  const next = row[(row.indexOf(letter.toLowerCase()) + 1) % row.length];
  input.setRangeText(letter === letter.toLowerCase() ? next : next.toUpperCase(), place, place + 1, "end");
  mirror(input.form);
}

// Doubtful words are underlined behind the box, until they are changed.
function mirror(form) {
  const glass = form.querySelector(".mirror");
  glass.replaceChildren(...form.elements.says.value.split(/( )/).map((piece) => {
    if (!form.doubtful.has(piece)) return document.createTextNode(piece);
    const word = document.createElement("u");
    word.textContent = piece;
    return word;
  }));
  glass.scrollLeft = form.elements.says.scrollLeft;
}

function say(text) { said.textContent = ""; requestAnimationFrame(() => { said.textContent = text; }); }
