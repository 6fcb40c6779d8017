import { useEffect, useState } from 'preact/hooks';
import { change } from '../api/ask';
import { OpenRoomDocument } from '../generated/operations';
import { LoadFailed, Loading } from '../parts/basics';
import Conversation from './Conversation';
import type { Way } from './Open';

/** The room in which all members of a community talk; the first who comes opens it. */
export default function CommunityRoom({ communityId, back }: { communityId: string; back: Way }) {
  const [state, show] = useState<{ id?: string; failed?: boolean }>({});
  const open = () => {
    show({});
    change(OpenRoomDocument, { input: { communityId } }).then(({ conversation }) => show(conversation ? { id: conversation.id } : { failed: true }), () => show({ failed: true }));
  };
  useEffect(open, [communityId]);
  if (state.failed) return <LoadFailed again={open} />;
  return state.id ? <Conversation key={state.id} id={state.id} back={back} /> : <Loading />;
}
