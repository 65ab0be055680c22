// Ids in the answer to a ready query lead to their rows: Datasette links foreign keys in tables, but not in queries.
document.addEventListener("DOMContentLoaded", () => {
  const tables = {article: "articles", page_id: "pages", issue: "issues", publication_id: "publications", line: "lines"};
  for (const [column, table] of Object.entries(tables)) {
    for (const cell of document.querySelectorAll(`td.col-${column}`)) {
      const id = cell.textContent.trim();
      if (!id || cell.querySelector("a")) continue;
      const link = document.createElement("a");
      // Datasette writes a slash in an id as ~2F.
      link.href = `${table}/${encodeURIComponent(id).replaceAll("~", "~7E").replaceAll("%", "~")}`;
      link.textContent = id;
      cell.replaceChildren(link);
    }
  }
});
