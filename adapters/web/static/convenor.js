// What a page does beyond forms and links: it keeps itself up to date, sends forms without leaving, counts time, and
// reaches somebody whose page is hidden behind the call. Everything here works without it, by plain forms and reloads.
"use strict";

const body = document.body;
const said = document.getElementById("said");
const away = document.getElementById("away");
const csrf = document.querySelector("meta[name=csrf]").content;

// --- time: the server's clock, also when it runs faster in a rehearsal ---------------------------------------------

const clock = { server: Date.parse(body.dataset.now), here: performance.now(), speed: Number(body.dataset.speed || 1) };
const now = () => clock.server + (performance.now() - clock.here) * clock.speed;

function length(ms) {
  const s = Math.max(0, Math.round(ms / 1000)), h = Math.floor(s / 3600), m = Math.floor(s / 60) % 60;
  const two = (n) => String(n).padStart(2, "0");
  return h ? `${h}:${two(m)}:${two(s % 60)}` : `${m}:${two(s % 60)}`;
}

function tick() {
  for (const at of document.querySelectorAll("time.tick")) {
    const { since, until } = at.dataset;
    const text = length(since ? now() - Date.parse(since) : Date.parse(until) - now());
    if (at.textContent !== text) at.textContent = text;
  }
}
setInterval(tick, 1000);
tick();

// --- bringing a part up to date without taking away the focus, a half-typed word or an opened fold ------------------

const same = (a, b) => a.nodeType === b.nodeType && a.nodeName === b.nodeName && (a.id || "") === (b.id || "");

function morph(old, fresh) {
  let at = old.firstChild;
  for (const node of [...fresh.childNodes]) {
    let match = at;
    while (match && !same(match, node)) match = node.id ? match.nextSibling : null;
    if (!match) { if (node.nodeName === "LI") node.classList.add("new"); old.insertBefore(node, at); continue; }
    while (at !== match) { const gone = at; at = at.nextSibling; gone.remove(); }
    at = match.nextSibling;
    become(match, node);
  }
  while (at) { const gone = at; at = at.nextSibling; gone.remove(); }
}

function become(old, fresh) {
  if (old.nodeType !== 1) { if (old.data !== fresh.data) old.data = fresh.data; return; }
  if (old.matches("time.tick") && old.dataset.since === fresh.dataset.since && old.dataset.until === fresh.dataset.until) return;
  if (old.nodeName === "DETAILS") fold(old, fresh);
  const untouched = old.matches("input:not([type=hidden]), textarea") && old.value === old.defaultValue;
  for (const { name } of [...old.attributes]) if (!fresh.hasAttribute(name) && name !== "open") old.removeAttribute(name);
  for (const { name, value } of [...fresh.attributes]) {
    if (name === "open" || (name === "value" && old.matches("input:not([type=hidden])") && old.value !== old.defaultValue)) continue;
    if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
  if (old.nodeName !== "TEXTAREA" || old.value === old.defaultValue) morph(old, fresh);
  if (untouched) old.value = old.defaultValue;
}

// A fold stays as its reader left it, except where the page itself opens or closes it. Words that were not sent keep it open.
function fold(old, fresh) {
  const opens = fresh.hasAttribute("data-open");
  if (old.hasAttribute("data-open") === opens) return;
  const written = [...old.querySelectorAll("textarea, input:not([type=hidden])")].some((field) => field.value !== field.defaultValue);
  old.open = opens || written;
}

// What is in a closed fold still has a place in the layout, so its size tells nothing.
const visible = (node) => node.isConnected && (node.checkVisibility?.() ?? node.getClientRects().length > 0);

function bring(name, html) {
  const part = document.querySelector(`[data-part="${name}"]`);
  if (!part) return;
  const box = document.createElement("template");
  box.innerHTML = html;
  const focused = part.contains(document.activeElement) ? document.activeElement : null;
  morph(part, box.content);
  if (focused && !visible(focused)) refocus(part);
  tick();
  if (name === "place") notice();
}

function refocus(part) {
  const next = [...part.querySelectorAll(".strong, button, a[href], summary, input:not([type=hidden])")].find(visible);
  if (next) next.focus(); else { part.tabIndex = -1; part.focus(); }
}

// --- the stream ------------------------------------------------------------------------------------------------------

function listen() {
  const { page, convening } = body.dataset;
  if (!page || !convening || !document.querySelector("[data-part]")) return;
  const have = [...document.querySelectorAll("[data-part]")].map((p) => `${p.dataset.part}.${p.dataset.version}`).join("~");
  const stream = new EventSource(`/live/${page}/${convening}?have=${encodeURIComponent(have)}`);
  let late = 0;
  stream.addEventListener("part", (event) => { const { part, html } = JSON.parse(event.data); bring(part, html); });
  stream.addEventListener("note", (event) => { const note = JSON.parse(event.data); remember(note); if (note.urgent) reach(note.say); });
  stream.addEventListener("clock", (event) => { const { at, speed } = JSON.parse(event.data); Object.assign(clock, { server: Date.parse(at), here: performance.now(), speed }); tick(); });
  stream.addEventListener("over", () => { stream.close(); location.reload(); });
  stream.onopen = () => { clearTimeout(late); late = 0; away.hidden = true; body.dataset.live = "yes"; };
  stream.onerror = () => {
    if (!late) late = setTimeout(() => { away.textContent = body.dataset.wordAway; away.hidden = false; }, 2500);
    if (stream.readyState === EventSource.CLOSED) setTimeout(() => location.reload(), 4000);
  };
  addEventListener("pagehide", () => stream.close());
}
listen();

function remember(note) {
  const notes = document.getElementById("notes");
  const ways = note.choices ?? [];
  if (!notes) return tell(note.say, ways.length ? "ask" : "good", ways);
  const line = document.createElement("li");
  line.textContent = note.say;
  if (ways.length) line.append(answers(ways));
  notes.hidden = false;
  notes.querySelector("ul").prepend(line);
  tell(note.say, "good");
}

// --- forms -----------------------------------------------------------------------------------------------------------

let clearing = 0;

function tell(text, tone, choices = []) {
  const box = document.createElement("div");
  box.className = `said ${tone}`;
  const line = document.createElement("p");
  line.textContent = text;
  box.append(line);
  if (choices.length) box.append(answers(choices));
  said.replaceChildren(box);
  clearTimeout(clearing);
  if (!choices.length) clearing = setTimeout(() => said.replaceChildren(), tone === "good" ? 6000 : 15000);
}

function answers(choices) {
  const row = document.createElement("div");
  row.className = "row";
  row.append(...choices.map(button));
  return row;
}

function button({ label, command, arguments: args }) {
  const form = document.createElement("form");
  form.method = "post";
  form.setAttribute("action", `/do/${body.dataset.convening}`);
  form.dataset.act = "";
  for (const [name, value] of Object.entries({ command, ...args })) {
    const field = document.createElement("input");
    Object.assign(field, { type: "hidden", name, value });
    form.append(field);
  }
  const press = document.createElement("button");
  press.className = "btn strong small";
  press.textContent = label;
  form.append(press);
  return form;
}

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !("act" in form.dataset)) return;
  event.preventDefault();
  if (form.getAttribute("aria-busy") === "true") return;
  form.setAttribute("aria-busy", "true");
  // A press that got no answer is sent again under its own key, so that it counts once.
  form.dataset.key ||= fresh();
  const fields = new URLSearchParams(new FormData(form, event.submitter));
  fields.set("csrf", csrf);
  fields.set("key", form.dataset.key);
  try {
    const answer = await fetch(form.getAttribute("action"), { method: "POST", body: fields, headers: { Accept: "application/json" } });
    const reply = await answer.json();
    if (answer.status < 500) delete form.dataset.key;
    if (reply.form) return plainly(form, fields);
    tell(reply.say, reply.ok ? "good" : reply.choices.length ? "ask" : "sorry", reply.choices);
    if (reply.ok) done(form, fields);
  } catch {
    tell(body.dataset.wordFailed, "sorry");
  } finally {
    form.removeAttribute("aria-busy");
  }
});

