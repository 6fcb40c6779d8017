import { Icon } from './Icon';
import { words } from '../words';

/** On a narrow screen, the way back to the list. */
export function Back({ href, label }: { href: string; label: string }) {
  return (
    <a class="icon-button back" href={href} aria-label={`${words.value.app.back} : ${label}`}>
      <Icon name="back" />
    </a>
  );
}
