import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { Refused, SignedOut, Unreachable } from '../api/ask';
import { loadMe } from '../app/session';
import type { ProfileFragment } from '../generated/operations';
import { toast } from '../parts/announce';
import { Button } from '../parts/basics';
import { Failed, useSending } from '../parts/form';
import { Picture } from '../parts/Person';
import { words } from '../words';

/** One's picture: chosen and sent at once, or taken away. */
export function PictureForm({ member, again }: { member: ProfileFragment; again: () => Promise<void> }) {
  const { members: w, problems } = words.value;
  const chosen = useSignal<File | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const meanings = { notAPicture: ['', problems.notAPicture] as [string, string] };
  const done = async (text: string) => {
    toast(text);
    await Promise.all([again(), loadMe()]);
  };
  const sending = useSending(
    async () => {
      const file = chosen.peek();
      if (!file) return;
      await send('/pictures', { method: 'POST', body: file, headers: { 'Content-Type': file.type || 'application/octet-stream' } });
      await done(w.pictureSaved);
    },
    undefined,
    meanings,
  );
  const removing = useSending(async () => {
    await send('/pictures/mine', { method: 'DELETE' });
    await done(w.pictureRemoved);
  });
  return (
    <section class="card picture-form">
      <h2>{w.picture}</h2>
      <Picture person={member} size="large" />
      <div>
        <p class="hint">{w.pictureHint}</p>
        <input
          ref={input}
          class="visually-hidden"
          type="file"
          accept="image/jpeg,image/png,image/webp,image/gif"
          tabIndex={-1}
          aria-label={w.picture}
          onChange={(event) => {
            chosen.value = event.currentTarget.files?.[0] ?? null;
            event.currentTarget.value = '';
            void sending.submit();
          }}
        />
        <Failed failure={sending.failure} />
        <Failed failure={removing.failure} />
        <div class="actions">
          <Button quiet busy={sending.busy} onClick={() => input.current?.click()}>
            {w.choosePicture}
          </Button>
          {member.pictureUrl && (
            <Button quiet busy={removing.busy} onClick={removing.submit}>
              {w.removePicture}
            </Button>
          )}
        </div>
      </div>
    </section>
  );
}

async function send(address: string, request: RequestInit): Promise<void> {
  const response = await fetch(address, request).catch(() => {
    throw new Unreachable();
  });
  if (response.ok) return;
  if (response.status === 401) throw new SignedOut();
  if (response.status >= 500) throw new Unreachable();
  throw new Refused([{ code: 'notAPicture', message: '' }]);
}
