import { expect, test } from 'vitest';
import type { CommunityCardFragment, CommunityKind, Door } from '../generated/operations';
import { suggest } from './suggestions';

function community(id: string, kind: CommunityKind, more: Partial<CommunityCardFragment> = {}): CommunityCardFragment {
  return { id, slug: id, name: id, kind, door: 'OPEN' as Door, summary: '', memberCount: 1, localBody: null, myMembership: null, ...more };
}

const bobigny = community('Seine-Saint-Denis', 'LOCAL_BODY', { localBody: { code: '93', name: 'CMCAS Seine-Saint-Denis' } });
const cergy = community("Val-d'Oise", 'LOCAL_BODY', { localBody: { code: '95', name: "CMCAS Val-d'Oise" } });

test('one’s own local body comes first, then national communities, then others, by name and never by size', () => {
  const found = suggest([community('Jardins', 'PASSION', { memberCount: 900 }), community('Trajets', 'NATIONAL'), community('Colos', 'NATIONAL'), cergy, bobigny], '93', []);
  expect(found.map(({ community: { name }, why }) => [name, why])).toEqual([
    ['Seine-Saint-Denis', 'local'],
    ['Colos', 'national'],
    ['Trajets', 'national'],
  ]);
});

test('what one is in, what is closed and what one refused is not suggested', () => {
  const mine = community('Collections', 'PASSION', { myMembership: { role: 'MEMBER', state: 'ACTIVE' } });
  const closed = community('Atelier', 'PASSION', { door: 'ON_REQUEST' });
  expect(suggest([mine, closed, bobigny], '93', [bobigny.id])).toEqual([]);
});
