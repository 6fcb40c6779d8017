/** Rows in the order in which they were shown, what is new left out; and how many would stand elsewhere in their own order. */
export function steady<T extends { id: string }>(rows: T[], order: string[]): { shown: T[]; moved: number } {
  if (order.length === 0) return { shown: rows, moved: 0 };
  const byId = new Map(rows.map((row) => [row.id, row]));
  const kept = order.map((id) => byId.get(id)).filter((row): row is T => !!row);
  const last = kept.at(-1);
  const end = last ? rows.indexOf(last) : -1;
  const known = new Set(order);
  // What follows the last row shown may be added: it moves nothing.
  const below = rows.slice(end + 1).filter((row) => !known.has(row.id));
  const shown = [...kept, ...below];
  const above = rows.filter((row) => !shown.includes(row)).length;
  return { shown, moved: above + overtaken(rows, kept) };
}

/** How many rows would move up past one that stands before them. */
function overtaken<T>(rows: T[], kept: T[]): number {
  let front = -1;
  let count = 0;
  for (const row of kept) {
    const place = rows.indexOf(row);
    if (place < front) count++;
    front = Math.max(front, place);
  }
  return count;
}
