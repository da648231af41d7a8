(() => {
  const form = document.getElementById("check");
  const verdict = document.getElementById("verdict");
  const words = form.dataset;
  const LIMIT = 20000000;
  const fill = (text, parts) => text.replace(/\{(\w+)\}/g, (whole, name) => (name in parts ? String(parts[name]) : whole));
  const day = (moment) => String(moment).slice(0, 10);

  function hexOf(thumbprint) {
    return Checks.hex(Checks.bytesOf(thumbprint)).toUpperCase();
  }

  const grouped = (thumbprint) => hexOf(thumbprint).slice(0, 20).replace(/(.{4})(?=.)/g, "$1 ");

  // Each line holds a thumbprint, or a fingerprint of at least twenty digits, and then whose it is.
  function nameOf(thumbprint) {
    for (const line of form.elements.keys.value.split("\n")) {
      const whole = line.match(/^\s*([A-Za-z0-9_-]{43})(?:\s+(.*))?$/);
      if (whole && whole[1] === thumbprint) return (whole[2] || grouped(thumbprint)).trim();
      const start = line.match(/^\s*((?:[0-9A-Fa-f]{2}[\s:]*){10,32})(.*)$/);
      const digits = start ? start[1].replace(/[\s:]/g, "").toUpperCase() : "";
      if (!whole && digits && hexOf(thumbprint).startsWith(digits)) return start[2].trim() || grouped(thumbprint);
    }
    return "";
  }

  function ascii(value) {
    return JSON.stringify(value).replace(/[\u007f-\uffff]/g, (char) => "\\u" + char.charCodeAt(0).toString(16).padStart(4, "0"));
  }

  const digest = async (text) => Checks.hex(await Checks.sha256(Checks.utf8(text)));

  // Follows the chain from its first row to its end and counts what was erased and what was kept back.
  async function follow(record) {
    const erased = new Set();
    for (const row of record.rows) if (row.kind === "erased" && row.payload) for (const number of JSON.parse(row.payload).rows || []) erased.add(number);
    let previous = "0".repeat(64);
    const found = { erased: 0, withheld: 0 };
    for (const [index, row] of record.rows.entries()) {
      const parts = [1, record.chain, row.sequence, row.at, row.kind, row.previous, row.digest];
      if (row.sequence !== index + 1 || row.previous !== previous) throw new Error("chain");
      if ((await digest("[" + parts.map(ascii).join(", ") + "]")) !== row.hash) throw new Error("row");
      if (row.payload === null || row.salt === null) found[erased.has(row.sequence) ? "erased" : "withheld"] += 1;
      else if ((await digest(row.salt + row.payload)) !== row.digest) throw new Error("contents");
      previous = row.hash;
    }
    if (previous !== record.head) throw new Error("end");
    return found;
  }

  function aboutBrief(brief) {
    const number = brief.version > 1 ? brief.number + "-v" + brief.version : brief.number;
    return fill(words.brief, { number, title: brief.title, client: brief.client, owner: brief.relationshipOwner.name, day: day(brief.issuedAt) });
  }

  function aboutRecord(record, found) {
    const last = record.rows.length ? record.rows[record.rows.length - 1].at : record.exportedAt;
    return fill(words.record, { client: record.client, owner: record.relationshipOwner, rows: record.rows.length, day: day(last), ...found });
  }

  function show(kind, heading, about, key, clock) {
    verdict.hidden = false;
    verdict.className = "box " + kind;
    verdict.querySelector("h2").textContent = heading;
    document.getElementById("about").textContent = about;
    document.getElementById("key").textContent = key;
    document.getElementById("clock").textContent = clock;
  }

  const changed = () => show("override", words.changed, words.doNotAct, "", "");
  const unreadable = () => show("override", words.unreadable, "", "", "");

  async function about(found, page) {
    if (found.header.typ === "lead-brief+jws") {
      if (!(await Checks.briefHolds(found.payload))) throw new Error("hash");
      if (page && found.header.page !== (await Checks.pageDigest(page))) throw new Error("page");
      return aboutBrief(found.payload);
    }
    if (found.header.typ !== "ownership-record+jws" || page) throw new Error("type");
    return aboutRecord(found.payload, await follow(found.payload));
  }

  async function signed(value, page) {
    try {
      const found = await Checks.read(value);
      const said = await about(found, page);
      const name = nameOf(found.thumbprint);
      const key = name ? fill(words.known, { name }) : fill(words.unknown, { key: grouped(found.thumbprint) });
      show(name ? "good" : "override", words.good, said, key, words.clock);
    } catch (error) {
      changed();
    }
  }

  async function plain(value) {
    try {
      if (value.typ !== "lead-brief") return unreadable();
      if (!(await Checks.briefHolds(value))) return changed();
      return show("override", words.unsigned, aboutBrief(value), words.anyone, words.clock);
    } catch (error) {
      return unreadable();
    }
  }

  async function check(text) {
    if (!Checks.available()) return show("override", words.impossible, "", "", "");
    let value = null;
    let page = null;
    try {
      if (text.length > LIMIT) return unreadable();
      page = text.trimStart().startsWith("<") ? new DOMParser().parseFromString(text, "text/html") : null;
      value = page ? Checks.carried(page) : JSON.parse(text.replace(/^\ufeff/, ""));
    } catch (error) {
      return unreadable();
    }
    if (value === null || typeof value !== "object") return unreadable();
    return "signature" in value ? signed(value, page) : plain(value);
  }

  async function read(file) {
    form.elements.text.value = "";
    await (file.size > LIMIT ? unreadable() : check(await file.text()));
  }

  form.elements.file.addEventListener("change", () => form.elements.file.files[0] && read(form.elements.file.files[0]));
  form.elements.text.addEventListener("input", () => (form.elements.file.value = ""));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const file = form.elements.file.files[0];
    file && !form.elements.text.value.trim() ? read(file) : check(form.elements.text.value);
  });
  document.addEventListener("dragover", (event) => event.preventDefault());
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    if (event.dataTransfer.files[0]) read(event.dataTransfer.files[0]);
  });
})();
