// Helps where script is on; every form works without it.
"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const ru = document.documentElement.lang === "ru";
  const words = ru
    ? {less: "Меньше", more: "Больше", left: n => "осталось " + n, day: "д", hour: "ч", minute: "мин", draft: "Черновик восстановлен.", forget: "Убрать", yes: "Да", no: "Отмена", none: "Ничего не найдено"}
    : {less: "Less", more: "More", left: n => n + " left", day: "d", hour: "h", minute: "min", draft: "Your draft is back.", forget: "Discard it", yes: "Yes", no: "Cancel", none: "Nothing found"};

  // Figures as people type them; the server counts again, exactly.
  const figure = text => {
    const plain = String(text ?? "").replace(/[\s\u00a0\u202f]/g, "").replace(",", ".");
    return /^-?\d*\.?\d*$/.test(plain) && plain !== "" && plain !== "." ? Number(plain) : 0;
  };
  const plain = number => String(Math.round(number * 1000) / 1000).replace(".", ru ? "," : ".");
  const sum = number => {
    const [whole, cents] = (Math.round(number * 100 + (number >= 0 ? 1e-7 : -1e-7)) / 100).toFixed(2).split(".");
    return whole.replace(/\B(?=(\d{3})+$)/g, "\u202f") + (ru ? "," : ".") + cents;
  };

  // What only a page without script needs.
  all(".noscript").forEach(e => { e.hidden = true; });

  // Steppers: − and + beside a quantity, in the lot's steps.
  const stepper = input => {
    const step = figure(input.dataset.step) || 1;
    const least = figure(input.dataset.min) || 0;
    const most = input.dataset.max === undefined || input.dataset.max === "" ? Infinity : figure(input.dataset.max);
    const button = (sign, label) => {
      const b = document.createElement("button");
      b.type = "button";
      b.textContent = sign;
      b.setAttribute("aria-label", label + ": " + (input.getAttribute("aria-label") || ""));
      b.addEventListener("click", () => {
        const now = figure(input.value);
        let next = sign === "+" ? now + step : now - step;
        if (next > 0 && next < least) next = sign === "+" ? least : 0;
        input.value = plain(Math.max(0, Math.min(most, next)));
        input.dispatchEvent(new Event("input", {bubbles: true}));
        input.dispatchEvent(new Event("change", {bubbles: true}));
      });
      return b;
    };
    input.before(button("−", words.less));
    input.after(button("+", words.more));
  };
  all(".qty > input:only-child:not([readonly])").forEach(stepper);

  // A size grid is filled by keyboard: arrows go from cell to cell, Enter to the next one.
  all("table.grid").forEach(grid => {
    const rows = all("tbody tr", grid).map(row => all("td", row).map(cell => cell.querySelector(".qty input")));
    const cells = rows.flat().filter(Boolean);
    cells.forEach(cell => cell.addEventListener("focus", () => cell.select()));
    grid.addEventListener("keydown", e => {
      const y = rows.findIndex(row => row.includes(e.target));
      if (y < 0 || e.altKey || e.ctrlKey || e.metaKey) return;
      const x = rows[y].indexOf(e.target), next = cells.indexOf(e.target);
      const to = e.key === "ArrowUp" ? rows.slice(0, y).reverse().map(row => row[x]).find(Boolean)
          : e.key === "ArrowDown" ? rows.slice(y + 1).map(row => row[x]).find(Boolean)
          : e.key === "ArrowLeft" ? rows[y].slice(0, x).reverse().find(Boolean)
          : e.key === "ArrowRight" ? rows[y].slice(x + 1).find(Boolean)
          : e.key === "Enter" ? cells[next + 1] ?? e.target.form.querySelector("[name=saveOrder]") : null;
      if (!to && e.key !== "Enter") return;
      e.preventDefault();
      to?.focus();
    });
  });

  // The till adds up while one types; the server's sums count. data-percent: organizer's percent; data-weight on lines and
  // data-delivery-* on the till: what delivery is expected to cost.
  all("[data-till]").forEach(till => {
    const form = till.closest("form") || document.getElementById(till.dataset.till);
    if (!form) return;
    const show = (name, value) => all("[data-show=" + name + "]", till).forEach(e => { e.textContent = sum(value); });
    const add = () => {
      let goods = 0, weight = 0, units = 0;
      all("input[data-price]", form).forEach(input => {
        const quantity = figure(input.value);
        goods += Math.round(figure(input.dataset.price) * quantity * 100 + 1e-7) / 100;
        weight += figure(input.dataset.weight) * quantity;
        units += quantity;
      });
      const data = till.dataset;
      const percent = Math.round(goods * figure(data.percent) + 1e-7) / 100;
      const delivery = goods === 0 ? 0 : figure(data.deliveryEach) + weight * figure(data.deliveryKg)
          + units * figure(data.deliveryUnit) + goods * figure(data.deliveryPercent) / 100;
      show("goods", goods);
      show("percent", percent);
      show("delivery", delivery);
      show("all", goods + percent + delivery);
    };
    form.addEventListener("input", add);
    add();
  });

  // A refusal may stand far down, at its form.
  document.querySelector("main form [role=alert]")?.scrollIntoView({block: "center"});

  // Filter of a list that goes on beyond this page: the server looks while one types. What is typed in rows that leave stays in the form.
  const askFor = input => {
    let asked = 0, timer;
    const ask = async () => {
      const mine = ++asked, address = new URL(location.href);
      new FormData(input.form).forEach((value, name) => address.searchParams.set(name, value));
      address.searchParams.delete("after");
      const answer = await fetch(address, {credentials: "same-origin"});
      if (!answer.ok || mine !== asked) return;
      const there = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("list");
      const here = document.getElementById("list");
      if (!there || mine !== asked) return;
      const rows = there.querySelector("#lots"), table = here.querySelector("#lots");
      if (!rows || !table) return location.assign(address);
      const typed = all("input[name], select[name], textarea[name]", table).filter(f => f.type === "checkbox" ? f.checked !== f.defaultChecked
          : f.defaultValue === undefined ? ![...f.options].some(o => o.selected && o.defaultSelected) : f.value !== f.defaultValue);
      const form = table.closest("form");
      table.replaceChildren(...rows.children);
      typed.forEach(field => {
        const again = table.querySelector("[name='" + CSS.escape(field.name) + "']");
        if (again) { again.value = field.value; again.checked = field.checked; } else if (form) { field.hidden = true; form.append(field); }
      });
      all("input[hidden][name]", form || table).forEach(kept => {
        const again = table.querySelector("[name='" + CSS.escape(kept.name) + "']");
        if (again && again !== kept) { again.value = kept.value; kept.remove(); }
      });
      all(".qty > input:only-child:not([readonly])", table).forEach(stepper);
      const next = there.querySelector(".pager"), old = here.querySelector(".pager");
      if (old) { if (next) old.replaceWith(next); else old.hidden = true; } else if (next) table.after(next);
      history.replaceState(history.state, "", address);
    };
    input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, 200); });
  };

  // Filter of a long list: hides rows that lack a typed word.
  all("input[data-filter]").forEach(input => {
    const table = document.getElementById(input.dataset.filter);
    if (!table) return;
    const rows = all("tbody > tr", table).map(row => [row, row.textContent.toLowerCase().replace(/ё/g, "е")]);
    const say = document.createElement("p");
    say.className = "quiet";
    say.setAttribute("role", "status");
    table.after(say);
    const run = () => {
      const wanted = input.value.toLowerCase().replace(/ё/g, "е").split(/\s+/).filter(Boolean);
      let shown = 0;
      rows.forEach(([row, text]) => {
        const fits = wanted.length === 0 || (!row.classList.contains("cat") && wanted.every(w => text.includes(w)));
        row.hidden = !fits;
        if (fits) shown++;
      });
      say.textContent = shown === 0 ? words.none : "";
    };
    if (document.querySelector(".pager a[rel=next]") || input.value) return askFor(input);
    input.addEventListener("input", run);
    if (input.form && input.dataset.filter) input.addEventListener("keydown", e => { if (e.key === "Enter" && input.type === "search" && !input.name) e.preventDefault(); });
    if (input.value) run();
  });

  // Countdown beside a moment, never instead of it.
  const countdown = () => all("time.countdown").forEach(time => {
    let minutes = Math.floor((new Date(time.dateTime) - Date.now()) / 60000);
    let note = time.nextElementSibling;
    if (!note || !note.classList.contains("left")) {
      note = document.createElement("span");
      note.className = "left";
      time.after(note);
    }
    if (minutes < 0) { note.textContent = ""; return; }
    const days = Math.floor(minutes / 1440), hours = Math.floor(minutes / 60) % 24;
    minutes %= 60;
    const parts = days > 0 ? [days + "\u00a0" + words.day, hours + "\u00a0" + words.hour]
        : hours > 0 ? [hours + "\u00a0" + words.hour, minutes + "\u00a0" + words.minute] : [minutes + "\u00a0" + words.minute];
    note.textContent = words.left(parts.join(" "));
  });
  countdown();
  if (document.querySelector("time.countdown")) setInterval(countdown, 30000);

  // Live parts: data-live names an address that answers with the part's HTML and an ETag; 304 costs the server little.
  all("[data-live]").forEach(part => {
    let tag = part.dataset.etag || "", wait = 5000, first = true;
    const ask = async () => {
      if (document.hidden) return setTimeout(ask, wait);
      try {
        const answer = await fetch(part.dataset.live, {headers: tag ? {"If-None-Match": tag} : {}, credentials: "same-origin", cache: "no-store"});
        if (answer.status === 200) {
          tag = answer.headers.get("ETag") || "";
          const html = await answer.text();
          if (!first || !part.dataset.etag) { part.innerHTML = html; countdown(); }
        }
        wait = answer.status === 200 || answer.status === 304 ? 5000 : Math.min(wait * 2, 120000);
      } catch (offline) {
        wait = Math.min(wait * 2, 120000);
      }
      first = false;
      setTimeout(ask, wait);
    };
    setTimeout(ask, wait);
  });

  // What runs on the server: its page is asked again until this part is gone from it.
  all("[data-follow]").forEach(part => {
    let wait = 1000;
    const ask = async () => {
      try {
        const answer = await fetch(part.dataset.follow, {credentials: "same-origin", cache: "no-store"});
        const now = answer.ok ? new DOMParser().parseFromString(await answer.text(), "text/html").getElementById(part.id) : part;
        if (!now) return location.replace(part.dataset.follow);
        if (now.innerHTML !== part.innerHTML) part.replaceChildren(...now.children);
        all(".noscript", part).forEach(e => { e.hidden = true; });
        wait = 1000;
      } catch (offline) {
        wait = Math.min(wait * 2, 60000);
      }
      setTimeout(ask, wait);
    };
    setTimeout(ask, wait);
  });

  // Drafts: what is typed stays in this browser, by member and place, until the server says that it has it (a cookie with
  // the redirect). A refusal, a lost connection or an expired session say no such thing.
  const member = document.body.dataset.member || "";
  const sent = sessionStorage.getItem("artel-sent");
  const taken = document.cookie.split("; ").includes("artel_taken=1");
  if (taken) document.cookie = "artel_taken=; Max-Age=0; Path=" + (document.body.dataset.root || "") + "/; SameSite=Lax";
  if (sent) {
    if (taken) localStorage.removeItem(sent);
    sessionStorage.removeItem("artel-sent");
  }
  all("form[data-draft]").forEach(form => {
    const key = "artel-draft:" + member + ":" + form.dataset.draft;
    const fields = () => all("input[name], textarea[name], select[name]", form)
        .filter(f => !["hidden", "password", "file", "submit", "button"].includes(f.type) && f.name !== "csrf");
    const value = f => f.type === "checkbox" || f.type === "radio" ? (f.checked ? "1" : "") : f.value;
    const put = (f, v) => {
      if (f.type === "checkbox" || f.type === "radio") f.checked = v === "1"; else f.value = v;
      f.dispatchEvent(new Event("input", {bubbles: true}));
    };
    const id = f => f.name + (f.type === "radio" ? "=" + f.value : "");
    const refused = form.querySelector(".err, .msg.bad, [aria-invalid=true]");
    const original = new Map(fields().map(f => [id(f), value(f)]));
    let kept = null;
    try { kept = JSON.parse(localStorage.getItem(key)); } catch (broken) { localStorage.removeItem(key); }
    if (kept && !refused) {
      const changed = fields().filter(f => id(f) in kept.values && kept.values[id(f)] !== value(f));
      if (changed.length > 0) {
        changed.forEach(f => put(f, kept.values[id(f)]));
        const note = document.createElement("p");
        note.className = "msg warn";
        note.setAttribute("role", "status");
        note.textContent = words.draft + "\u00a0";
        const forget = document.createElement("button");
        forget.type = "button";
        forget.className = "btn plain";
        forget.textContent = words.forget;
        forget.addEventListener("click", () => {
          localStorage.removeItem(key);
          fields().forEach(f => { if (original.has(id(f))) put(f, original.get(id(f))); });
          localStorage.removeItem(key);
          note.remove();
        });
        note.append(forget);
        form.prepend(note);
      }
    }
    let timer;
    const keep = () => {
      const values = {};
      fields().forEach(f => { if (value(f) !== original.get(id(f))) values[id(f)] = value(f); });
      try {
        if (Object.keys(values).length === 0) localStorage.removeItem(key);
        else localStorage.setItem(key, JSON.stringify({at: Date.now(), values}));
      } catch (full) {
        clearTimeout(timer); // the browser's store is full or forbidden: nothing is kept, and nothing else suffers
      }
    };
    form.addEventListener("input", e => { if (e.isTrusted || e.target.closest(".qty")) { clearTimeout(timer); timer = setTimeout(keep, 300); } });
    form.addEventListener("submit", () => { clearTimeout(timer); keep(); sessionStorage.setItem("artel-sent", key); });
  });

  // A final act asks once more, with the figures that the page gives.
  document.addEventListener("submit", event => {
    const form = event.target, button = event.submitter;
    const question = (button && button.dataset.confirm) || form.dataset.confirm;
    if (!question || form.dataset.confirmed || !window.HTMLDialogElement) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const dialog = document.createElement("dialog");
    const text = document.createElement("p");
    text.className = "pre";
    text.textContent = question;
    const actions = document.createElement("div");
    actions.className = "actions";
    const yes = document.createElement("button");
    yes.type = "button";
    yes.className = "btn final main";
    yes.textContent = (button && (button.value || button.textContent)) || words.yes;
    const no = document.createElement("button");
    no.type = "button";
    no.className = "btn";
    no.textContent = words.no;
    actions.append(yes, no);
    dialog.append(text, actions);
    dialog.setAttribute("aria-label", question);
    document.body.append(dialog);
    const close = () => { dialog.close(); dialog.remove(); };
    no.addEventListener("click", close);
    dialog.addEventListener("cancel", () => setTimeout(() => dialog.remove()));
    yes.addEventListener("click", () => { form.dataset.confirmed = "1"; close(); form.requestSubmit(button || undefined); });
    dialog.showModal();
    no.focus();
  }, true);

  // One click, one request: the second one within a few seconds is a slip of the finger.
  document.addEventListener("submit", event => {
    if (event.defaultPrevented || event.target.method !== "post") return;
    if (event.target.dataset.busy) { event.preventDefault(); return; }
    event.target.dataset.busy = "1";
    setTimeout(() => { delete event.target.dataset.busy; }, 4000);
  });

  // Menus close when one clicks or presses Escape elsewhere.
  document.addEventListener("click", e => all("details.menu[open]").forEach(m => { if (!m.contains(e.target)) m.open = false; }));
  document.addEventListener("keydown", e => {
    if (e.key === "Escape") all("details.menu[open]").forEach(m => { m.open = false; m.querySelector("summary").focus(); });
  });
})();
