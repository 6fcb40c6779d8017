import { useSignal } from '@preact/signals';
import { ask } from '../api/ask';
import { RequestPasswordResetDocument } from '../generated/operations';
import { Button, PageTitle } from '../parts/basics';
import { Failed, TextField, useSending } from '../parts/form';
import { words } from '../words';

export default function Forgotten() {
  const w = words.value.access;
  const email = useSignal('');
  const sent = useSignal(false);
  const { busy, failure, submit, form } = useSending(
    async () => {
      await ask(RequestPasswordResetDocument, { input: { email: email.value } });
      sent.value = true;
    },
    ['email'],
  );
  return (
    <div class="card door">
      <PageTitle>{w.forgottenTitle}</PageTitle>
      {sent.value ? (
        <p role="status">{w.linkSent}</p>
      ) : (
        <form ref={form} onSubmit={submit} noValidate>
          <p>{w.forgottenIntro}</p>
          <TextField label={w.email} value={email} type="email" inputMode="email" autoComplete="username" problem={failure.fields.email} />
          <Failed failure={failure} />
          <Button type="submit" busy={busy} class="wide">
            {w.sendLink}
          </Button>
        </form>
      )}
      <p>
        <a href="/sign-in">{w.signIn}</a>
      </p>
    </div>
  );
}
