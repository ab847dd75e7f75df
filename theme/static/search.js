/* Search in the reader's own browser. Nothing is loaded before the form is used, and nothing leaves the device.

   What a word is found by is told by plugins/mujaz/arabic (letters.py, words.py, names.py, terms.py) and told here
   again in the same order and under the same names; tests/browser/test_search.py holds the two to one another. */
"use strict";

const mujazSearch = (() => {
  const DROPPED = /[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]+/g;
  const PRESENTATION = /[\ufb50-\ufdff\ufe70-\ufefc]+/g;
  const WORD = /[\p{L}\p{N}]+(?:[.,]\p{Nd}+)*/gu;
  const SHOWN = /[\p{L}\p{N}\p{M}\u0640]+(?:[.,\u066b\u066c]\p{Nd}+)*/gu;
  const PREFIX = /^(?:[\u0648\u0641]?(?:\u0644\u0644|[\u0628\u0643]?\u0627\u0644)|[\u0648\u0641](?=[\p{L}\p{N}_]{4}))/u;
  const SUFFIX = /(?:\u0647\u0627|\u0627\u0646|\u0627\u062a|\u0648\u0646|\u064a\u0646|\u064a\u0647|\u064a\u0627|\u0647|\u064a)$/;
  const CONFUSED = { "\u063a": "\u062c", "\u0642": "\u062c", "\u0637": "\u062a", "\u0635": "\u0633", "\u062b": "\u062a", "\u0636": "\u062f", "\u0638": "\u0632", "\u0630": "\u062f" };
  const VOWELS = /[\u0627\u0648\u064a\u0647\u0621]/g;
  const JOINED = /^[\u0648\u0641\u0628\u0644\u0643]/;
  const WEIGHTS = [0.4, 1, 2, 4]; /* a guess, the text, a name, the headline */
  const OTHER_SPELLING = 0.7;

  const fold = (text, letters) =>
    text.replace(PRESENTATION, (run) => run.normalize("NFKC")).replace(DROPPED, "")
      .replace(/[^]/gu, (letter) => letters[letter] ?? letter).toLowerCase();
  const isArabic = (word) => word[0] >= "\u0621" && word[0] <= "\u064a";

  function stem(word) {
    if (!isArabic(word)) return word;
    let bare = word.replace(PREFIX, "");
    if (bare.length < 2) bare = word;
    const cut = bare.replace(SUFFIX, "");
    return cut.length > 2 ? cut : bare;
  }

  function key(bare) {
    if (!isArabic(bare)) return bare;
    const even = [...bare].map((letter) => CONFUSED[letter] ?? letter).join("");
    const told = even[0] + even.slice(1).replace(VOWELS, "");
    const once = told.replace(/(.)\1+/gu, "$1");
    return once.length >= 3 ? once : even;
  }

  /* What a typed word may be found by. Which words are names is known where the index is made: here each may be. */
  function terms(word) {
    if (!isArabic(word)) return [word.replaceAll(",", "")];
    const bare = stem(word);
    const rest = JOINED.test(word) && word.length >= 4 ? stem(word.slice(1)) : "";
    const found = [bare, rest, "~" + key(bare), rest && "~" + key(rest)];
    return [...new Set(found.filter(Boolean))];
  }

  function shard(term, spread) {
    let value = 0x811c9dc5;
    for (let at = 0; at < term.length; at += 1) {
      const unit = term.charCodeAt(at);
      value = Math.imul(value ^ (unit & 255), 0x01000193) >>> 0;
      value = Math.imul(value ^ (unit >> 8), 0x01000193) >>> 0;
    }
    return value % spread;
  }

  const split = (folded) => folded.match(WORD) ?? [];
  return { fold, split, stem, key, terms, shard, SHOWN, WEIGHTS, OTHER_SPELLING };
})();

