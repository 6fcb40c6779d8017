import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Unreachable } from '../api/ask';
import { giveFile } from '../api/give';
import { newKey } from '../api/key';
import type { FileShown } from '../live/events';
import { failureOf } from '../parts/form';
import { words } from '../words';

const mostFiles = 10;
const mostBytes = 10 * 1024 * 1024;

/** A file that was chosen, on its way to the hub or there. */
export interface Chosen {
  key: string;
  file: File;
  abort: AbortController;
  given?: FileShown;
  problem?: string;
}

/** Files chosen for the next message. They go to the hub at once, and leave with the message. */
export function useFiles(conversationId: string) {
  const chosen = useSignal<Chosen[]>([]);
  const problem = useSignal('');
  const change = (key: string, by: Partial<Chosen>) => {
    chosen.value = chosen.peek().map((one) => (one.key === key ? { ...one, ...by } : one));
  };
  const give = async ({ key, file, abort }: Chosen) => {
    change(key, { problem: undefined });
    try {
      change(key, { given: await giveFile(conversationId, file, abort.signal) });
    } catch (error) {
      if (abort.signal.aborted) return;
      const { general } = failureOf(error);
      change(key, { problem: error instanceof Unreachable ? words.peek().messages.filesOffline : general.join(' ') });
    }
  };
  const add = (files: Iterable<File>) => {
    const w = words.peek().messages;
    problem.value = '';
    for (const file of files) {
      if (file.size > mostBytes) problem.value = w.tooLarge(file.name);
      else if (chosen.peek().length >= mostFiles) problem.value = w.tooManyFiles;
      else {
        const one = { key: newKey(), file, abort: new AbortController() };
        chosen.value = [...chosen.peek(), one];
        void give(one);
      }
    }
  };
  const remove = (key: string) => {
    chosen.peek().find((one) => one.key === key)?.abort.abort();
    chosen.value = chosen.peek().filter((one) => one.key !== key);
    problem.value = '';
  };
  const retry = (key: string) => {
    const one = chosen.peek().find((other) => other.key === key);
    if (one) void give(one);
  };
  /** Those that are at the hub, which leave with the message now. */
  const take = (): FileShown[] => {
    const given = chosen.peek().flatMap((one) => one.given ?? []);
    chosen.value = chosen.peek().filter((one) => !one.given);
    return given;
  };
  useEffect(() => () => chosen.peek().forEach((one) => one.abort.abort()), []);
  return {
    chosen: chosen.value,
    problem: problem.value,
    busy: chosen.value.some((one) => !one.given && !one.problem),
    some: chosen.value.some((one) => one.given),
    add,
    remove,
    retry,
    take,
  };
}
