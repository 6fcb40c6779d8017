import type { CommunityCardFragment } from '../generated/operations';

export interface Suggestion {
  community: CommunityCardFragment;
  why: 'local' | 'national' | 'open';
}

/** At most three open communities one is not in: that of one's own local body, then national ones, then others, by name. */
export function suggest(communities: CommunityCardFragment[], localBody: string | undefined, refused: string[]): Suggestion[] {
  const rank = { local: 0, national: 1, open: 2 };
  return communities
    .filter((community) => community.door === 'OPEN' && !community.myMembership && !refused.includes(community.id))
    .map((community) => ({ community, why: whyOf(community, localBody) }))
    .filter(({ community, why }) => community.kind !== 'LOCAL_BODY' || why === 'local')
    .sort((a, b) => rank[a.why] - rank[b.why] || a.community.name.localeCompare(b.community.name, 'fr'))
    .slice(0, 3);
}

function whyOf(community: CommunityCardFragment, localBody: string | undefined): Suggestion['why'] {
  if (localBody && community.kind === 'LOCAL_BODY' && community.localBody?.code === localBody) return 'local';
  return community.kind === 'NATIONAL' ? 'national' : 'open';
}
