// Helps of the tools' pages, which need script: dialogs, and what Ajax answers when something is in the way.
"use strict";
(() => {
  if (!window.PrimeFaces) return; // a page without any widget
  const form = dialog => dialog.querySelector("form");

  // A button with data-opens shows that dialog; its other data fill the form's fields of the same names.
  document.addEventListener("click", event => {
    const opener = event.target.closest("[data-opens]");
    if (!opener) return;
    const dialog = document.getElementById(opener.dataset.opens);
    const data = {...opener.dataset, about: opener.dataset.nickname || opener.dataset.about || ""};
    dialog.querySelectorAll("input[name]").forEach(field => {
      if (field.name in data) {
        if (field.type === "checkbox") field.checked = data[field.name] === "true"; else field.value = data[field.name];
      }
    });
    dialog.querySelectorAll("[data-from]").forEach(field => { field.value = document.getElementById(field.dataset.from).value; });
    dialog.querySelectorAll("[data-about]").forEach(text => { text.textContent = data.about; });
    form(dialog).querySelectorAll(".err, .msg.bad").forEach(words => words.remove());
    PF(opener.dataset.opens).show();
  });

  // What was refused in a dialog is read there. After the widgets, which are made in the order of such functions.
  $(() => document.querySelectorAll(".ui-dialog").forEach(dialog => {
    if (form(dialog) && dialog.querySelector(".err:not(:empty), .msg.bad")) PF(dialog.id).show();
  }));

  // In a table of cells the arrows go up and down a column, as in a spreadsheet.
  document.addEventListener("keydown", event => {
    const cell = event.target.closest(".cells td");
    const step = {ArrowUp: "previousElementSibling", ArrowDown: "nextElementSibling"}[event.key];
    if (!cell || !step || event.target.tagName !== "INPUT") return;
    const next = cell.parentNode[step] && cell.parentNode[step].cells[cell.cellIndex].querySelector("input");
    if (!next) return;
    event.preventDefault();
    next.focus();
    if (next.type !== "checkbox") next.select();
  });

  // Sections by drag and drop: on a row's upper half before it, on its lower half below it as the last one; on the line under the
  // tree last of all. The arrows do the same without a pointer.
  const placing = document.getElementById("placing");
  let dragged;
  const rows = placing ? document.querySelectorAll("[data-section]") : [];
  const unmark = () => rows.forEach(row => row.classList.remove("before", "below"));
  rows.forEach(row => {
    row.draggable = row.dataset.section !== "";
    // the tree forbids dragging from its nodes, for the sake of a selection that this one has not
    row.addEventListener("mousedown", event => event.stopPropagation());
    row.addEventListener("dragstart", event => { dragged = row.dataset.section; event.dataTransfer.effectAllowed = "move"; });
    row.addEventListener("dragend", unmark);
    row.addEventListener("dragover", event => {
      if (!dragged || dragged === row.dataset.section) return;
      event.preventDefault();
      unmark();
      const box = row.getBoundingClientRect();
      row.classList.add(event.clientY < box.top + box.height / 2 || !row.dataset.section ? "before" : "below");
    });
    row.addEventListener("drop", event => {
      event.preventDefault();
      const below = row.classList.contains("below");
      placing.elements.moved.value = dragged;
      placing.elements.parent.value = below ? row.dataset.section : row.dataset.parent || "";
      placing.elements.before.value = below ? "" : row.dataset.section;
      document.getElementById("place").click();
    });
  });

  // An answer that is no part of the page: the page itself says what is the matter (no right any more, an old form).
  $(document).on("pfAjaxError", () => location.reload());
})();
