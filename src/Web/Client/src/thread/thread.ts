/** What a thread is made of: posts, or messages. */
export interface Numbered {
  id: string;
  number: number;
}

/** Part of a thread: what is shown of it, whose numbers follow one another, and the number of its last. */
export interface Thread<T extends Numbered> {
  shown: T[];
  last: number;
}

/** So many are kept in the page; reading on drops as many at the other end. */
export const mostShown = 200;

export function hasBefore<T extends Numbered>(thread: Thread<T>): boolean {
  return (thread.shown[0]?.number ?? 1) > 1;
}

export function hasAfter<T extends Numbered>(thread: Thread<T>): boolean {
  return (thread.shown.at(-1)?.number ?? 0) < thread.last;
}

/** A page that was read: joined where it touches what is shown, else shown instead of it. */
export function withPage<T extends Numbered>(thread: Thread<T> | null, page: T[], last: number): Thread<T> {
  if (!thread) return { shown: page, last };
  const longest = Math.max(last, thread.last);
  if (page.length === 0) return { ...thread, last: longest };
  if (!touches(thread.shown, page)) return { shown: page, last: longest };
  const byNumber = new Map([...thread.shown, ...page].map((one) => [one.number, one]));
  const joined = [...byNumber.values()].sort((a, b) => a.number - b.number);
  const readBack = page[0]!.number < thread.shown[0]!.number;
  return { shown: readBack ? joined.slice(0, mostShown) : joined.slice(-mostShown), last: longest };
}

/** One that arrived or changed. One far beyond what is shown only tells how long the thread is. `unsaid` is what a new one does not say of itself. */
export function withOne<T extends Numbered, L extends Numbered>(thread: Thread<T>, one: L, unsaid: Omit<T, keyof L>): Thread<T> {
  const last = Math.max(thread.last, one.number);
  const known = thread.shown.find((other) => other.number === one.number);
  if (known) return { last, shown: thread.shown.map((other) => (other === known ? { ...known, ...one } : other)) };
  const end = thread.shown.at(-1)?.number ?? 0;
  if (one.number !== end + 1) return { ...thread, last };
  return { last, shown: [...thread.shown, { ...unsaid, ...one } as unknown as T] };
}

function touches<T extends Numbered>(shown: T[], page: T[]): boolean {
  const first = shown[0]?.number;
  const end = shown.at(-1)?.number;
  return first !== undefined && end !== undefined && page[0]!.number <= end + 1 && page.at(-1)!.number >= first - 1;
}
