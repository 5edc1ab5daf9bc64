// The drawer in the phone (IndexedDB). It knows boxes and not what is in them.
//
// `small`: the lock, whose queue it is, what the phone took along, receipts. `findings` and `files`: one box each.
const NAME = "netra-lapangan";
const VERSION = 1;
let opened = null;

const settled = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const drawer = () => {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, VERSION);
    request.onupgradeneeded = ({ oldVersion }) => {
      const base = request.result;
      if (oldVersion < 1) {
        base.createObjectStore("small", { keyPath: "name" });
        base.createObjectStore("findings", { keyPath: "id" });
        base.createObjectStore("files", { keyPath: "id" }).createIndex("finding", "finding");
      }
    };
    request.onsuccess = () => {
      // A newer page in another window may rebuild the drawer; this one lets go of it and opens it again when asked.
      const letGo = () => {
        request.result.close();
        opened = null;
      };
      request.result.onversionchange = letGo;
      request.result.onclose = letGo;
      resolve(request.result);
    };
    request.onerror = () => {
      opened = null;
      reject(request.error);
    };
  });
  return opened;
};

// All of `work` is on the disk when this ends, or none of it.
const write = async (stores, work) => {
  const base = await drawer();
  return new Promise((resolve, reject) => {
    const turn = base.transaction(stores, "readwrite", { durability: "strict" });
    turn.oncomplete = () => resolve();
    turn.onabort = () => reject(turn.error ?? new Error("aborted"));
    work((name) => turn.objectStore(name));
  });
};

const read = async (store, work) => settled(work((await drawer()).transaction(store).objectStore(store)));

export const small = async (name) => (await read("small", (store) => store.get(name)))?.value;
export const putSmall = (name, value) => write(["small"], (store) => store("small").put({ name, value }));
export const dropSmall = (name) => write(["small"], (store) => store("small").delete(name));

export const findings = () => read("findings", (store) => store.getAll());
export const countFindings = () => read("findings", (store) => store.count());
export const putFinding = (row) => write(["findings"], (store) => store("findings").put(row));

export const file = (id) => read("files", (store) => store.get(id));

// A finding and its new file together: none is known of that lies nowhere.
export const putFile = (row, finding) =>
  write(["files", "findings"], (store) => {
    store("files").put(row);
    store("findings").put(finding);
  });

export const dropFile = (id, finding) =>
  write(["files", "findings"], (store) => {
    store("files").delete(id);
    store("findings").put(finding);
  });

// The finding, all its files, and the receipt that takes its place, in one turn.
export const dropFinding = (id, receipts = null) =>
  write(["findings", "files", "small"], (store) => {
    store("findings").delete(id);
    if (receipts) store("small").put({ name: "receipts", value: receipts });
    const request = store("files").index("finding").getAllKeys(id);
    request.onsuccess = () => request.result.forEach((key) => store("files").delete(key));
  });

export const wipe = async () => {
  if (opened) (await opened).close();
  opened = null;
  return settled(indexedDB.deleteDatabase(NAME));
};
