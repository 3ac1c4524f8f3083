// Keys, switches of the marks, frames, and keeping the page image beside the text. Everything works without this file.
"use strict";

const one = (selector, root = document) => root.querySelector(selector);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const doc = one("[data-document]");
const law = one("[data-law]");
const pane = one(".sheets-pane");

function measureHead() {
  const head = one(".head");
  const sticks = head && getComputedStyle(head).position === "sticky";
  document.documentElement.style.setProperty("--head", `${sticks ? head.offsetHeight : 0}px`);
}
measureHead();
addEventListener("resize", measureHead);
if (location.hash) requestAnimationFrame(() => one(`[id="${CSS.escape(decodeURIComponent(location.hash.slice(1)))}"]`)?.scrollIntoView());

if (matchMedia("(max-width:62rem)").matches) all("[data-fold]").forEach((fold) => { fold.open = false; });

// ---- the list that a document was opened from ----
const rows = all("[data-row]");
let at = -1;
if (one("[data-rows]")) {
  sessionStorage.setItem("list", location.href);
  const kept = JSON.parse(sessionStorage.getItem("row") || "null");
  if (kept && kept.list === location.href) mark(kept.row, false);
  rows.forEach((row, n) => row.addEventListener("click", () => sessionStorage.setItem("row", JSON.stringify({ list: location.href, row: n }))));
}
all("[data-back]").forEach((link) => { if (sessionStorage.getItem("list")) link.href = sessionStorage.getItem("list"); });

function mark(n, scroll = true) {
  if (!rows.length) return;
  rows[at]?.classList.remove("at");
  at = Math.max(0, Math.min(rows.length - 1, n));
  rows[at].classList.add("at");
  if (scroll) rows[at].scrollIntoView({ block: "nearest" });
  (one("a", rows[at]) || rows[at]).focus({ preventScroll: true });
  if (rows[at].dataset.key) choose(rows[at].dataset.key);
}

document.addEventListener("click", (event) => { // anywhere on a row of a decision's procedures chooses it; links stay links
  const row = event.target.closest("tr[data-key]");
  if (!row || event.target.closest("a:not([data-frame])")) return;
  if (all(`.fr[data-mark="${CSS.escape(row.dataset.key)}"]`).length) event.preventDefault();
  if (!event.defaultPrevented && event.target.closest("a")) return; // without its page image the link is followed
  mark(rows.indexOf(row), false);
});

// ---- suggestions under the box: the combobox pattern of WAI-ARIA ----
const box = one("#q");
if (box) {
  const list = document.createElement("ul");
  let asked = 0;
  let chosen = -1;
  let soon = 0;
  Object.assign(list, { id: "goi-y", className: "suggestions", hidden: true });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", box.dataset.suggestions);
  box.after(list);
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"], ["aria-controls", "goi-y"]]) box.setAttribute(name, value);

  const open = (isOpen) => {
    list.hidden = !isOpen;
    box.setAttribute("aria-expanded", String(isOpen));
    if (!isOpen) { pick(-1); asked += 1; clearTimeout(soon); }
  };
  const pick = (n) => {
    chosen = n;
    [...list.children].forEach((option, at) => option.setAttribute("aria-selected", String(at === n)));
    const option = list.children[n];
    option ? box.setAttribute("aria-activedescendant", option.id) : box.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  };
  const ask = async () => {
    const mine = ++asked;
    const answer = await fetch(`/goi-y?q=${encodeURIComponent(box.value)}`).catch(() => null);
    if (!answer?.ok || mine !== asked) return; // the page works without suggestions
    const html = await answer.text();
    if (mine !== asked || document.activeElement !== box) return;
    list.replaceChildren(...new DOMParser().parseFromString(html, "text/html").querySelectorAll("li"));
    pick(-1);
    open(list.children.length > 0);
  };
  box.addEventListener("input", () => {
    clearTimeout(soon);
    box.value.trim().length > 1 ? soon = setTimeout(ask, 120) : open(false);
  });
  box.addEventListener("blur", () => open(false));
  list.addEventListener("mousedown", (event) => event.preventDefault()); // the box keeps the focus
  list.addEventListener("click", (event) => { const option = event.target.closest("li"); if (option) location.href = option.dataset.href; });
  box.addEventListener("keydown", (event) => {
    const count = list.hidden ? 0 : list.children.length;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!count) { ask(); return; }
      const step = event.key === "ArrowDown" ? 1 : -1; // beyond either end lies the box itself
      pick((chosen + 1 + step + count + 1) % (count + 1) - 1);
    } else if (event.key === "Enter" && count && chosen >= 0) {
      event.preventDefault();
      location.href = list.children[chosen].dataset.href;
    } else if (event.key === "Escape" && count) {
      event.stopPropagation();
      open(false);
    }
  });
}

