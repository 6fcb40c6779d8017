import { myId } from '../app/session';
import { Icon } from '../parts/Icon';
import { Picture } from '../parts/Person';
import { words } from '../words';
import { nameOf, othersIn, type Named } from './names';

/** The picture of who is on the other side. */
export function SidePicture({ conversation, size }: { conversation: Named; size?: 'small' }) {
  const other = othersIn(conversation, myId.value)[0];
  if (other && (conversation.kind === 'PAIR' || conversation.kind === 'ABOUT')) return <Picture person={other} size={size} presence />;
  return (
    <span class={`picture several ${size ?? ''}`} aria-hidden="true">
      <Icon name="people" />
    </span>
  );
}

/** The name of who is on the other side, as a text. */
export function useSideName(conversation: Named): string {
  return nameOf(conversation, myId.value, words.value);
}
