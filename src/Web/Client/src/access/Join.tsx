import { useSignal } from '@preact/signals';
import { useLocation } from 'preact-iso';
import { useAnswer } from '../api/answer';
import { change } from '../api/ask';
import { loadMe } from '../app/session';
import { InvitationOfferDocument, SignUpDocument, type BeneficiaryStatus, type InvitationOfferQuery } from '../generated/operations';
import { toast } from '../parts/announce';
import { Button, Empty, LoadFailed, Loading, PageTitle } from '../parts/basics';
import { Failed, PasswordField, SelectField, TextField, useSending } from '../parts/form';
import { language, words } from '../words';
import { longDate } from '../words/dates';

export default function Join({ token = '' }: { token?: string }) {
  const w = words.value.access;
  const { data, error, again } = useAnswer(InvitationOfferDocument, { token });
  if (!data) return error ? <LoadFailed again={again} /> : <Loading />;
  return (
    <div class="card door">
      <PageTitle>{w.joinTitle}</PageTitle>
      {data.invitation ? (
        <>
          <Offer offer={data.invitation} />
          <JoinForm token={token} />
        </>
      ) : (
        <Empty title={w.offerGone} hint={w.offerGoneHint} />
      )}
      <p>
        <a href="/sign-in">{w.haveAccount}</a>
      </p>
    </div>
  );
}

function Offer({ offer }: { offer: NonNullable<InvitationOfferQuery['invitation']> }) {
  const w = words.value.access;
  return (
    <div class="why">
      {offer.from && <p>{w.invitedBy(offer.from)}</p>}
      {offer.kind === 'HOUSEHOLD' ? <p>{w.household}</p> : offer.localBody && <p>{w.invitedByBody(offer.localBody.name)}</p>}
      <p class="soft">{w.validUntil(longDate(new Date(offer.expiresAt), language.value))}</p>
    </div>
  );
}

function JoinForm({ token }: { token: string }) {
  const { access: w, status: statuses, problems } = words.value;
  const { route } = useLocation();
  const name = useSignal('');
  const email = useSignal('');
  const password = useSignal('');
  const status = useSignal('AGENT');
  const { busy, failure, submit, form } = useSending(
    async () => {
      const input = { invitation: token, name: name.value, email: email.value, password: password.value, status: status.value as BeneficiaryStatus };
      await change(SignUpDocument, { input });
      await loadMe();
      toast(w.checkMail);
      route('/', true);
    },
    ['name', 'email', 'password', 'status'],
    { ALREADY_THERE: ['email', problems.emailTaken] },
  );
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <TextField label={w.name} value={name} autoComplete="name" problem={failure.fields.name} />
      <TextField label={w.email} value={email} type="email" inputMode="email" autoComplete="username" problem={failure.fields.email} />
      <PasswordField label={w.password} value={password} autoComplete="new-password" hint={w.passwordHint} problem={failure.fields.password} />
      <SelectField label={w.iAm} value={status} options={Object.entries(statuses)} problem={failure.fields.status} />
      <Failed failure={failure} />
      <Button type="submit" busy={busy} class="wide">
        {w.join}
      </Button>
    </form>
  );
}
