// Handing over on a bad line: what was pressed is kept in this browser until the server has said yes or no, and sent again with its key,
// so that it counts once. The form works without this.
(() => {
  "use strict";
  const KEY = "artel-handovers";
  const box = document.querySelector("[data-outbox]");
  const read = () => JSON.parse(localStorage.getItem(KEY) || "[]");
  const write = acts => acts.length === 0 ? localStorage.removeItem(KEY) : localStorage.setItem(KEY, JSON.stringify(acts));
  const drop = act => write(read().filter(each => each.once !== act.once));
  let sending = false;

  function show(text) {
    box.textContent = text;
    box.hidden = text === "";
    if (text) box.scrollIntoView({block: "nearest"});
  }

  function tell() {
    const kept = read().length;
    show(kept === 0 ? "" : box.dataset.kept.replace("{0}", kept));
  }

  async function send(act) {
    const body = new URLSearchParams(act.fields);
    // the form of an earlier sign-in has another token
    const token = document.querySelector("input[name=csrf]");
    if (token) body.set("csrf", token.value);
    const answer = await fetch(act.address, {method: "POST", body, credentials: "same-origin", redirect: "manual"});
    if (answer.type === "opaqueredirect") {
      drop(act);
      return "";
    }
    if (answer.status === 409 || answer.status === 422) {
      drop(act);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      return act.label + ": " + Array.from(page.querySelectorAll(".msg.bad, .err")).map(e => e.textContent.trim()).filter(t => t).join(" ");
    }
    throw new Error("status " + answer.status);
  }

  async function sendAll(after) {
    if (sending) return;
    sending = true;
    try {
      for (const act of read()) {
        const refused = await send(act);
        if (refused) { show(box.dataset.refused + " " + refused); return; }
      }
      if (after) location.assign(after);
    } catch (noLine) {
      tell();
      setTimeout(() => sendAll(after), 5000);
    } finally {
      sending = false;
    }
  }

  const form = document.getElementById("handing");
  if (form) {
    form.addEventListener("submit", event => {
      event.preventDefault();
      const button = event.submitter;
      const fields = Array.from(new FormData(form).entries());
      if (button && button.name) fields.push([button.name, button.value]);
      const act = {address: location.href, once: form.elements.once.value, label: document.getElementById("parcel-title").textContent, fields};
      write(read().filter(each => each.once !== act.once).concat(act));
      if (button) button.disabled = true;
      show(box.dataset.kept.replace("{0}", read().length));
      sendAll(form.closest("[data-after]").dataset.after).then(() => { if (button) button.disabled = read().some(each => each.once === act.once); });
    });
  }
  window.addEventListener("online", () => sendAll());
  tell();
  sendAll();
})();
