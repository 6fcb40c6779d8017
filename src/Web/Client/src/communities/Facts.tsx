import type { CommunityCardFragment } from '../generated/operations';
import { words } from '../words';

/** What kind of community it is, how many are in it and who may enter. */
export function CommunityFacts({ community }: { community: CommunityCardFragment }) {
  const w = words.value;
  return (
    <p class="facts">
      <span>{w.kinds[community.kind]}</span>
      <span>{w.communities.members(community.memberCount)}</span>
      <span>{w.doors[community.door]}</span>
    </p>
  );
}
