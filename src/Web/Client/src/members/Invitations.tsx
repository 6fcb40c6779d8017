import { useSignal } from '@preact/signals';
import { SendAgain } from '../access/Confirm';
import { useAnswer } from '../api/answer';
import { change } from '../api/ask';
import { GiveInvitationDocument, MyInvitationsDocument, RevokeInvitationDocument, type InvitationGivenFragment, type InvitationKind } from '../generated/operations';
import { toast } from '../parts/announce';
import { Button, Card, LoadFailed, Loading, PageTitle } from '../parts/basics';
import { ChoiceField, Failed, TextField, useSending } from '../parts/form';
import { language, words } from '../words';
import { longDate } from '../words/dates';
import { Copyable } from './Copyable';
import './members.css';

/** Inviting somebody of one's household, or the beneficiaries of the local body one looks after. */
export default function Invitations() {
  const { members: w, access } = words.value;
  const { data, error, again } = useAnswer(MyInvitationsDocument, {});
  if (!data?.me) return error ? <LoadFailed again={again} /> : <Loading />;
  const { invitations, communities, emailConfirmed } = data.me;
  const looksAfter = communities.some((community) => community.kind === 'LOCAL_BODY' && community.myMembership?.role === 'STEWARD');
  return (
    <div class="page">
      <PageTitle>{w.invitations}</PageTitle>
      <p class="soft">{w.invitationsIntro}</p>
      {emailConfirmed ? (
        <Give looksAfter={looksAfter} again={again} />
      ) : (
        <Card>
          <p>{access.confirmReminder}</p>
          <SendAgain />
        </Card>
      )}
      <section class="card">
        <h2>{w.invitations}</h2>
        {invitations.length === 0 && <p class="soft">{w.noInvitations}</p>}
        <ul class="lines">
          {invitations.map((invitation) => (
            <Given key={invitation.id} invitation={invitation} again={again} />
          ))}
        </ul>
      </section>
    </div>
  );
}

function Give({ looksAfter, again }: { looksAfter: boolean; again: () => Promise<void> }) {
  const w = words.value.members;
  const kind = useSignal<string>('HOUSEHOLD');
  const uses = useSignal('20');
  const link = useSignal('');
  const isForMany = looksAfter && kind.value === 'LOCAL_BODY';
  const { busy, failure, submit, form } = useSending(
    async () => {
      const input = { kind: kind.value as InvitationKind, uses: isForMany ? Number(uses.value) || 0 : null };
      const { token } = await change(GiveInvitationDocument, { input });
      link.value = `${location.origin}/join/${token}`;
      await again();
    },
    ['uses'],
  );
  const options = [
    { value: 'HOUSEHOLD', label: w.giveHousehold },
    { value: 'LOCAL_BODY', label: w.giveLocalBody },
  ];
  return (
    <form ref={form} class="card" onSubmit={submit} noValidate>
      <ChoiceField label={w.whoFor} value={kind} options={looksAfter ? options : options.slice(0, 1)} />
      {isForMany && <TextField label={w.uses} value={uses} inputMode="numeric" problem={failure.fields.uses} />}
      <Failed failure={failure} />
      <Button type="submit" busy={busy}>
        {w.give}
      </Button>
      {link.value && <Copyable label={w.link} hint={w.linkHint} text={link.value} />}
    </form>
  );
}

function Given({ invitation, again }: { invitation: InvitationGivenFragment; again: () => Promise<void> }) {
  const { members: w, access } = words.value;
  const { busy, failure, submit } = useSending(async () => {
    await change(RevokeInvitationDocument, { input: { invitationId: invitation.id } });
    toast(w.revoked);
    await again();
  });
  return (
    <li>
      <div>
        <b>{invitation.localBody && invitation.kind === 'LOCAL_BODY' ? invitation.localBody.name : w.invitationKinds[invitation.kind]}</b>
        <p class="soft small">
          {w.usesLeft(invitation.usesLeft)}. {access.validUntil(longDate(new Date(invitation.expiresAt), language.value))}
        </p>
        <Failed failure={failure} />
      </div>
      <Button quiet busy={busy} onClick={submit}>
        {w.revoke}
      </Button>
    </li>
  );
}
