import type { SearchMembersQuery } from '../generated/operations';

/** Who is in several of my communities is shown once; by name. */
export function peopleIn(data: SearchMembersQuery) {
  const all = (data.me?.communities ?? []).flatMap((community) => community.members?.nodes ?? []).map(({ member }) => member);
  return [...new Map(all.map((member) => [member.id, member])).values()].sort((a, b) => a.name.localeCompare(b.name, 'fr'));
}
