import type { ProblemFragment, TypedDocumentString } from '../generated/operations';
import { problemOf, type Problem } from '../words/problems';

/** The hub could not be reached, or cannot write for the moment: trying again may work. */
export class Unreachable extends Error {}

/** Nobody is signed in any more. */
export class SignedOut extends Error {}

/** The hub refused, and says why. */
export class Refused extends Error {
  constructor(readonly problems: Problem[]) {
    super(problems.map((problem) => problem.code).join(' '));
  }
}

/** A defect: `reference` finds it in the hub's log. */
export class Broken extends Error {
  constructor(readonly reference?: string) {
    super('broken');
  }
}

let signedOut: () => void = () => {};

/** Called whenever the hub answers that nobody is signed in. */
export function onSignedOut(call: () => void): void {
  signedOut = call;
}

interface GraphQLAnswer<T> {
  data?: T | null;
  errors?: { message: string; extensions?: { code?: string; id?: string; field?: string } }[];
}

/** Asks the hub. Throws Unreachable, SignedOut, Refused or Broken. */
export async function ask<T, V>(document: TypedDocumentString<T, V>, variables?: V, abort?: AbortSignal): Promise<T> {
  const response = await post({ query: document.toString(), variables }, abort);
  const answer = await read<T>(response);
  const error = answer.errors?.[0];
  if (error) throw failure(error);
  if (!answer.data) throw new Broken();
  return answer.data;
}

type Payload = { errors: ProblemFragment[] } & Record<string, unknown>;

/** Changes something: gives the payload of the one mutation of the document, or throws Refused with its errors. */
export async function change<T extends Record<string, Payload>, V>(document: TypedDocumentString<T, V>, variables?: V): Promise<T[keyof T]> {
  const payload = Object.values(await ask(document, variables))[0] as T[keyof T];
  if (payload.errors.length > 0) throw new Refused(payload.errors.map(problemOf));
  return payload;
}

async function post(body: unknown, abort?: AbortSignal): Promise<Response> {
  try {
    return await fetch('/graphql', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/graphql-response+json, application/json' },
      body: JSON.stringify(body),
      signal: abort,
    });
  } catch (error) {
    if (abort?.aborted) throw error;
    throw new Unreachable();
  }
}

async function read<T>(response: Response): Promise<GraphQLAnswer<T>> {
  if (response.status === 401) throw failure({ extensions: { code: 'UNAUTHENTICATED' } });
  if (response.status === 502 || response.status === 503 || response.status === 504) throw new Unreachable();
  try {
    return (await response.json()) as GraphQLAnswer<T>;
  } catch {
    throw response.ok ? new Unreachable() : new Broken();
  }
}

function failure(error: { message?: string; extensions?: { code?: string; id?: string; field?: string } }): Error {
  const code = error.extensions?.code;
  if (code === 'UNAUTHENTICATED') {
    signedOut();
    return new SignedOut();
  }
  if (code === 'UNAVAILABLE') return new Unreachable();
  if (code && known.has(code)) return new Refused([{ code, message: error.message ?? '', field: error.extensions?.field }]);
  return new Broken(error.extensions?.id);
}

const known = new Set(['NOT_THERE', 'NOT_ALLOWED', 'NOT_A_MEMBER', 'NOT_VALID', 'BLANK', 'TOO_LONG']);
