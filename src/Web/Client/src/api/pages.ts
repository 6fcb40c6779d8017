import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { TypedDocumentString } from '../generated/operations';
import { useAnswer } from './answer';
import { ask } from './ask';

interface Connection<N> {
  nodes: N[];
  pageInfo: { hasNextPage: boolean; endCursor?: string | null };
}

interface Read<N> {
  key: string;
  nodes: N[];
  end: Connection<N>['pageInfo'];
}

/** A list that comes page by page: what was read so far, how to read on, and how to change what is shown. */
export function usePages<T, V extends object, N>(
  document: TypedDocumentString<T, V>,
  variables: V | null,
  pick: (data: T) => Connection<N> | null | undefined,
) {
  const key = JSON.stringify(variables);
  const { data, error, again } = useAnswer(document, variables);
  const first = data && pick(data);
  const read = useSignal<Read<N> | null>(first ? { key, nodes: first.nodes, end: first.pageInfo } : null);
  useEffect(() => {
    if (first) read.value = withFirst(read.peek(), key, first);
  }, [first]);
  const now = read.value?.key === key ? read.value : null;
  const more = async () => {
    const next = pick(await ask(document, { ...variables!, after: now!.end.endCursor }));
    if (next) read.value = { key, nodes: once([...now!.nodes, ...next.nodes]), end: next.pageInfo };
  };
  const change = (nodes: N[] | ((nodes: N[]) => N[])) => {
    const at = read.peek();
    if (at?.key === key) read.value = { ...at, nodes: typeof nodes === 'function' ? nodes(at.nodes) : nodes };
  };
  return { nodes: now?.nodes, error, again, change, more: now?.end.hasNextPage ? more : null };
}

/** The first page read again replaces what it holds; pages read beyond it stay. */
function withFirst<N>(before: Read<N> | null, key: string, first: Connection<N>): Read<N> {
  if (before?.key !== key || before.nodes.length <= first.nodes.length) return { key, nodes: first.nodes, end: first.pageInfo };
  return { key, nodes: once([...first.nodes, ...before.nodes]), end: before.end };
}

/** A row that moved from one page to another is shown once, where it is first. */
function once<N>(nodes: N[]): N[] {
  const seen = new Set<unknown>();
  return nodes.filter((node) => {
    const id = (node as { id?: string }).id ?? node;
    return !seen.has(id) && seen.add(id);
  });
}
