import { useSignal } from '@preact/signals';
import { useLocation } from 'preact-iso';
import { useEffect } from 'preact/hooks';
import { change } from '../api/ask';
import { loadMe, me } from '../app/session';
import { ConfirmEmailDocument, SendConfirmationDocument } from '../generated/operations';
import { Button, PageTitle } from '../parts/basics';
import { Failed, failureOf, useSending, type Failure } from '../parts/form';
import { words } from '../words';

/** The page of the link in the message: it confirms at once. */
export default function Confirm({ id = '' }: { id?: string }) {
  const { access: w, app } = words.value;
  const { query } = useLocation();
  const done = useSignal(false);
  const failure = useSignal<Failure | null>(null);
  useEffect(() => {
    change(ConfirmEmailDocument, { input: { memberId: id, token: query.token ?? '' } })
      .then(() => {
        done.value = true;
        return loadMe();
      })
      .catch((error: unknown) => (failure.value = failureOf(error)));
  }, []);
  return (
    <div class="card door">
      <PageTitle>{w.confirmTitle}</PageTitle>
      <div role="status">
        {done.value && <p>{w.confirmed}</p>}
        {!done.value && !failure.value && <p>{w.confirming}</p>}
      </div>
      {failure.value && <Failed failure={failure.value} />}
      {failure.value && me.value && <SendAgain />}
      <p>
        <a class="button" href={me.value ? '/' : '/sign-in'}>
          {me.value ? app.goHome : w.signIn}
        </a>
      </p>
    </div>
  );
}

/** Sends the confirmation message again. */
export function SendAgain() {
  const w = words.value.access;
  const sent = useSignal(false);
  const { busy, failure, submit } = useSending(async () => {
    await change(SendConfirmationDocument, {});
    sent.value = true;
  });
  if (sent.value) return <p role="status">{w.sentAgain}</p>;
  return (
    <>
      <Failed failure={failure} />
      <Button quiet busy={busy} onClick={submit}>
        {w.sendAgain}
      </Button>
    </>
  );
}
