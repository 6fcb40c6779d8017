import type { FileShown } from '../live/events';
import { Refused, SignedOut, Unreachable } from './ask';

/** Gives a file into a conversation, to be sent with a message. Throws Unreachable, SignedOut or Refused. */
export async function giveFile(conversationId: string, file: File, abort: AbortSignal): Promise<FileShown> {
  const response = await fetch(`/files?conversation=${conversationId}&name=${encodeURIComponent(file.name)}`, {
    method: 'POST',
    body: file,
    headers: { 'Content-Type': file.type || 'application/octet-stream' },
    signal: abort,
  }).catch((error) => {
    throw abort.aborted ? error : new Unreachable();
  });
  if (response.ok) return (await response.json()) as FileShown;
  if (response.status === 401) throw new SignedOut();
  if (response.status >= 500) throw new Unreachable();
  const answer = (await response.json().catch(() => null)) as { errors?: { message: string; extensions?: { code?: string } }[] } | null;
  const errors = answer?.errors ?? [];
  throw new Refused(errors.map(({ message, extensions }) => ({ code: extensions?.code ?? '', message })));
}
