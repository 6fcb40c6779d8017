import { useSignal } from '@preact/signals';
import { useLocation } from 'preact-iso';
import { change } from '../api/ask';
import { signOut } from '../app/session';
import { EndSessionDocument, type MySettingsQuery } from '../generated/operations';
import { toast } from '../parts/announce';
import { Button } from '../parts/basics';
import { Confirm } from '../parts/Dialog';
import { Failed, useSending } from '../parts/form';
import { language, words } from '../words';
import { longDate } from '../words/dates';

type Session = NonNullable<MySettingsQuery['me']>['sessions'][number];

/** Where one is signed in, and the programs that act in one's name. */
export function Sessions({ sessions, again }: { sessions: Session[]; again: () => Promise<void> }) {
  const w = words.value.members;
  const { route } = useLocation();
  const asking = useSignal(false);
  const everywhere = async () => {
    await signOut(true);
    route('/sign-in', true);
  };
  return (
    <section class="card">
      <h2>{w.sessions}</h2>
      <ul class="lines">
        {sessions.map((session) => (
          <SessionLine key={session.id} session={session} again={again} />
        ))}
      </ul>
      <Button quiet onClick={() => (asking.value = true)}>
        {w.signOutEverywhere}
      </Button>
      {asking.value && (
        <Confirm title={w.signOutEverywhereSure} hint={w.signOutEverywhereHint} action={w.signOutEverywhere} act={everywhere} onClose={() => (asking.value = false)} />
      )}
    </section>
  );
}

function SessionLine({ session, again }: { session: Session; again: () => Promise<void> }) {
  const w = words.value.members;
  const date = (at: string) => longDate(new Date(at), language.value);
  const { busy, failure, submit } = useSending(async () => {
    await change(EndSessionDocument, { input: { sessionId: session.id } });
    toast(w.sessionEnded);
    await again();
  });
  const said = [session.current && w.thisDevice, session.kind === 'PROGRAM' && w.program, w.startedOn(date(session.startedAt)), w.until(date(session.expiresAt))];
  return (
    <li>
      <div>
        <b>{session.name}</b>
        <p class="soft small">{said.filter(Boolean).join(', ')}</p>
        <Failed failure={failure} />
      </div>
      {!session.current && (
        <Button quiet busy={busy} aria-label={w.endSessionOf(session.name)} onClick={submit}>
          {w.endSession}
        </Button>
      )}
    </li>
  );
}
