import { useLocation } from 'preact-iso';
import { useRef } from 'preact/hooks';
import { change } from '../api/ask';
import { StartConversationDocument } from '../generated/operations';
import { toast } from '../parts/announce';
import { failureOf } from '../parts/form';
import { words } from '../words';

/** Opens the conversation with a member, apart where it is about a post, and goes there. */
export function useWrite(): (memberId: string, aboutId?: string) => void {
  const { route } = useLocation();
  const busy = useRef(false);
  const open = async (memberId: string, aboutId?: string) => {
    if (busy.current) return;
    busy.current = true;
    try {
      const { conversation } = await change(StartConversationDocument, { input: { memberIds: [memberId], aboutId } });
      if (conversation) route(`/messages/${conversation.id}`);
    } catch (error) {
      toast(failureOf(error, doorShut()).general.join(' '));
    } finally {
      busy.current = false;
    }
  };
  return (memberId, aboutId) => void open(memberId, aboutId);
}

/** What a refusal means to who starts to write: their own door is shut. */
export function doorShut(): Record<string, [field: string, sentence: string]> {
  return { NOT_ALLOWED: ['', words.peek().problems.doorShut] };
}
