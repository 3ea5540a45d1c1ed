// Handing over on a bad line: what was pressed is kept in this browser until the server has said yes or no, and sent again with its key,
// so that it counts once. The form works without this.
(() => {
  "use strict";
  // whoever else signs in with this phone sends nothing of it
  const KEY = "artel-handovers:" + document.body.dataset.member;
  const box = document.querySelector("[data-outbox]");
  const read = () => JSON.parse(localStorage.getItem(KEY) || "[]");
  const write = acts => acts.length === 0 ? localStorage.removeItem(KEY) : localStorage.setItem(KEY, JSON.stringify(acts));
  const drop = act => write(read().filter(each => each.once !== act.once));
  let sending = false;
  let wait = 5000;
  let pressed = null;

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
    if (answer.status === 404) {
      drop(act);
      return act.label + ": " + answer.status;
    }
    if (answer.status === 409 || answer.status === 422) {
      drop(act);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      return act.label + ": " + Array.from(page.querySelectorAll(".msg.bad, .err")).map(e => e.textContent.trim()).filter(t => t).join(" ");
    }
    throw new Error("status " + answer.status);
  }

  // one that cannot be sent now keeps no other one back
  async function sendAll() {
    if (sending) return;
    sending = true;
    const refused = [];
    for (const act of read()) {
      try {
        const no = await send(act);
        if (no) refused.push(no);
      } catch (later) {
        // it stays in the box
      }
    }
    sending = false;
    if (refused.length > 0) show(box.dataset.refused + " " + refused.join(" "));
    else if (pressed && !read().some(each => each.once === pressed.once)) return location.assign(pressed.after);
    else tell();
    if (read().length > 0) {
      setTimeout(sendAll, wait);
      wait = Math.min(wait * 2, 60000);
    }
  }

  const form = document.getElementById("handing");
  if (form) {
    form.addEventListener("submit", event => {
      event.preventDefault();
      const button = event.submitter;
      const fields = Array.from(new FormData(form).entries());
      if (button && button.name) fields.push([button.name, button.value]);
      // no name stays in the phone
      const {label, after} = form.closest("[data-after]").dataset;
      const act = {address: location.href, once: form.elements.once.value, label, fields};
      pressed = {once: act.once, after};
      write(read().filter(each => each.once !== act.once).concat(act));
      if (button) button.disabled = true;
      show(box.dataset.kept.replace("{0}", read().length));
      sendAll().then(() => { if (button) button.disabled = read().some(each => each.once === act.once); });
    });
  }
  window.addEventListener("online", () => sendAll());
  tell();
  sendAll();
})();
