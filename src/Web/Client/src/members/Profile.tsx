import { useSignal } from '@preact/signals';
import { useAnswer } from '../api/answer';
import { change } from '../api/ask';
import { NotFound } from '../app/App';
import { me, myId } from '../app/session';
import { InviteMemberDocument, MemberDocument, type ProfileFragment } from '../generated/operations';
import { useWrite } from '../messages/useWrite';
import { toast } from '../parts/announce';
import { Button, LoadFailed, Loading, PageTitle } from '../parts/basics';
import { Failed, SelectField, useSending } from '../parts/form';
import { Icon } from '../parts/Icon';
import { Picture } from '../parts/Person';
import { Place } from '../parts/Place';
import { language, words } from '../words';
import { longDate } from '../words/dates';
import { languageName } from './languages';
import './members.css';

/** A member as others see them. */
export default function Profile({ id = '' }: { id?: string }) {
  const w = words.value.members;
  const write = useWrite();
  const { data, error, again } = useAnswer(MemberDocument, { id });
  if (!data) return error ? <LoadFailed again={again} /> : <Loading />;
  const member = data.member;
  if (!member) return <NotFound />;
  const mine = member.id === myId.value;
  const shared = member.sharedCommunities;
  return (
    <div class="page">
      <article class="card profile">
        <Picture person={member} size="large" presence />
        <div>
          <PageTitle>{member.name}</PageTitle>
          <ProfileFacts member={member} />
        </div>
        {member.about && <p class="as-typed about">{member.about}</p>}
        {!mine && shared.length > 0 && (
          <div class="about">
            <Button onClick={() => write(member.id)}>
              <Icon name="message" />
              {words.value.messages.write}
            </Button>
          </div>
        )}
        {mine && (
          <p class="about">
            <span class="soft">{w.itIsMe}</span> <a href="/me">{w.edit}</a>
          </p>
        )}
      </article>
      {!mine && (
        <section class="card">
          <h2>{w.shared}</h2>
          {shared.length === 0 && <p class="soft">{w.noShared}</p>}
          <ul class="chips">
            {shared.map((community) => (
              <li key={community.id}>
                <a class="chip" href={`/c/${community.slug}`}>
                  {community.name}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      {!mine && <Invite memberId={member.id} shared={shared.map((community) => community.id)} />}
    </div>
  );
}

function ProfileFacts({ member }: { member: ProfileFragment }) {
  const w = words.value;
  return (
    <p class="facts">
      <span>{w.status[member.status]}</span>
      {member.localBody && <span>{member.localBody.name}</span>}
      {member.commune && <Place name={member.commune.name} departement={member.commune.departement} />}
      {member.languages.length > 0 && <span>{member.languages.map((tag) => languageName(tag, language.value)).join(', ')}</span>}
      <span>{w.members.since(longDate(new Date(member.joinedAt), language.value))}</span>
    </p>
  );
}

/** For stewards: inviting the member into a community they look after. */
function Invite({ memberId, shared }: { memberId: string; shared: string[] }) {
  const w = words.value.members;
  const open = me.value?.communities.filter((community) => community.myMembership?.role === 'STEWARD' && !shared.includes(community.id)) ?? [];
  const chosen = useSignal(open[0]?.id ?? '');
  const { busy, failure, submit, form } = useSending(async () => {
    await change(InviteMemberDocument, { input: { communityId: chosen.value, memberId } });
    toast(w.inviteSent);
  });
  if (open.length === 0) return null;
  return (
    <form ref={form} class="card" onSubmit={submit}>
      <h2>{w.inviteTo}</h2>
      <SelectField label={w.inviteChoice} value={chosen} options={open.map((community) => [community.id, community.name])} />
      <Failed failure={failure} />
      <Button type="submit" quiet busy={busy}>
        {w.invite}
      </Button>
    </form>
  );
}
