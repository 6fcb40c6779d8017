import { later } from './later';

export const SignIn = later(() => import('../access/SignIn'));
export const Forgotten = later(() => import('../access/Forgotten'));
export const Join = later(() => import('../access/Join'));
export const Confirm = later(() => import('../access/Confirm'));
export const Reset = later(() => import('../access/Reset'));

export const Home = later(() => import('../home/Home'));
export const Find = later(() => import('../communities/Find'));
export const Found = later(() => import('../communities/Found'));
export const Community = later(() => import('../communities/Community'));
export const Profile = later(() => import('../members/Profile'));
export const Mine = later(() => import('../members/Mine'));
export const Invitations = later(() => import('../members/Invitations'));
export const Settings = later(() => import('../settings/Settings'));
export const Notifications = later(() => import('../notifications/Notifications'));
export const Search = later(() => import('../search/Search'));
export const Messages = later(() => import('../messages/Messages'));
export const Talk = later(() => import('../person/Talk'));
export const Examples = later(() => import('../parts/Examples'));

/** Brings the pages one is likely to open next. */
export async function bringPages(): Promise<void> {
  for (const page of [Home, Community, Find, Messages, Notifications, Talk, Search, Profile]) await page.bring();
}