// ---- marks and frames ----
function choose(key) {
  all(".chosen").forEach((found) => found.classList.remove("chosen"));
  rows.forEach((row) => row.dataset.key && (row.dataset.key === key ? row.setAttribute("aria-selected", "true") : row.removeAttribute("aria-selected")));
  const frames = all(`.fr[data-mark="${CSS.escape(key)}"]`);
  all(`.mk[data-mark="${CSS.escape(key)}"]`).forEach((found) => found.classList.add("chosen"));
  frames.forEach((frame) => frame.classList.add("chosen"));
  frames[0]?.closest(".sheet") && show(frames[0]);
  const address = new URL(location.href);
  address.searchParams.set("xem", key);
  address.hash = key;
  history.replaceState(null, "", address);
}

let quiet = 0; // until then the page image stays where a frame was shown
function show(frame) {
  quiet = performance.now() + 1500;
  const sheet = frame.closest(".sheet");
  if (!pane || getComputedStyle(pane).position !== "sticky") return sheet.scrollIntoView({ block: "start" });
  const top = frame.getBoundingClientRect().top - pane.getBoundingClientRect().top + pane.scrollTop;
  pane.scrollTo({ top: Math.max(0, top - pane.clientHeight / 3) });
}

document.addEventListener("click", (event) => {
  const badge = event.target.closest("[data-frame]");
  if (badge && one(`.fr[data-mark="${CSS.escape(badge.dataset.frame)}"]`)) {
    event.preventDefault();
    choose(badge.dataset.frame);
    return;
  }
  const toggle = event.target.closest("[data-switch]");
  if (toggle && law) {
    event.preventDefault();
    const isOn = !law.classList.toggle(`hide-${toggle.dataset.switch}`);
    toggle.setAttribute("aria-checked", String(isOn));
    const address = new URL(location.href);
    const hidden = all("[data-switch]").filter((s) => s.getAttribute("aria-checked") === "false").map((s) => s.dataset.switch);
    hidden.length ? address.searchParams.set("an", hidden.join(",")) : address.searchParams.delete("an");
    history.replaceState(null, "", address);
    return;
  }
  const find = event.target.closest(".mk-effect, .mk-doubt");
  if (find && law && !event.target.closest("a")) choose(find.dataset.mark);
});

function showWanted() { // asked again when pages arrive late: the reader may have gone to another row meanwhile
  const wanted = new URLSearchParams(location.search).get("xem");
  const frames = wanted ? all(`.fr[data-mark="${CSS.escape(wanted)}"]`) : [];
  all(".fr.chosen").forEach((frame) => frame.classList.toggle("chosen", frames.includes(frame)));
  frames.forEach((frame) => frame.classList.add("chosen"));
  if (frames.length) show(frames[0]);
}
const chosenRow = rows.findIndex((row) => row.dataset.key && row.dataset.key === new URLSearchParams(location.search).get("xem"));
if (chosenRow >= 0) at = chosenRow;

// ---- pages of files that must be printed first ----
const waiting = one("[data-load]");
if (waiting) {
  fetch(waiting.dataset.load).then((answer) => (answer.ok ? answer.text() : Promise.reject(answer.status))).then((html) => {
    const fresh = new DOMParser().parseFromString(html, "text/html").body;
    waiting.replaceWith(...fresh.childNodes);
    showWanted();
  }).catch(() => { waiting.removeAttribute("data-load"); });
} else {
  showWanted();
}