(() => {
  const form = document.querySelector("form.search");
  if (!form) return;
  const { fold, split, terms, shard, SHOWN, WEIGHTS, OTHER_SPELLING } = mujazSearch;
  const box = form.elements.q;
  const status = document.getElementById("status");
  const list = document.getElementById("results");
  const more = document.getElementById("more");
  const plural = new Intl.PluralRules(document.documentElement.lang);
  const digits = new Intl.NumberFormat(form.dataset.numbers);
  const patterns = JSON.parse(form.dataset.results);
  const fields = ["q", "outlet", "topic", "from", "to"];
  const PAGE = 20;
  const BEFORE = 8;
  const AROUND = 32;
  const kept = new Map();
  let asked = 0;

  function load(name) {
    if (!kept.has(name)) {
      const got = fetch(form.dataset.folder + name + ".json").then((answer) => {
        if (!answer.ok) throw new Error(String(answer.status));
        return answer.json();
      });
      got.catch(() => kept.delete(name));
      kept.set(name, got);
    }
    return kept.get(name);
  }

  let opened = null;
  function open() {
    opened ??= load("index").then((index) => {
      for (const [name, choices] of [["outlet", index.outlets], ["topic", index.topics]]) {
        const chosen = form.elements[name];
        const wanted = chosen.dataset.wanted ?? chosen.value;
        for (const [place, said] of choices.names.entries()) chosen.add(new Option(said, String(place)));
        const at = choices.names.indexOf(wanted);
        if (at >= 0) chosen.value = String(at);
        delete chosen.dataset.wanted;
      }
      return index;
    });
    opened.catch(() => { opened = null; });
    return opened;
  }

  /* Story → what it scores for one typed word. */
  async function scores(word, index) {
    const found = new Map();
    const each = terms(word).map(async (term) => {
      const words = await load(shard(term, index.shards).toString(16).padStart(4, "0"));
      const held = Object.hasOwn(words, term) ? words[term] : []; /* every object has a "constructor" */
      const rarity = Math.log(1 + index.stories / held.length);
      let story = 0;
      for (const step of held) {
        story += Math.floor(step / WEIGHTS.length);
        const score = WEIGHTS[step % WEIGHTS.length] * rarity * (term.startsWith("~") ? OTHER_SPELLING : 1);
        found.set(story, Math.max(score, found.get(story) ?? 0));
      }
    });
    await Promise.all(each);
    return found;
  }

  function fitting(index) {
    const { outlet, topic, from, to } = form.elements;
    return (story) => (!outlet.value || index.outlets.of[story].includes(Number(outlet.value)))
      && (!topic.value || index.topics.of[story].includes(Number(topic.value)))
      && (!from.value || (index.days[story] && index.days[story] >= from.value))
      && (!to.value || (index.days[story] && index.days[story] <= to.value));
  }

  /* The stories that answer the form, best first, and whether each has every word. */
  async function answers(index, words) {
    const fits = fitting(index);
    if (!words.length) {
      const narrowed = fields.some((name) => name !== "q" && form.elements[name].value);
      const all = narrowed ? [...Array(index.stories).keys()].filter(fits).reverse() : [];
      return { found: all, whole: true, empty: !narrowed };
    }
    const each = await Promise.all(words.map((word) => scores(word, index)));
    const summed = new Map();
    for (const one of each) for (const [story, score] of one) summed.set(story, (summed.get(story) ?? 0) + score);
    const best = (stories) => stories.filter(fits).sort((a, b) => summed.get(b) - summed.get(a) || b - a);
    const all = best([...summed.keys()].filter((story) => each.every((one) => one.has(story))));
    return all.length ? { found: all, whole: true } : { found: best([...summed.keys()]), whole: false };
  }

  function marked(parent, text, wanted, letters, shorten) {
    const words = [...text.matchAll(SHOWN)];
    const hit = words.map((word) => split(fold(word[0], letters)).some((part) => terms(part).some((term) => wanted.has(term))));
    const first = Math.max(0, hit.indexOf(true) - BEFORE);
    const start = shorten && first > 0 ? words[first].index : 0;
    const last = words[first + AROUND];
    const end = shorten && last ? last.index : text.length;
    if (start > 0) parent.append("… ");
    let done = start;
    for (const [at, word] of words.entries()) {
      if (!hit[at] || word.index < start || word.index >= end) continue;
      const mark = document.createElement("mark");
      mark.textContent = word[0];
      parent.append(text.slice(done, word.index), mark);
      done = word.index + word[0].length;
    }
    parent.append(text.slice(done, end).trimEnd(), end < text.length ? " …" : "");
  }

  function item([url, title, said, outlets, text], wanted, letters) {
    const line = document.createElement("li");
    const head = document.createElement("h2");
    head.className = "headline";
    const link = document.createElement("a");
    link.href = url;
    marked(link, title, wanted, letters, false);
    head.append(link);
    const told = document.createElement("p");
    told.className = "opening";
    marked(told, text, wanted, letters, true);
    const behind = document.createElement("p");
    behind.className = "behind";
    behind.textContent = [said, outlets.join(form.dataset.comma)].filter(Boolean).join(" · ");
    line.append(head, told, behind);
    return line;
  }

  async function show(index, found, start, wanted) {
    const page = found.slice(start, start + PAGE);
    const shown = await Promise.all(page.map(async (story) =>
      (await load(`stories-${Math.floor(story / index.block)}`))[story % index.block]));
    return shown.map((story) => item(story, wanted, index.letters));
  }

  async function search() {
    const turn = asked += 1;
    remember();
    try {
      const index = await open();
      const words = [...new Set(split(fold(box.value, index.letters)))];
      const wanted = new Set(words.flatMap(terms));
      const { found, whole, empty } = await answers(index, words);
      const items = await show(index, found, 0, wanted);
      if (turn !== asked) return;
      list.replaceChildren(...items);
      const counted = patterns[plural.select(found.length)] ?? patterns.other;
      const said = counted.replace("%(num)s", digits.format(found.length));
      status.textContent = empty ? "" : found.length && !whole ? `${form.dataset.some} ${said}` : said;
      more.hidden = found.length <= PAGE;
      let loading = false;
      more.onclick = async () => {
        if (loading || turn !== asked) return;
        loading = true;
        const start = list.children.length;
        try {
          const rest = await show(index, found, start, wanted);
          if (turn !== asked) return;
          list.append(...rest);
          more.hidden = list.children.length >= found.length;
          list.children[start]?.querySelector("a").focus();
        } catch {
          if (turn === asked) status.textContent = unread();
        } finally {
          loading = false;
        }
      };
    } catch {
      if (turn !== asked) return;
      list.replaceChildren();
      more.hidden = true;
      status.textContent = unread();
    }
  }

  const unread = () => (location.protocol === "file:" ? form.dataset.disk : form.dataset.failed);

  /* The address holds the search, so that it can be sent to somebody; choices by name, for numbers change. Until the
     index is there, nothing can be chosen, and what the address asked for stays in it. */
  function remember() {
    const said = new URLSearchParams();
    for (const name of fields) {
      const field = form.elements[name];
      const value = field.tagName === "SELECT" ? (field.value ? field.selectedOptions[0].text : field.dataset.wanted) : field.value.trim();
      if (value) said.set(name, value);
    }
    const query = said.toString();
    if (location.protocol !== "file:") history.replaceState(null, "", query ? `?${query}` : location.pathname);
  }

  function recall() {
    const said = new URLSearchParams(location.search);
    for (const name of fields) {
      const field = form.elements[name];
      if (field.tagName === "SELECT") field.dataset.wanted = said.get(name) ?? "";
      else field.value = said.get(name) ?? "";
    }
    if (["outlet", "topic", "from", "to"].some((name) => said.get(name))) form.querySelector("details").open = true;
    if ([...said.keys()].some((name) => fields.includes(name))) open().then(search, search);
  }

  let waiting = 0;
  const soon = () => { clearTimeout(waiting); waiting = setTimeout(search, 250); };
  form.addEventListener("focusin", () => { open().catch(() => {}); }, { once: true });
  form.addEventListener("submit", (event) => { event.preventDefault(); clearTimeout(waiting); search(); });
  form.addEventListener("input", soon);
  document.addEventListener("keydown", (event) => {
    const links = [...list.querySelectorAll("h2 a")];
    const at = links.indexOf(document.activeElement);
    const typing = ["INPUT", "SELECT", "TEXTAREA"].includes(document.activeElement.tagName);
    if (event.key === "/" && !typing) {
      box.focus();
    } else if (event.key === "ArrowDown" && links.length && (document.activeElement === box || at >= 0)) {
      links[Math.min(at + 1, links.length - 1)].focus();
    } else if (event.key === "ArrowUp" && at >= 0) {
      (links[at - 1] ?? box).focus();
    } else if (event.key === "Escape" && at >= 0) {
      box.focus();
    } else {
      return;
    }
    event.preventDefault();
  });
  form.hidden = false;
  recall();
})();
