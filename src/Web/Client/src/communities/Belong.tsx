import { useSignal } from '@preact/signals';
import { change } from '../api/ask';
import { loadMe } from '../app/session';
import { JoinCommunityDocument, LeaveCommunityDocument } from '../generated/operations';
import { toast } from '../parts/announce';
import { Button } from '../parts/basics';
import { Confirm } from '../parts/Dialog';
import { Failed, TextField, useSending } from '../parts/form';
import { words } from '../words';
import type { RoomProps } from './Community';

/** How to come in, for who is not in: by the open door, by asking, or by the invitation received. */
export function Belong({ community, patch, again }: RoomProps) {
  const w = words.value.communities;
  const word = useSignal('');
  const state = community.myMembership?.state;
  const { busy, failure, submit, form } = useSending(
    async () => {
      const { community: joined } = await change(JoinCommunityDocument, { input: { communityId: community.id, word: word.value || null } });
      if (joined?.myMembership?.state === 'ACTIVE') toast(w.joined(community.name));
      await loadMe();
      if (joined) patch(joined);
    },
    ['word'],
  );
  const withdraw = useSending(async () => {
    await change(LeaveCommunityDocument, { input: { communityId: community.id } });
    toast(w.removed);
    await loadMe();
    await again();
  });
  const withdrawing = (label: string) => (
    <>
      <Failed failure={withdraw.failure} />
      <Button quiet busy={withdraw.busy} onClick={() => void withdraw.submit()}>
        {label}
      </Button>
    </>
  );
  if (state === 'ASKED')
    return (
      <div class="belong">
        <p class="note">{w.asked}</p>
        {withdrawing(w.takeBack)}
      </div>
    );
  const asks = community.door === 'ON_REQUEST' && state !== 'INVITED';
  return (
    <form ref={form} class="belong" onSubmit={submit} noValidate>
      <p class="note">{state === 'INVITED' ? w.invited : w.membersOnlyHint}</p>
      {asks && <TextField label={w.askWord} value={word} lines={2} optional problem={failure.fields.word} />}
      <Failed failure={failure} />
      <Button type="submit" busy={busy}>
        {state === 'INVITED' ? w.accept : asks ? w.ask : w.join}
      </Button>
      {state === 'INVITED' && withdrawing(w.decline)}
    </form>
  );
}

export function Leave({ community, again }: RoomProps) {
  const w = words.value.communities;
  const asking = useSignal(false);
  const leave = async () => {
    await change(LeaveCommunityDocument, { input: { communityId: community.id } });
    toast(w.left);
    await loadMe();
    await again();
  };
  return (
    <>
      <Button quiet onClick={() => (asking.value = true)}>
        {w.leave}
      </Button>
      {asking.value && <Confirm title={w.leaveSure(community.name)} hint={w.leaveHint} action={w.leave} act={leave} onClose={() => (asking.value = false)} />}
    </>
  );
}
