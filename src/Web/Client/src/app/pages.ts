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

/** Brings the pages one is likely to open next. */
export async function bringPages(): Promise<void> {
  for (const page of [Home, Community, Find]) await page.bring();
}
