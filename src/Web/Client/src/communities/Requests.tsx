import { useAnswer } from '../api/answer';
import { change } from '../api/ask';
import { CommunityRequestsDocument, DecideRequestDocument, type PersonFragment } from '../generated/operations';
import { toast } from '../parts/announce';
import { Back } from '../parts/Back';
import { Button, LoadFailed, Loading, PageTitle } from '../parts/basics';
import { Failed, useSending } from '../parts/form';
import { Person } from '../parts/Person';
import { Time } from '../parts/Time';
import { words } from '../words';
import type { RoomProps } from './Community';

/** Who asks to join: the first who asked first. */
export default function Requests({ community }: RoomProps) {
  const w = words.value;
  const { data, error, again } = useAnswer(CommunityRequestsDocument, { id: community.id });
  const requests = data?.community?.requests;
  return (
    <>
      <header class="read-head">
        <Back href={`/c/${community.slug}`} label={community.name} />
        <PageTitle>{w.communities.requestsTab}</PageTitle>
      </header>
      <div class="read-inner">
        {!data && (error ? <LoadFailed again={again} /> : <Loading />)}
        {requests?.length === 0 && <p class="soft">{w.communities.noRequests}</p>}
        {requests?.map(({ member, since, word }) => (
          <article class="card" key={member.id}>
            <Person person={member}>
              {[w.status[member.status], member.localBody?.name].filter(Boolean).join(', ')}, <Time at={since} />
            </Person>
            {word && <blockquote class="word">{word}</blockquote>}
            <Decide communityId={community.id} member={member} again={again} />
          </article>
        ))}
      </div>
    </>
  );
}

function Decide({ communityId, member, again }: { communityId: string; member: PersonFragment; again: () => Promise<void> }) {
  const w = words.value.communities;
  const decide = (accept: boolean) => async () => {
    await change(DecideRequestDocument, { input: { communityId, memberId: member.id, accept } });
    toast(accept ? w.accepted(member.name) : w.declined);
    await again();
  };
  const yes = useSending(decide(true));
  const no = useSending(decide(false));
  return (
    <>
      <Failed failure={yes.failure} />
      <Failed failure={no.failure} />
      <div class="actions">
        <Button busy={yes.busy} aria-label={w.acceptRequest(member.name)} onClick={yes.submit}>
          {w.acceptShort}
        </Button>
        <Button quiet busy={no.busy} aria-label={w.declineRequest(member.name)} onClick={no.submit}>
          {w.declineShort}
        </Button>
      </div>
    </>
  );
}
