import { signal, type Signal } from '@preact/signals';
import { useCallback, useEffect, useMemo } from 'preact/hooks';
import type { TypedDocumentString } from '../generated/operations';
import { ask, SignedOut } from './ask';

interface Kept<T> {
  data?: T;
  error?: unknown;
}

/** What a page asked, as it stands: shown at once when it was asked before, then fresh. */
export interface Answer<T> {
  data: T | undefined;
  error: unknown;
  again: () => Promise<void>;
  /** Changes what is shown, when an event says what is new. */
  put: (change: (data: T) => T) => void;
}

const most = 60;
const kept = new Map<string, Signal<Kept<unknown>>>();

/** Asks when shown, and again when the variables change; null asks nothing. */
export function useAnswer<T, V>(document: TypedDocumentString<T, V>, variables: V | null): Answer<T> {
  const key = variables === null ? '' : document.toString() + JSON.stringify(variables);
  const state = useMemo(() => keep<T>(key), [key]);
  const again = useCallback(async () => {
    if (variables === null) return;
    try {
      state.value = { data: await ask(document, variables) };
    } catch (error) {
      if (!(error instanceof SignedOut)) state.value = { data: state.peek().data, error };
    }
  }, [key]);
  useEffect(() => void again(), [again]);
  const put = useCallback(
    (change: (data: T) => T) => {
      const { data } = state.peek();
      if (data !== undefined) state.value = { data: change(data) };
    },
    [state],
  );
  return { data: state.value.data, error: state.value.error, again, put };
}

/** Forgets what was asked, when another member may sign in. */
export function forgetAnswers(): void {
  kept.clear();
}

function keep<T>(key: string): Signal<Kept<T>> {
  const found = kept.get(key) as Signal<Kept<T>> | undefined;
  const state = found ?? signal<Kept<T>>({});
  if (key === '') return state;
  kept.delete(key);
  kept.set(key, state as Signal<Kept<unknown>>);
  if (kept.size > most) kept.delete(kept.keys().next().value!);
  return state;
}
