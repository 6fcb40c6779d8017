import { computed, signal } from '@preact/signals';

interface Standing {
  communityId: string;
  last: number;
  read: number;
}

/** At most so many unread topics are known one by one; beyond, only that there are many. */
export const mostKnown = 100;

/** Which topics hold unread posts, kept right by what arrives. */
export class Unread {
  private readonly standings = signal<ReadonlyMap<string, Standing>>(new Map());
  /** False where there are more unread topics than are known one by one. */
  readonly complete = signal(true);

  /** How many topics with unread posts each community has. */
  readonly counts = computed(() => {
    const counts = new Map<string, number>();
    for (const { communityId, last, read } of this.standings.value.values())
      if (last > read) counts.set(communityId, (counts.get(communityId) ?? 0) + 1);
    return counts;
  });
  readonly total = computed(() => [...this.counts.value.values()].reduce((sum, count) => sum + count, 0));

  load(topics: { id: string; lastPostNumber: number; readNumber: number; community: { id: string } }[]): void {
    this.complete.value = topics.length < mostKnown;
    this.standings.value = new Map(
      topics.map((topic) => [topic.id, { communityId: topic.community.id, last: topic.lastPostNumber, read: topic.readNumber }]),
    );
  }

  /** Somebody else wrote: what was not known was read so far. */
  posted(topicId: string, communityId: string, number: number): void {
    const known = this.standings.peek().get(topicId);
    this.put(topicId, { communityId, read: known?.read ?? number - 1, last: Math.max(known?.last ?? 0, number) });
  }

  /** The member read up to a number, on this device or another. Marks only move on. */
  read(topicId: string, number: number): void {
    const known = this.standings.peek().get(topicId);
    if (known && number > known.read) this.put(topicId, { ...known, read: number });
  }

  /** The member is no longer in the community. */
  leave(communityId: string): void {
    this.standings.value = new Map([...this.standings.peek()].filter(([, standing]) => standing.communityId !== communityId));
  }

  private put(topicId: string, standing: Standing): void {
    this.standings.value = new Map(this.standings.peek()).set(topicId, standing);
  }
}
