import { useRef } from 'preact/hooks';
import { usePages } from '../api/pages';
import { inOrder } from '../forums/rows';
import { TopicRow } from '../forums/TopicRow';
import { withTopicEvent } from '../forums/withTopicEvent';
import { CommunityTopicsDocument, type CommunityWholeFragment } from '../generated/operations';
import { Empty, LoadFailed, Loading, Moved } from '../parts/basics';
import { Icon } from '../parts/Icon';
import { More } from '../parts/More';
import { useRowsLive } from '../thread/useRowsLive';
import { useSteady } from '../thread/useSteady';
import { words } from '../words';

/** The topics of a community, pinned first, then by last activity. */
export function Topics({ community, current }: { community: CommunityWholeFragment; current: string }) {
  const w = words.value.forum;
  const list = useRef<HTMLUListElement>(null);
  const { nodes, error, again, more, change } = usePages(CommunityTopicsDocument, { id: community.id, first: 30 }, (data) => data.community?.topics);
  useRowsLive([community.stream], { rows: nodes ?? [], put: change, again }, withTopicEvent);
  const { shown, moved, settle } = useSteady(inOrder(nodes ?? []), list);
  return (
    <>
      <div class="list-actions">
        <a class="button wide" href={`/c/${community.slug}/new`}>
          <Icon name="plus" />
          {w.newTopic}
        </a>
      </div>
      {!nodes && (error ? <LoadFailed again={again} /> : <Loading />)}
      {nodes?.length === 0 && <Empty title={w.noTopics} hint={w.noTopicsHint} />}
      <Moved count={moved} settle={settle} label={w.newTopics(moved)} />
      <ul class="rows" ref={list} aria-label={w.topics}>
        {shown.map((topic) => (
          <TopicRow key={topic.id} topic={topic} current={topic.id === current} />
        ))}
      </ul>
      <More more={more} />
    </>
  );
}
