import { Icon } from './Icon';

/** Where something is. */
export function Place({ name, departement }: { name: string; departement?: string }) {
  return (
    <span class="place">
      <Icon name="place" />
      {departement ? `${name} (${departement})` : name}
    </span>
  );
}
