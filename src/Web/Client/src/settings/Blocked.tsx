import { change } from '../api/ask';
import { UnblockDocument, type PersonFragment } from '../generated/operations';
import { toast } from '../parts/announce';
import { Button } from '../parts/basics';
import { Failed, useSending } from '../parts/form';
import { Person } from '../parts/Person';
import { words } from '../words';

/** Whom the member has blocked; only they know. */
export function Blocked({ members, again }: { members: PersonFragment[]; again: () => Promise<void> }) {
  const w = words.value.settings;
  return (
    <section class="card">
      <h2>{w.blockedTitle}</h2>
      <p class="soft">{members.length > 0 ? w.blockedHint : w.noBlocked}</p>
      {members.length > 0 && (
        <ul class="people">
          {members.map((member) => (
            <li key={member.id}>
              <Person person={member} actions={<Unblock member={member} again={again} />} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Unblock({ member, again }: { member: PersonFragment; again: () => Promise<void> }) {
  const w = words.value.settings;
  const { busy, failure, submit } = useSending(async () => {
    await change(UnblockDocument, { input: { memberId: member.id, blocked: false } });
    toast(w.unblocked(member.name));
    await again();
  });
  return (
    <>
      <Failed failure={failure} />
      <Button quiet busy={busy} aria-label={w.unblockName(member.name)} onClick={submit}>
        {w.unblock}
      </Button>
    </>
  );
}
