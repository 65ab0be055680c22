// Arranging a page with mouse and keys.  The list with its forms does the same without this script.
"use strict";
document.documentElement.classList.add("scripted");

const items = [...document.querySelectorAll(".listing > li")];
const said = document.getElementById("said");
const letters = new Map();
for (const key of document.querySelectorAll(".keys kbd")) {
  const kind = key.nextSibling?.textContent?.trim().replace(/[,.]$/, "");
  if (/^[a-z]$/.test(key.textContent) && kind) letters.set(key.textContent, kind);
}

for (const item of items) {
  const summary = item.querySelector("summary");
  summary.addEventListener("focus", () => choose(item));
  summary.addEventListener("keydown", (event) => pressed(event, item));
}
for (const shape of document.querySelectorAll(".plan g")) {
  shape.addEventListener("click", () => {
    const item = document.getElementById(`region-${shape.dataset.region}`);
    for (const other of items) other.querySelector("details").open = other === item;
    item.querySelector("summary").focus();
    item.scrollIntoView({ block: "nearest" });
  });
}
const back = location.hash && document.querySelector(`${location.hash} summary`);
if (back) back.focus();

function choose(item) {
  for (const each of document.querySelectorAll(".chosen")) each.classList.remove("chosen");
  item.classList.add("chosen");
  document.querySelector(`.plan g[data-region="${item.dataset.region}"]`)?.classList.add("chosen");
}

function pressed(event, item) {
  const place = items.indexOf(item);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.ctrlKey || event.metaKey) return;
  if (step && event.altKey) moved(event, item, items[place + step], step);
  else if (step) { event.preventDefault(); items[place + step]?.querySelector("summary").focus(); }
  else if (event.key === "+") joined(event, item, items[place - 1]);
  else if (event.key === "/") send(event, item, "form.part", {});
  else if (!event.altKey && letters.has(event.key)) send(event, item, "form.mark", { kind: letters.get(event.key) });
}

function moved(event, item, other, step) {
  if (!other) return;
  send(event, item, "form.move", { goal: other.dataset.region, place: step > 0 ? "behind" : "before" });
}

function joined(event, item, before) {
  const own = item.dataset.article;
  // The nearest region above that belongs to another article: that one goes on here.
  let other = before;
  while (other && (!other.dataset.article || other.dataset.article === own)) other = items[items.indexOf(other) - 1];
  if (other) send(event, item, "form.join", { goal: other.dataset.article });
}

function send(event, item, which, fields) {
  event.preventDefault();
  const form = item.querySelector(which);
  if (!form) { said.textContent = "That cannot be done with this region."; return; }
  for (const [name, value] of Object.entries(fields)) form.elements[name].value = value;
  form.requestSubmit();
}
