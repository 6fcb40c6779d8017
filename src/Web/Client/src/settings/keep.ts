import { change } from '../api/ask';
import { UpdatePreferencesDocument, type UpdatePreferencesInput } from '../generated/operations';

/** Changes one's own preferences, on all devices. */
export async function keep(input: UpdatePreferencesInput) {
  return (await change(UpdatePreferencesDocument, { input })).preferences!;
}
