import { recall } from '../api/device';
import { myId } from '../app/session';

/** Whose notifications this browser receives by Web Push. */
export const owner = 'push';

export function isPushed(): boolean {
  return recall(owner, '') === myId.peek() && myId.peek() !== '';
}

/** Ends what was received for somebody who is not signed in here any more. */
export function keepToMember(memberId: string): void {
  const theirs = recall(owner, '');
  if (theirs && theirs !== memberId) void import('./push').then(({ forget }) => forget()).catch(() => {});
}
