import { signal } from '@preact/signals';
import type { FileShown, ReplyShown } from '../live/events';

/** A post or a message on its way: kept until the hub has accepted it. */
export interface Waiting {
  /** The client key: sent twice, the hub takes it once. */
  key: string;
  /** The stream of the topic or conversation that it is written into. */
  to: string;
  body: string;
  at: string;
  /** The message that it answers. */
  replyTo?: ReplyShown;
  /** Files that the hub has taken already. */
  files?: FileShown[];
  /** Why the hub refused it; absent while it is still to be sent. */
  refused?: string;
}

export interface Way {
  load: () => Waiting[];
  keep: (waiting: Waiting) => void;
  drop: (key: string) => void;
  /** Gives a sentence where the hub refused, null where it accepted; throws where it could not be asked. */
  send: (waiting: Waiting) => Promise<string | null>;
  later: (milliseconds: number, run: () => void) => void;
}

/** Sends one after the other into each topic or conversation, and again until the hub has answered. */
export class Outgoing {
  readonly waiting = signal<Waiting[]>([]);
  /** The last try did not reach the hub. */
  readonly stuck = signal(false);
  private readonly busy = new Set<string>();
  private failures = 0;

  constructor(private readonly way: Way) {}

  /** Takes up what an earlier visit left unsent. */
  resume(): void {
    const known = new Set(this.waiting.peek().map((one) => one.key));
    const left = this.way.load().filter((one) => !known.has(one.key));
    this.waiting.value = [...this.waiting.peek(), ...left].sort((a, b) => a.at.localeCompare(b.at));
    this.push();
  }

  add(waiting: Waiting): void {
    this.way.keep(waiting);
    this.waiting.value = [...this.waiting.peek(), waiting];
    this.push();
  }

  /** Takes one back, sent or not: it will not be sent again from here. */
  drop(key: string): void {
    this.way.drop(key);
    this.waiting.value = this.waiting.peek().filter((one) => one.key !== key);
  }

  /** Sends again what was refused. */
  retry(key: string): void {
    this.change(key, (one) => ({ ...one, refused: undefined }));
    this.push();
  }

  /** Sends what waits, now. */
  push(): void {
    for (const to of new Set(this.waiting.peek().map((one) => one.to))) void this.sendNext(to);
  }

  private async sendNext(to: string): Promise<void> {
    const next = this.waiting.peek().find((one) => one.to === to && !one.refused);
    if (!next || this.busy.has(to)) return;
    this.busy.add(to);
    try {
      const refused = await this.way.send(next);
      this.failures = 0;
      this.stuck.value = false;
      if (refused === null) this.drop(next.key);
      else this.change(next.key, (one) => ({ ...one, refused }));
      this.busy.delete(to);
      void this.sendNext(to);
    } catch {
      this.busy.delete(to);
      this.stuck.value = true;
      this.way.later(Math.min(30_000, 1_000 * 2 ** this.failures++), () => this.push());
    }
  }

  private change(key: string, by: (one: Waiting) => Waiting): void {
    this.waiting.value = this.waiting.peek().map((one) => (one.key === key ? by(one) : one));
    const changed = this.waiting.peek().find((one) => one.key === key);
    if (changed) this.way.keep(changed);
  }
}
