import { useSignal } from '@preact/signals';
import { usePages } from '../api/pages';
import { change } from '../api/ask';
import { myId } from '../app/session';
import { CommunityMembersDocument, RemoveMemberDocument, SetRoleDocument, type CommunityMembersQuery, type PersonFragment, type Role } from '../generated/operations';
import { useWrite } from '../messages/useWrite';
import { toast } from '../parts/announce';
import { Back } from '../parts/Back';
import { LoadFailed, Loading, PageTitle } from '../parts/basics';
import { Confirm } from '../parts/Dialog';
import { failureOf, TextField } from '../parts/form';
import { Icon } from '../parts/Icon';
import { Menu } from '../parts/Menu';
import { More } from '../parts/More';
import { Person } from '../parts/Person';
import { useSlow } from '../parts/useSlow';
import { language, words } from '../words';
import { longDate } from '../words/dates';
import type { RoomProps } from './Community';

type Membership = NonNullable<NonNullable<CommunityMembersQuery['community']>['members']>['nodes'][number];

export default function Members({ community }: RoomProps) {
  const w = words.value.communities;
  const text = useSignal('');
  const slow = useSlow(text.value);
  const { nodes, error, again, more } = usePages(CommunityMembersDocument, { id: community.id, text: slow, first: 40 }, (data) => data.community?.members);
  const isSteward = community.myMembership?.role === 'STEWARD';
  return (
    <>
      <header class="read-head">
        <Back href={`/c/${community.slug}`} label={community.name} />
        <PageTitle>{w.membersTab}</PageTitle>
      </header>
      <div class="read-inner">
        <TextField label={w.findMember} value={text} type="search" />
        {!nodes && (error ? <LoadFailed again={again} /> : <Loading />)}
        {nodes?.length === 0 && <p class="soft">{w.noMember}</p>}
        <ul class="people">
          {nodes?.map((membership) => (
            <li key={membership.member.id}>
              <Person
                person={membership.member}
                presence
                actions={
                  membership.member.id !== myId.value && (
                    <>
                      <Write person={membership.member} />
                      {isSteward && <Actions communityId={community.id} membership={membership} again={again} />}
                    </>
                  )
                }
              >
                <Said membership={membership} />
              </Person>
            </li>
          ))}
        </ul>
        <More more={more} />
      </div>
    </>
  );
}

function Write({ person }: { person: PersonFragment }) {
  const w = words.value.messages;
  const write = useWrite();
  return (
    <button type="button" class="icon-button" title={w.write} aria-label={w.writeTo(person.name)} onClick={() => write(person.id)}>
      <Icon name="message" />
    </button>
  );
}

function Said({ membership: { role, since, member } }: { membership: Membership }) {
  const w = words.value;
  const parts = [role === 'STEWARD' && w.roles.STEWARD, w.status[member.status], member.localBody?.name, w.communities.memberSince(longDate(new Date(since), language.value))];
  return <>{parts.filter(Boolean).join(', ')}</>;
}

function Actions({ communityId, membership, again }: { communityId: string; membership: Membership; again: () => Promise<void> }) {
  const w = words.value.communities;
  const removing = useSignal(false);
  const { member, role } = membership;
  const setRole = async (next: Role) => {
    try {
      await change(SetRoleDocument, { input: { communityId, memberId: member.id, role: next } });
      toast(w.removed);
      await again();
    } catch (error) {
      toast(failureOf(error).general.join(' '));
    }
  };
  const remove = async () => {
    await change(RemoveMemberDocument, { input: { communityId, memberId: member.id } });
    toast(w.removed);
    await again();
  };
  return (
    <>
      <Menu label={w.membersActions(member.name)}>
        <button type="button" onClick={() => void setRole(role === 'STEWARD' ? 'MEMBER' : 'STEWARD')}>
          {role === 'STEWARD' ? w.makeMember : w.makeSteward}
        </button>
        <button type="button" onClick={() => (removing.value = true)}>
          {w.remove}
        </button>
      </Menu>
      {removing.value && <Confirm title={w.removeSure(member.name)} hint={w.removeHint} action={w.remove} act={remove} onClose={() => (removing.value = false)} />}
    </>
  );
}
