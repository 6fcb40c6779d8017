import type { PersonFragment } from '../generated/operations';

const most = 6;

/** Those with a word of their name that begins so; accents and case do not matter. */
export function named(people: PersonFragment[], text: string): PersonFragment[] {
  const wanted = folded(text);
  return people.filter(({ name }) => folded(name).startsWith(wanted) || folded(name).split(/[\s-]+/).some((word) => word.startsWith(wanted))).slice(0, most);
}

function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}
