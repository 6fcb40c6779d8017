import { me, myId } from '../app/session';
import type { TopicRowFragment } from '../generated/operations';
import { contentOf, type PostNews } from '../live/events';
import type { Apply } from '../thread/useRowsLive';
import { applyToRows } from './rows';

/** A list of topics after an event of a community, or of the member's inbox. */
export const withTopicEvent: Apply<TopicRowFragment> = (rows, event) => {
  const community = me.peek()?.communities.find((one) => one.stream === event.stream);
  const isUnknown = event.kind === 'post.added' && !rows.some((row) => row.id === contentOf<PostNews>(event).topicId);
  return isUnknown ? 'again' : applyToRows(rows, event, community, myId.peek());
};
