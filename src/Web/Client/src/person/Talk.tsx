import { useAnswer } from '../api/answer';
import { myId } from '../app/session';
import { PeopleToTalkToDocument, type PeopleToTalkToQuery, type PersonFragment } from '../generated/operations';
import { Card, LoadFailed, Loading, PageTitle } from '../parts/basics';
import { Person } from '../parts/Person';
import { Place } from '../parts/Place';
import { words } from '../words';

type Community = NonNullable<PeopleToTalkToQuery['me']>['communities'][number];

/** The people behind the screens: those of my local body first. */
export default function Talk() {
  const w = words.value.person;
  const { data, error, again } = useAnswer(PeopleToTalkToDocument, {});
  if (!data?.me) return error ? <LoadFailed again={again} /> : <Loading />;
  const { communities, member } = data.me;
  const isLocal = (community: Community) => community.kind === 'LOCAL_BODY' && community.localBody?.code === member.localBody?.code;
  return (
    <div class="page">
      <PageTitle>{w.title}</PageTitle>
      <p class="soft">{w.intro}</p>
      <Card title={w.localBody}>
        {member.localBody ? (
          <>
            <p>
              <Place name={member.localBody.name} />
            </p>
            <p class="soft">{w.localBodyHint}</p>
          </>
        ) : (
          <p>
            {w.noLocalBody} <a href="/me">{w.chooseLocalBody}</a>
          </p>
        )}
      </Card>
      <Stewards title={w.localStewards} communities={communities.filter(isLocal)} />
      <Stewards title={w.stewards} communities={communities.filter((community) => !isLocal(community))} />
      {communities.length === 0 && <p class="note">{w.none}</p>}
    </div>
  );
}

function Stewards({ title, communities }: { title: string; communities: Community[] }) {
  const w = words.value.person;
  const people = new Map<string, { person: PersonFragment; of: string[] }>();
  for (const community of communities) {
    for (const member of community.stewards ?? []) {
      if (member.id === myId.value) continue;
      const known = people.get(member.id) ?? { person: member, of: [] };
      known.of.push(community.name);
      people.set(member.id, known);
    }
  }
  if (people.size === 0) return null;
  return (
    <Card title={title}>
      <ul class="people">
        {[...people.values()].map(({ person, of }) => (
          <li key={person.id}>
            <Person person={person}>{w.stewardOf(of)}</Person>
          </li>
        ))}
      </ul>
    </Card>
  );
}
