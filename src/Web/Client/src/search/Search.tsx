import { useSignal } from '@preact/signals';
import { useLocation } from 'preact-iso';
import { useEffect } from 'preact/hooks';
import { useAnswer } from '../api/answer';
import { CommunityCard } from '../communities/Find';
import { SearchCommunitiesDocument, SearchMembersDocument } from '../generated/operations';
import { Empty, LoadFailed, Loading, PageTitle } from '../parts/basics';
import { TextField } from '../parts/form';
import { Person } from '../parts/Person';
import { useSlow } from '../parts/useSlow';
import { words } from '../words';
import { peopleIn } from './people';

/** Communities and people, by the beginning of a word. */
export default function Search() {
  const w = words.value.search;
  const { query, route } = useLocation();
  const text = useSignal(query.text ?? '');
  const slow = useSlow(text.value);
  useEffect(() => {
    if (slow !== (query.text ?? '')) route(slow ? `/search?text=${encodeURIComponent(slow)}` : '/search', true);
  }, [slow]);
  return (
    <div class="page">
      <PageTitle>{w.title}</PageTitle>
      <form role="search" aria-label={w.title} onSubmit={(event) => event.preventDefault()}>
        <TextField label={w.field} hint={w.hint} value={text} type="search" />
      </form>
      {slow.length > 1 && <Results text={slow} />}
    </div>
  );
}

function Results({ text }: { text: string }) {
  const w = words.value;
  const communities = useAnswer(SearchCommunitiesDocument, { text });
  const members = useAnswer(SearchMembersDocument, { text });
  if (communities.error) return <LoadFailed again={communities.again} />;
  if (!communities.data || !members.data) return <Loading />;
  const places = communities.data.communities.nodes;
  const people = peopleIn(members.data);
  return (
    <>
      <p class="visually-hidden" role="status">
        {w.search.both(places.length, people.length)}
      </p>
      {places.length + people.length === 0 && <Empty title={w.search.nothing} hint={w.search.nothingHint} />}
      {places.length > 0 && (
        <section class="block">
          <h2>{w.search.communities}</h2>
          <ul class="cards">
            {places.map((community) => (
              <CommunityCard key={community.id} community={community} />
            ))}
          </ul>
        </section>
      )}
      {people.length > 0 && (
        <section class="block">
          <h2>{w.search.members}</h2>
          <ul class="people">
            {people.map((member) => (
              <li key={member.id}>
                <Person person={member}>{[w.status[member.status], member.localBody?.name].filter(Boolean).join(', ')}</Person>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
