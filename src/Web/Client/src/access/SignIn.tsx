import { useSignal } from '@preact/signals';
import { useLocation } from 'preact-iso';
import { useEffect } from 'preact/hooks';
import { change } from '../api/ask';
import { loadMe, me } from '../app/session';
import { SignInDocument } from '../generated/operations';
import { Button, PageTitle } from '../parts/basics';
import { Failed, PasswordField, TextField, useSending } from '../parts/form';
import { words } from '../words';

export default function SignIn() {
  const w = words.value.access;
  const { query, route } = useLocation();
  const email = useSignal('');
  const password = useSignal('');
  const { busy, failure, submit, form } = useSending(
    async () => {
      await change(SignInDocument, { input: { email: email.value, password: password.value } });
      await loadMe();
    },
    ['email', 'password'],
  );
  // Also for who has signed in already, in this window or another.
  const signedIn = !!me.value;
  useEffect(() => {
    if (signedIn) route(ownPath(query.to), true);
  }, [signedIn]);
  return (
    <div class="card door">
      <PageTitle>{w.signInTitle}</PageTitle>
      <p class="soft">{w.intro}</p>
      <form ref={form} onSubmit={submit} noValidate>
        <TextField label={w.email} value={email} type="email" inputMode="email" autoComplete="username" problem={failure.fields.email} />
        <PasswordField label={w.password} value={password} autoComplete="current-password" problem={failure.fields.password} />
        <Failed failure={failure} />
        <Button type="submit" busy={busy} class="wide">
          {w.signIn}
        </Button>
      </form>
      <p>
        <a href="/forgot">{w.forgotten}</a>
      </p>
      <p class="soft">{w.noAccount}</p>
    </div>
  );
}

/** A path of this site only: a link must not lead elsewhere after signing in. */
function ownPath(to: string | undefined): string {
  return to && /^\/(?![/\\])/.test(to) ? to : '/';
}
