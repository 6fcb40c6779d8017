import { computed, signal } from '@preact/signals';

/** A topic or a conversation: where it is counted, the number of its last post or message, and how far it was read. */
export interface Standing {
  place: string;
  last: number;
  read: number;
}

/** At most so many are known one by one; beyond, only that there are many. */
export const mostKnown = 100;

/** Which topics or conversations hold what is unread, kept right by what arrives. */
export class Unread {
  private readonly standings = signal<ReadonlyMap<string, Standing>>(new Map());
  /** False where there are more than are known one by one. */
  readonly complete = signal(true);

  /** How many with something unread each place has. */
  readonly counts = computed(() => {
    const counts = new Map<string, number>();
    for (const { place, last, read } of this.standings.value.values())
      if (last > read) counts.set(place, (counts.get(place) ?? 0) + 1);
    return counts;
  });
  readonly total = computed(() => [...this.counts.value.values()].reduce((sum, count) => sum + count, 0));

  load(all: (Standing & { id: string })[]): void {
    this.complete.value = all.length < mostKnown;
    this.standings.value = new Map(all.map(({ id, place, last, read }) => [id, { place, last, read }]));
  }

  /** Where it is counted; undefined where it is not known. */
  placeOf(id: string): string | undefined {
    return this.standings.peek().get(id)?.place;
  }

  /** Somebody else wrote: what was not known was read so far. */
  wrote(id: string, place: string, number: number): void {
    const known = this.standings.peek().get(id);
    this.put(id, { place, read: known?.read ?? number - 1, last: Math.max(known?.last ?? 0, number) });
  }

  /** The member read up to a number, on this device or another. Marks only move on. */
  read(id: string, number: number): void {
    const known = this.standings.peek().get(id);
    if (known && number > known.read) this.put(id, { ...known, read: number });
  }

  /** The member is no longer there. */
  leave(place: string): void {
    this.standings.value = new Map([...this.standings.peek()].filter(([, standing]) => standing.place !== place));
  }

  private put(id: string, standing: Standing): void {
    this.standings.value = new Map(this.standings.peek()).set(id, standing);
  }
}
