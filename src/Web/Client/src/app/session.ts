import { computed, signal } from '@preact/signals';
import { forgetAnswers } from '../api/answer';
import { ask, change, onSignedOut, Unreachable } from '../api/ask';
import { forget } from '../api/device';
import { MeDocument, SignOutDocument, SignOutEverywhereDocument, type MeQuery } from '../generated/operations';
import { stopLive } from '../live/connection';

export type Me = NonNullable<MeQuery['me']>;

/** Who is signed in: undefined while that is not known yet, null for nobody. */
export const me = signal<Me | null | undefined>(undefined);
/** True while signing out: the live connection is left first, or the hub would have to break it off. */
export const leaving = signal(false);
export const startFailed = signal(false);

/** The signed-in member's id; empty where nobody is. */
export const myId = computed(() => me.value?.member.id ?? '');

onSignedOut(() => {
  forget('kept.');
  if (me.peek()) me.value = null;
});

/** Asks who is signed in. */
export async function loadMe(): Promise<void> {
  try {
    const answer = await ask(MeDocument, {});
    startFailed.value = false;
    if (answer.me?.member.id !== me.peek()?.member.id) forgetAnswers();
    me.value = answer.me ?? null;
  } catch (error) {
    if (me.peek() === undefined) startFailed.value = true;
    if (!(error instanceof Unreachable)) throw error;
  }
}

/** False once the hub says that nobody is signed in; true as long as it cannot be asked. */
export async function stillSignedIn(): Promise<boolean> {
  await loadMe().catch(() => {});
  return !!me.peek();
}

/** Ends this session, or with `everywhere` all of the member's sessions and programs. */
export async function signOut(everywhere = false): Promise<void> {
  leaving.value = true;
  try {
    await stopLive();
    if (everywhere) await ask(SignOutEverywhereDocument, {});
    else await change(SignOutDocument, {});
    forgetAnswers();
    forget('kept.');
    me.value = null;
  } finally {
    leaving.value = false;
  }
}

export function isStewardSomewhere(): boolean {
  return !!me.value?.communities.some((community) => community.myMembership?.role === 'STEWARD');
}