// ---- position in the tree, page beside the text ----
if (law) {
  const links = new Map(all(".tree a").map((link) => [decodeURIComponent(link.hash.slice(1)), link]));
  const places = all(".anchor, .page-mark", law);
  let asked = false;
  let page = null;
  const follow = () => {
    asked = false;
    const top = one(".head")?.getBoundingClientRect().bottom || 0; // read is what stands in the upper third
    const line = top + (innerHeight - top) / 3;
    let here = null;
    let now = null;
    for (const place of places) {
      if (place.getBoundingClientRect().top > line) break;
      if (place.dataset.page) now = place.dataset.page;
      else if (links.has(place.id)) here = place.id;
    }
    all(".tree a.here").forEach((link) => link.classList.remove("here"));
    const link = links.get(here);
    if (link) {
      link.classList.add("here");
      link.scrollIntoView({ block: "nearest" });
    }
    if (now && page !== null && now !== page && performance.now() > quiet) turn(now);
    page = now ?? page ?? "1";
  };
  addEventListener("scroll", () => { if (!asked) { asked = true; requestAnimationFrame(follow); } }, { passive: true });
  follow();
}

function turn(number) {
  const sheet = one(`[id="hinh-${number}"]`);
  if (!sheet) return;
  if (!pane || getComputedStyle(pane).position !== "sticky") { sheet.scrollIntoView(); return; }
  pane.scrollTo({ top: sheet.getBoundingClientRect().top - pane.getBoundingClientRect().top + pane.scrollTop });
}

function turnBy(step) {
  const sheets = all(".sheet");
  if (!sheets.length) return;
  const edge = pane && getComputedStyle(pane).position === "sticky" ? pane.getBoundingClientRect().top : 0;
  const now = sheets.findIndex((sheet) => sheet.getBoundingClientRect().bottom > edge + 60);
  const next = sheets[Math.max(0, Math.min(sheets.length - 1, (now < 0 ? sheets.length - 1 : now) + step))];
  turn(next.dataset.page);
}

// ---- tables as cells ----
// Words that a spreadsheet would compute get an apostrophe before them, as in the files.
const cell = (one) => one.innerText.replace(/\s+/g, " ").trim().replace(/^(?=[=+\-@])/, "'");
all("[data-copy]").forEach((button) => {
  const boxes = all("main .table-box");
  const table = boxes.map((box) => one("table", box)).find((found) => found && button.compareDocumentPosition(found) & Node.DOCUMENT_POSITION_FOLLOWING);
  if (!table || !navigator.clipboard) return;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const lines = [...table.rows].map((row) => [...row.cells].map(cell).join("\t"));
    await navigator.clipboard.writeText(lines.join("\n"));
    button.nextElementSibling.textContent = button.dataset.done.replace("#", table.tBodies[0].rows.length);
  });
});

// ---- keys ----
const TABS = { v: "text", b: "ban-goc", t: "thu-tuc", d: "tac-dong" };
let before = "";
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const field = event.target.closest("input, textarea, select");
  if (event.key === "Escape") {
    if (field) { field.blur(); return; }
    const list = one("[data-back]")?.href || (doc && sessionStorage.getItem("list"));
    if (list) location.href = list;
    return;
  }
  if (field) return;
  const key = event.key;
  if (before === "g") {
    before = "";
    const place = { s: "/thong-ke", p: "/thu-tuc", c: "/viec-can-lam" }[key];
    if (place) { location.href = place; return; }
    const tab = TABS[key] && one(`[data-tab="${TABS[key]}"]`);
    if (tab) location.href = tab.href;
    return;
  }
  before = key === "g" ? "g" : "";
  if (key === "/") { event.preventDefault(); one("#q").focus(); one("#q").select(); }
  else if (key === "?") location.href = "/phim-tat";
  else if (key === "j" || key === "k") rows.length ? mark(at + (key === "j" ? 1 : -1)) : step(key === "j" ? 1 : -1);
  else if (key === "x") one("input[name=vb]", rows[at] || document.createElement("i"))?.click();
  else if (key === "c") compareChosen();
  else if (key === "[" || key === "]") turnBy(key === "]" ? 1 : -1);
});

function compareChosen() {
  const form = one("[data-ticks]");
  if (form) { if (all("input[name=vb]:checked", form).length) form.requestSubmit(); return; }
  const link = one("[data-compare]");
  if (link) location.href = link.href;
}

let found = -1;
function step(by) {
  const badges = all(".law .badge").filter((badge) => badge.offsetParent);
  if (!badges.length) return;
  found = Math.max(0, Math.min(badges.length - 1, found + by));
  badges[found].focus({ preventScroll: true });
  badges[found].scrollIntoView({ block: "center" });
  choose(badges[found].dataset.frame);
}
