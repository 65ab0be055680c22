// What a browser with JavaScript can do besides; every page is whole without it.
for (const button of document.querySelectorAll("button[data-copy]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent.trim());
    const label = button.textContent;
    button.textContent = "Copied";
    setTimeout(() => { button.textContent = label; }, 2000);
  });
}

// The arrow keys turn to the article or issue before and after, unless somebody is typing or moving a picture.
document.addEventListener("keydown", event => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (event.target.closest("input, select, textarea, [contenteditable], .viewer, [role=region]")) return;
  const link = {ArrowLeft: "a[rel=prev]", ArrowRight: "a[rel=next]"}[event.key];
  if (link) document.querySelector(link)?.click();
});

// Found words are brought into sight on the paper.
document.querySelector(".scans .hit")?.scrollIntoView({block: "center"});
scrollTo(0, 0);
