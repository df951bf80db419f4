/** Values that this browser keeps from one visit to the next. */

export interface Kept<T> {
  put(name: string, value: T): Promise<void>;
  /** Null where there is none, or where the browser keeps nothing. */
  get(name: string): Promise<T | null>;
  names(): Promise<readonly string[]>;
  clear(): Promise<void>;
}

/** In a store of IndexedDB, which is made when something is first put into it. */
export function keptIn<T>(database: string, store: string): Kept<T> {
  async function ask<R>(
    mode: IDBTransactionMode,
    what: (in_: IDBObjectStore) => IDBRequest<R>,
  ): Promise<R> {
    const base = await settled(opening(database, store));
    try {
      return await settled(what(base.transaction(store, mode).objectStore(store)));
    } finally {
      base.close();
    }
  }

  return {
    put: async (name, value) => void (await ask('readwrite', (in_) => in_.put(value, name))),
    clear: async () => void (await ask('readwrite', (in_) => in_.clear())),
    async get(name) {
      // Some browsers refuse storage as a whole: then nothing was kept.
      const found = await ask<unknown>('readonly', (in_) => in_.get(name)).catch(() => undefined);
      return (found as T | undefined) ?? null;
    },
    names: () =>
      ask('readonly', (in_) => in_.getAllKeys()).then(
        (keys) => keys.map(String),
        () => [],
      ),
  };
}

function opening(database: string, store: string): IDBOpenDBRequest {
  const request = indexedDB.open(database, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(store);
  return request;
}

function settled<R>(request: IDBRequest<R>): Promise<R> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the browser keeps nothing'));
  });
}
