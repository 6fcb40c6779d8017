// What this device remembers. Where storage is full or refused, it is forgotten at the end of the visit, and nothing fails.

const prefix = 'entraide.';

export function recall<T>(key: string, otherwise: T): T {
  try {
    const text = localStorage.getItem(prefix + key);
    return text === null ? otherwise : (JSON.parse(text) as T);
  } catch {
    return otherwise;
  }
}

export function remember(key: string, value: unknown): void {
  try {
    if (value === null || value === undefined) localStorage.removeItem(prefix + key);
    else localStorage.setItem(prefix + key, JSON.stringify(value));
  } catch {
    // Full or refused: the page goes on without.
  }
}

export function recallAll<T>(start: string): { key: string; value: T }[] {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(prefix + start))
      .map((key) => ({ key: key.slice(prefix.length), value: JSON.parse(localStorage.getItem(key) ?? 'null') as T }));
  } catch {
    return [];
  }
}

/** Forgets all whose keys begin so. */
export function forget(start: string): void {
  for (const { key } of recallAll(start)) remember(key, null);
}

/** Tells of what another window of this device remembers from now on. */
export function onOtherWindow(listener: (key: string) => void): void {
  globalThis.addEventListener?.('storage', (event) => {
    if (event.key?.startsWith(prefix)) listener(event.key.slice(prefix.length));
  });
}