function fresh() {
  return [...crypto.getRandomValues(new Uint8Array(12))].map((b) => b.toString(16).padStart(2, "0")).join("");
}

function plainly(form, fields) {
  for (const name of ["csrf", "key"]) {
    const field = form.elements[name] || form.appendChild(Object.assign(document.createElement("input"), { type: "hidden", name }));
    field.value = fields.get(name);
  }
  form.submit();
}

function done(form, fields) {
  if (fields.get("command") === "me" || (!document.querySelector("[data-part]") && form.closest("main"))) return location.reload();
  for (const field of form.elements) {
    if (!field.matches("input:not([type=hidden], [type=radio]), textarea")) continue;
    if (field.type === "checkbox") field.checked = false; else field.value = field.defaultValue;
  }
  const around = form.closest("details:not([data-open])");
  if (!around) return;
  const focused = around.contains(document.activeElement);
  around.open = false;
  if (focused) around.querySelector("summary").focus();
}

// --- reaching somebody who is looking elsewhere ----------------------------------------------------------------------

let turn = document.querySelector("[data-turn]")?.dataset.turn ?? "";
const title = document.title;
let sound = null;

function notice() {
  const fresh = document.querySelector("[data-turn]")?.dataset.turn ?? "";
  if (fresh !== turn && (fresh === "next" || fresh === "floor")) {
    reach(fresh === "next" ? body.dataset.wordNext : body.dataset.wordFloor);
  }
  turn = fresh;
  document.title = turn === "next" || turn === "floor"
    ? `● ${turn === "next" ? body.dataset.wordNext : body.dataset.wordFloor} – ${title}` : title;
  offerAlerts();
}

function reach(words) {
  navigator.vibrate?.([120, 80, 120]);
  beep();
  if (document.hidden && "Notification" in window && Notification.permission === "granted") {
    try { new Notification(words, { tag: "convenor" }); } catch { /* Android wants a service worker; sound and title stay */ }
  }
}

function beep() {
  if (!sound || sound.state !== "running") return;
  const at = sound.currentTime;
  for (const [tone, wait] of [[523, 0], [659, 0.18]]) {
    const voice = sound.createOscillator(), level = sound.createGain();
    voice.frequency.value = tone;
    level.gain.setValueAtTime(0.0001, at + wait);
    level.gain.exponentialRampToValueAtTime(0.2, at + wait + 0.02);
    level.gain.exponentialRampToValueAtTime(0.0001, at + wait + 0.35);
    voice.connect(level).connect(sound.destination);
    voice.start(at + wait);
    voice.stop(at + wait + 0.4);
  }
}

// Browsers let a page make a sound only after somebody has touched it.
addEventListener("pointerdown", () => { sound ??= "AudioContext" in window ? new AudioContext() : null; sound?.resume(); }, { passive: true });

function offerAlerts() {
  const offer = document.getElementById("alerts");
  if (offer) offer.hidden = !("Notification" in window && Notification.permission === "default" && turn);
}
notice();

document.addEventListener("click", async (event) => {
  if (event.target.closest("[data-alerts]")) { await Notification.requestPermission(); offerAlerts(); }
  if (event.target.closest("[data-print]")) print();
});
