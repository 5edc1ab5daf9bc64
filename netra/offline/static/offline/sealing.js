// Seals and opens what lies on the phone, with what the browser itself brings (WebCrypto).
//
// A random key seals everything (AES-GCM, 256 bits, a new number of 96 bits each time, bound to what it seals). That key
// lies wrapped under one made from the phrase (PBKDF2, SHA-256). While it is open it sits in memory alone and cannot be
// read out of the browser.
const ROUNDS = 600_000;
const KEY = { name: "AES-GCM", length: 256 };
const WRAPPING = "netra-lapangan:kunci:1";
const coder = new TextEncoder();

export const isFit = () => Boolean(globalThis.isSecureContext && globalThis.crypto?.subtle && globalThis.indexedDB);

const random = (bytes) => crypto.getRandomValues(new Uint8Array(bytes));

const fromPhrase = async (phrase, salt, rounds) => {
  const raw = await crypto.subtle.importKey("raw", coder.encode(phrase.normalize("NFKC").trim()), "PBKDF2", false, ["deriveKey"]);
  return crypto.subtle.deriveKey({ name: "PBKDF2", hash: "SHA-256", salt, iterations: rounds }, raw, KEY, false, ["wrapKey", "unwrapKey"]);
};

const under = (iv, label) => ({ name: "AES-GCM", iv, additionalData: coder.encode(label) });

// A lock to keep and the key it holds.
export const newLock = async (phrase) => {
  const salt = random(16);
  const iv = random(12);
  const key = await crypto.subtle.generateKey(KEY, true, ["encrypt", "decrypt"]);
  const wrapped = await crypto.subtle.wrapKey("raw", key, await fromPhrase(phrase, salt, ROUNDS), under(iv, WRAPPING));
  const lock = { salt, iv, rounds: ROUNDS, wrapped };
  return { lock, key: await openLock(lock, phrase) };
};

// The key, or null when the phrase is another.
export const openLock = async (lock, phrase) => {
  try {
    const wrapping = await fromPhrase(phrase, lock.salt, lock.rounds);
    return await crypto.subtle.unwrapKey("raw", lock.wrapped, wrapping, under(lock.iv, WRAPPING), KEY, false, ["encrypt", "decrypt"]);
  } catch {
    return null;
  }
};

export const seal = async (key, label, bytes) => {
  const iv = random(12);
  return { iv, sealed: await crypto.subtle.encrypt(under(iv, label), key, bytes) };
};

export const open = (key, label, box) => crypto.subtle.decrypt(under(box.iv, label), key, box.sealed);

export const sealWords = (key, label, thing) => seal(key, label, coder.encode(JSON.stringify(thing)));

export const openWords = async (key, label, box) => JSON.parse(new TextDecoder().decode(await open(key, label, box)));

export const sha256 = async (bytes) =>
  [...new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
