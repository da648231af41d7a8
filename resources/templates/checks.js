"use strict";
// Checks a signed object (JWS, flattened JSON) with the browser's own WebCrypto; nothing is loaded or sent.
const Checks = (() => {
  const ALGORITHMS = {
    ES256: { curve: "P-256", type: "EC", key: { name: "ECDSA", namedCurve: "P-256" }, sign: { name: "ECDSA", hash: "SHA-256" } },
    Ed25519: { curve: "Ed25519", type: "OKP", key: { name: "Ed25519" }, sign: { name: "Ed25519" } },
  };
  const UNDERSTOOD = new Set(["alg", "typ", "kid", "jwk", "page"]);
  const utf8 = (text) => new TextEncoder().encode(text);

  function bytesOf(text) {
    if (typeof text !== "string" || !/^[A-Za-z0-9_-]*$/.test(text)) throw new Error("no base64url");
    const binary = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
    return Uint8Array.from(binary, (char) => char.charCodeAt(0));
  }

  const textOf = (bytes) => new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);

  function base64(bytes) {
    let binary = "";
    for (const byte of bytes) binary += String.fromCharCode(byte);
    return btoa(binary);
  }

  const base64url = (bytes) => base64(bytes).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  const sha256 = async (bytes) => new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const available = () => typeof crypto !== "undefined" && Boolean(crypto.subtle);

  // RFC 8785: keys in the order of their UTF-16 units, no blanks; there are no fractions in what we write.
  function canonical(value) {
    if (Array.isArray(value)) return "[" + value.map(canonical).join(",") + "]";
    if (value === null || typeof value !== "object") return JSON.stringify(value);
    return "{" + Object.keys(value).sort().map((key) => JSON.stringify(key) + ":" + canonical(value[key])).join(",") + "}";
  }

  async function thumbprint(jwk) {
    const members = jwk.kty === "EC" ? ["crv", "kty", "x", "y"] : ["crv", "kty", "x"];
    const required = Object.fromEntries(members.map((name) => [name, jwk[name]]));
    return base64url(await sha256(utf8(canonical(required))));
  }

  // Returns {payload, header, thumbprint} where the signature holds, and throws where it does not.
  async function read(signed) {
    const header = JSON.parse(textOf(bytesOf(signed.protected)));
    const algorithm = Object.hasOwn(ALGORITHMS, header.alg) ? ALGORITHMS[header.alg] : null;
    if (!algorithm || Object.keys(header).some((name) => !UNDERSTOOD.has(name))) throw new Error("header");
    const jwk = header.jwk;
    if (!jwk || jwk.crv !== algorithm.curve || jwk.kty !== algorithm.type || "d" in jwk) throw new Error("key");
    const print = await thumbprint(jwk);
    if (print !== header.kid) throw new Error("thumbprint");
    const bare = algorithm.type === "EC" ? { kty: jwk.kty, crv: jwk.crv, x: jwk.x, y: jwk.y } : { kty: jwk.kty, crv: jwk.crv, x: jwk.x };
    const key = await crypto.subtle.importKey("jwk", bare, algorithm.key, false, ["verify"]);
    const payload = bytesOf(signed.payload);
    const said = utf8(signed.protected + "." + signed.payload);
    if (!(await crypto.subtle.verify(algorithm.sign, key, bytesOf(signed.signature), said))) throw new Error("signature");
    return { payload: JSON.parse(textOf(payload)), header, thumbprint: print };
  }

  async function briefHolds(brief) {
    const { hash, ...content } = brief;
    return hex(await sha256(utf8(canonical(content)))) === hash;
  }

  async function pageDigest(page) {
    const parts = [...page.querySelectorAll("[data-signed]")];
    const words = parts.map((part) => part.textContent + " ").join("").replace(/[ \t\n\r\f]+/g, " ").replace(/^ | $/g, "");
    const links = parts.flatMap((part) => [...part.querySelectorAll("a[href]")].map((link) => link.getAttribute("href")));
    return base64url(await sha256(utf8([words, ...links].join("\n"))));
  }

  function carried(page) {
    const place = page.querySelector('meta[name="lead-brief-signature"]');
    return place ? JSON.parse(place.content) : null;
  }

  return { available, read, briefHolds, pageDigest, carried, sha256, hex, base64, bytesOf, utf8 };
})();
