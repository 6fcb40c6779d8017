import { signal } from '@preact/signals';
import { useAnswer } from '../api/answer';
import { recall, remember } from '../api/device';
import { me } from '../app/session';
import { CommunityFacts } from '../communities/Facts';
import { HomeSuggestionsDocument } from '../generated/operations';
import { Button, Why } from '../parts/basics';
import { words } from '../words';
import { suggest, type Suggestion } from './suggestions';

const off = signal(recall('suggestions.off', false));
const refused = signal(recall<string[]>('suggestions.refused', []));

function turn(value: boolean): void {
  off.value = value;
  remember('suggestions.off', value || null);
}

function refuse(id: string): void {
  refused.value = [...refused.value, id];
  remember('suggestions.refused', refused.value);
}

/** Communities one could like, each with its why, and a switch to have none. */
export function Suggestions() {
  const w = words.value.home;
  const { data } = useAnswer(HomeSuggestionsDocument, off.value ? null : {});
  if (off.value) {
    return (
      <section class="block">
        <p class="soft">{w.suggestionsAreOff}</p>
        <Button quiet onClick={() => turn(false)}>
          {w.suggestionsOn}
        </Button>
      </section>
    );
  }
  const found = suggest(data?.communities.nodes ?? [], me.value?.member.localBody?.code, refused.value);
  if (found.length === 0) return null;
  return (
    <section class="block" aria-labelledby="suggestions">
      <h2 id="suggestions">{w.suggestions}</h2>
      {found.map((suggestion) => (
        <Suggested key={suggestion.community.id} suggestion={suggestion} />
      ))}
      <button type="button" class="link" onClick={() => turn(true)}>
        {w.suggestionsOff}
      </button>
    </section>
  );
}

function Suggested({ suggestion: { community, why } }: { suggestion: Suggestion }) {
  const w = words.value.home;
  const reasons = { local: w.whyLocal(community.localBody?.name ?? ''), national: w.whyNational, open: w.whyOpen };
  return (
    <article class="card">
      <h3>
        <a href={`/c/${community.slug}`}>{community.name}</a>
      </h3>
      <CommunityFacts community={community} />
      <p>{community.summary}</p>
      <Why>{reasons[why]}</Why>
      <Button quiet onClick={() => refuse(community.id)}>
        {w.notForMe}
      </Button>
    </article>
  );
}
