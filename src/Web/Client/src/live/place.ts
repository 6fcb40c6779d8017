/** Where a client stands in a stream: which numbers it has had. */
export class StreamPlace {
  /** The last number had; null before the first subscription has answered. */
  last: number | null;

  constructor(after: number | null = null) {
    this.last = after;
  }

  /** What to do with an event of this number: take it, drop it as a repeat, or ask for what is missing before it. */
  meet(number: number): 'take' | 'drop' | 'missing' {
    if (this.last !== null && number <= this.last) return 'drop';
    if (this.last !== null && number > this.last + 1) return 'missing';
    this.last = number;
    return 'take';
  }

  /** The subscription answered that the stream stood at this number when it began. */
  began(number: number): void {
    this.last ??= number;
  }

  /** The log no longer holds what follows: begin anew from now. */
  reset(): void {
    this.last = null;
  }
}
