import type { ComponentChildren } from 'preact';
import type { PersonFragment } from '../generated/operations';
import { WithPresence } from '../presence/Presence';

/** Eight calm colours; a member keeps theirs. */
function colourOf(id: string): number {
  let sum = 0;
  for (const letter of id) sum = (sum * 31 + letter.charCodeAt(0)) >>> 0;
  return sum % 8;
}

/** With `presence`, whether they are there is shown live. */
export function Picture({ person, size, presence }: { person: PersonFragment; size?: 'small' | 'large'; presence?: boolean }) {
  const picture = (
    <span class={`picture colour-${colourOf(person.id)} ${size ?? ''}`} aria-hidden="true">
      {person.pictureUrl ? <img src={person.pictureUrl} alt="" loading="lazy" width="44" height="44" /> : person.initials}
    </span>
  );
  return presence ? <WithPresence memberId={person.id}>{picture}</WithPresence> : picture;
}

interface PersonProps {
  person: PersonFragment;
  presence?: boolean;
  children?: ComponentChildren;
  actions?: ComponentChildren;
}

/** A member in a line: picture, name linked to their profile, and what else is to say. */
export function Person({ person, presence, children, actions }: PersonProps) {
  return (
    <div class="person">
      <Picture {...{ person, presence }} />
      <div class="person-words">
        <a href={`/members/${person.id}`}>{person.name}</a>
        {children && <p class="soft">{children}</p>}
      </div>
      {actions && <div class="person-actions">{actions}</div>}
    </div>
  );
}
