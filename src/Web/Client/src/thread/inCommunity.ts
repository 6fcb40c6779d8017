import { ask } from '../api/ask';
import { MentionableDocument } from '../generated/operations';
import type { FindPeople } from './NamePicker';

/** Members of a community, to be named in what one writes there. */
export function inCommunity(id: string): FindPeople {
  return async (text, abort) => ((await ask(MentionableDocument, { id, text }, abort)).community?.members?.nodes ?? []).map(({ member }) => member);
}
