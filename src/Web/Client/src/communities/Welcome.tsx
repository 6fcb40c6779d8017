import { Empty } from '../parts/basics';
import { language, words } from '../words';
import { longDate } from '../words/dates';
import { Leave } from './Belong';
import { CommunityFacts } from './Facts';
import type { RoomProps } from './Community';

/** Beside the list while no topic is chosen: what this community is. */
export function Welcome(room: RoomProps) {
  const w = words.value.communities;
  const { community } = room;
  const isMember = community.myMembership?.state === 'ACTIVE';
  return (
    <div class="read-inner">
      <div class="card">
        <h2>{community.name}</h2>
        <CommunityFacts community={community} />
        <p>{community.summary}</p>
        <p class="soft small">{w.since(longDate(new Date(community.foundedAt), language.value))}</p>
        {isMember && <Leave {...room} />}
      </div>
      {isMember && <Empty title={w.chooseTopic} hint={w.chooseTopicHint} />}
    </div>
  );
}

