import { useAnswer } from '../api/answer';
import { change } from '../api/ask';
import { me } from '../app/session';
import { BlockedDocument, BlockMemberDocument, type PersonFragment } from '../generated/operations';
import { useStream } from '../live/useStream';
import { toast } from '../parts/announce';
import { Button } from '../parts/basics';
import { Confirm } from '../parts/Dialog';
import { failureOf } from '../parts/form';
import { words } from '../words';

/** Whom the member has blocked, on any of their devices. */
export function useBlocked(): Set<string> {
  const { data, again } = useAnswer(BlockedDocument, {});
  useStream(me.value?.inbox, { event: (event) => event.kind === 'blocks.changed' && void again() });
  return new Set(data?.me?.blockedMembers.map((member) => member.id));
}

/** Asks before blocking, and says what it does. */
export function Block({ member, onClose }: { member: PersonFragment; onClose: () => void }) {
  const w = words.value.messages;
  const block = async () => void (await change(BlockMemberDocument, { input: { memberId: member.id, blocked: true } }));
  return <Confirm title={w.blockSure(member.name)} hint={w.blockHint} action={w.blockDo} act={block} onClose={onClose} />;
}

export async function unblock(member: PersonFragment): Promise<void> {
  try {
    await change(BlockMemberDocument, { input: { memberId: member.id, blocked: false } });
    toast(words.peek().messages.unblocked(member.name));
  } catch (error) {
    toast(failureOf(error).general.join(' '));
  }
}

/** In place of the composer. */
export function BlockedNote({ member }: { member: PersonFragment }) {
  const w = words.value.messages;
  return (
    <div class="note blocked-note">
      <p>{w.blocked(member.name)}</p>
      <Button quiet onClick={() => void unblock(member)}>
        {w.unblock(member.name)}
      </Button>
    </div>
  );
}
