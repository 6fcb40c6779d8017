import { useSignal } from '@preact/signals';
import { useLocation } from 'preact-iso';
import { change } from '../api/ask';
import { loadMe } from '../app/session';
import { ResetPasswordDocument } from '../generated/operations';
import { toast } from '../parts/announce';
import { Button, PageTitle } from '../parts/basics';
import { Failed, PasswordField, useSending } from '../parts/form';
import { words } from '../words';

export default function Reset({ id = '' }: { id?: string }) {
  const w = words.value.access;
  const { query, route } = useLocation();
  const password = useSignal('');
  const { busy, failure, submit, form } = useSending(
    async () => {
      await change(ResetPasswordDocument, { input: { memberId: id, token: query.token ?? '', password: password.value } });
      toast(w.resetDone);
      await loadMe();
      route('/sign-in', true);
    },
    ['password'],
  );
  return (
    <div class="card door">
      <PageTitle>{w.resetTitle}</PageTitle>
      <form ref={form} onSubmit={submit} noValidate>
        <PasswordField label={w.newPassword} value={password} autoComplete="new-password" hint={w.passwordHint} problem={failure.fields.password} />
        <Failed failure={failure} />
        <Button type="submit" busy={busy} class="wide">
          {w.reset}
        </Button>
      </form>
      <p>
        <a href="/forgot">{w.forgotten}</a>
      </p>
    </div>
  );
}
