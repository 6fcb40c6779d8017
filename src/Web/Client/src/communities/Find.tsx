import { useSignal } from '@preact/signals';
import { useLocation } from 'preact-iso';
import { useEffect } from 'preact/hooks';
import { usePages } from '../api/pages';
import { me } from '../app/session';
import { FindCommunitiesDocument, type CommunityCardFragment, type CommunityKind } from '../generated/operations';
import { Empty, LoadFailed, Loading, PageTitle } from '../parts/basics';
import { Icon } from '../parts/Icon';
import { SelectField, TextField } from '../parts/form';
import { More } from '../parts/More';
import { words } from '../words';
import { CommunityFacts } from './Facts';
import './communities.css';

/** Every community one may know of, by name, with those one is in first. */
export default function Find() {
  const { communities: w, kinds, app } = words.value;
  const { query, route } = useLocation();
  const text = useSignal(query.text ?? '');
  const kind = useSignal(query.kind ?? '');
  useEffect(() => {
    const soon = setTimeout(() => {
      const asked = new URLSearchParams({ ...(text.value && { text: text.value }), ...(kind.value && { kind: kind.value }) }).toString();
      if (asked !== new URLSearchParams(query).toString()) route(`/communities${asked ? `?${asked}` : ''}`, true);
    }, 250);
    return () => clearTimeout(soon);
  }, [text.value, kind.value]);
  const mine = me.value?.communities ?? [];
  return (
    <div class="page wide-page">
      <header class="page-head">
        <PageTitle>{w.title}</PageTitle>
        <a class="button quiet" href="/communities/new">
          <Icon name="plus" />
          {w.foundNew}
        </a>
      </header>
      {mine.length > 0 && (
        <nav class="mine" aria-label={app.myCommunities}>
          <h2>{app.myCommunities}</h2>
          <ul>
            {mine.map((community) => (
              <li key={community.id}>
                <a class="chip" href={`/c/${community.slug}`}>
                  {community.name}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <form class="filters" role="search" aria-label={w.find} onSubmit={(event) => event.preventDefault()}>
        <TextField label={w.findField} value={text} type="search" />
        <SelectField label={w.kind} value={kind} options={[['', w.everyKind], ...Object.entries(kinds)]} />
      </form>
      <Found text={query.text ?? ''} kind={(query.kind as CommunityKind) || null} />
    </div>
  );
}

function Found({ text, kind }: { text: string; kind: CommunityKind | null }) {
  const w = words.value.communities;
  const { nodes, error, again, more } = usePages(FindCommunitiesDocument, { text, kind, first: 24 }, (data) => data.communities);
  if (!nodes) return error ? <LoadFailed again={again} /> : <Loading />;
  if (nodes.length === 0) {
    return (
      <Empty title={w.none} hint={w.noneHint}>
        <a class="button" href="/communities/new">
          {w.foundNew}
        </a>
      </Empty>
    );
  }
  return (
    <>
      <p class="visually-hidden" role="status">
        {w.found(nodes.length)}
      </p>
      <ul class="cards">
        {nodes.map((community) => (
          <CommunityCard key={community.id} community={community} />
        ))}
      </ul>
      <More more={more} />
    </>
  );
}

export function CommunityCard({ community }: { community: CommunityCardFragment }) {
  const w = words.value;
  const state = community.myMembership?.state;
  return (
    <li class="card community-card">
      <h3>
        <a class="row-link" href={`/c/${community.slug}`}>
          {community.name}
        </a>
      </h3>
      <CommunityFacts community={community} />
      <p>{community.summary}</p>
      {state === 'ACTIVE' && (
        <p class="mark">
          <Icon name="check" /> {w.roles[community.myMembership!.role]}
        </p>
      )}
    </li>
  );
}
