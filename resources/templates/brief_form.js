(() => {
  const seal = document.getElementById("seal");
  const form = document.getElementById("answer");
  const fields = form.querySelector(".fields");
  const buttons = form.querySelector(".buttons");
  const said = document.getElementById("said");
  const text = document.getElementById("text");
  const value = (name) => form.elements[name].value.trim();
  const line = (name) => value(name).replace(/\s+/g, " ");
  const lines = (name) => value(name).split(/\n/).map((part) => part.replace(/\s+/g, " ").trim()).filter(Boolean);

  async function check() {
    if (!Checks.available()) return;
    let good = false;
    try {
      const found = await Checks.read(Checks.carried(document));
      good = found.header.typ === "lead-brief+jws" && (await Checks.briefHolds(found.payload)) && found.header.page === (await Checks.pageDigest(document));
    } catch (error) {
      good = false;
    }
    seal.classList.add(good ? "good" : "changed");
    seal.textContent = (good ? "✓ " : "") + (good ? seal.dataset.good : seal.dataset.changed);
  }

  function signedBrief() {
    const bytes = Checks.bytesOf(Checks.carried(document).payload);
    const brief = JSON.parse(new TextDecoder().decode(bytes));
    const version = "-v" + brief.version;
    const label = brief.version > 1 ? brief.number + version : brief.number;
    return { label, answered: brief.number + version, hash: brief.hash, mail: brief.relationshipOwner.email };
  }

  const ENDINGS = ["won", "lost", "disqualified"];
  const decision = () => form.elements.decision.value;

  function show() {
    fields.hidden = buttons.hidden = !decision();
    for (const part of fields.querySelectorAll("[data-for]")) part.hidden = !part.dataset.for.split(" ").includes(decision());
    tell("", false);
    text.hidden = true;
  }

  function tell(words, lacks) {
    said.textContent = words;
    said.classList.toggle("lacks", lacks);
  }

  // Marks what is needed and empty, says so, and puts the cursor there.
  function complete() {
    const needed = { accepted: ["name", "action", "day", "terms"], returned: ["name", "missing"], declined: ["name", "code"], disqualified: ["name", "ended"] }[decision()] || ["name"];
    const empty = needed.map((name) => form.elements[name]).filter((part) => (part.type === "checkbox" ? !part.checked : !part.value.trim()));
    for (const part of form.querySelectorAll("[aria-invalid]")) part.removeAttribute("aria-invalid");
    for (const part of empty) part.setAttribute("aria-invalid", "true");
    if (!decision()) tell(form.dataset.choose, true);
    else if (empty.length) tell(form.dataset.lacks.replace("{fields}", empty.map(nameOf).join(", ")), true);
    if (empty.length) empty[0].focus();
    return Boolean(decision()) && !empty.length && !past();
  }

  const nameOf = (part) => part.closest("label").querySelector("span").textContent.replace(/\.$/, "");

  // Says so, and puts the cursor there, where the day of the next action is over; an older page does not ask.
  function past() {
    const day = form.elements.day;
    const now = new Date();
    const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
    if (!form.dataset.past || decision() !== "accepted" || day.value >= today) return false;
    day.setAttribute("aria-invalid", "true");
    tell(form.dataset.past, true);
    day.focus();
    return true;
  }

  function reply() {
    const brief = signedBrief();
    const made = { typ: "lead-reply", v: 1, inReplyTo: brief.hash, brief: brief.answered, decision: decision() };
    made.by = { name: line("name"), email: line("email") };
    made.at = new Date().toISOString().replace(/\.\d+Z$/, "Z");
    if (decision() === "accepted") Object.assign(made, { nextAction: line("action"), nextActionOn: value("day"), termsAcknowledged: form.elements.terms.checked });
    if (decision() === "returned") made.gaps = lines("missing").slice(0, 50).map((gap) => gap.slice(0, 500));
    if (decision() === "declined") made.code = value("code");
    if (decision() === "declined" && form.elements.again?.value) made.nextActionOn = value("again");
    if (decision() === "disqualified") made.code = value("ended");
    if (ENDINGS.includes(decision()) && value("lesson")) made.lesson = value("lesson");
    if (value("comment")) made.text = value("comment");
    return made;
  }

  function asLines(made) {
    const by = made.by.email ? made.by.name + " <" + made.by.email + ">" : made.by.name;
    const found = ["Brief: " + made.brief, "Decision: " + made.decision, "By: " + by];
    if (made.decision === "accepted") found.push("Next action: " + made.nextAction, "On: " + made.nextActionOn, "Terms acknowledged: yes");
    if (made.gaps) found.push("Missing: " + made.gaps.join("; "));
    if (made.code) found.push("Reason: " + made.code);
    if (made.code && made.nextActionOn) found.push("On: " + made.nextActionOn);
    if (made.lesson) found.push("Delivery should have known: " + made.lesson.replace(/\s+/g, " "));
    if (made.text) found.push("Comment: " + made.text.replace(/\s+/g, " "));
    return found.join("\r\n") + "\r\n";
  }

  // The lines for people, and under them the whole answer in a form that shows whether it arrived whole.
  async function asText(made) {
    const bytes = Checks.utf8(JSON.stringify(made));
    const check = Checks.hex(await Checks.sha256(bytes)).slice(0, 8);
    const body = Checks.base64(bytes).replace(/=+$/, "").match(/.{1,64}/g);
    return [asLines(made), "-----BEGIN LEAD REPLY-----", ...body, "=" + check, "-----END LEAD REPLY-----", ""].join("\r\n").replace(/\r\n/g, "\n");
  }

  function save(made) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([JSON.stringify(made, null, 2) + "\n"], { type: "application/json" }));
    link.download = signedBrief().label + "-" + made.decision + ".reply.json";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    tell(form.dataset.saved.replace("{file}", link.download), false);
  }

  async function copy(made) {
    text.value = await asText(made);
    text.hidden = false;
    try {
      await navigator.clipboard.writeText(text.value);
      tell(form.dataset.copied, false);
    } catch (error) {
      text.focus();
      text.select();
      tell(document.execCommand("copy") ? form.dataset.copied : form.dataset.byHand, false);
    }
  }

  function mail(made) {
    const label = form.querySelector(":checked").closest("label").textContent.trim();
    const encode = (part) => encodeURIComponent(part);
    const start = "mailto:" + encode(signedBrief().mail).replace(/%40/g, "@") + "?subject=" + encode(made.brief + ": " + label) + "&body=";
    let body = asLines(made);
    while ((start + encode(body)).length > 1900) body = [...body].slice(0, -40).join("") + "\r\n";
    const link = document.createElement("a");
    link.href = start + encode(body);
    link.click();
    tell("", false);
    return link.href;
  }

  const whenComplete = (work) => () => complete() && work(reply());
  form.addEventListener("change", (event) => event.target.name === "decision" && show());
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    whenComplete(save)();
  });
  document.getElementById("copy").addEventListener("click", whenComplete(copy));
  document.getElementById("mail")?.addEventListener("click", whenComplete(mail));
  try {
    signedBrief();
    document.documentElement.classList.add("answering");
    form.hidden = false;
    show();
  } catch (error) {
    form.hidden = true;
  }
  check();
})();
