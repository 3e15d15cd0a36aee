import type { HandedOver } from '../../domain/cooperation/records.ts';
import type { CooperationForm } from '../../domain/settings/cooperation-forms.ts';
import type { HandOverRow } from '../../database/cooperation/hand-over-store.ts';
import type { Deps } from '../acting/deps.ts';
import type { HandOverFile } from './hand-over-stream.ts';

/** What was handed over. */
export async function handedIn(file: HandOverFile): Promise<HandedOver> {
  const [handed] = await file.facts({ kinds: ['handedOver'] });
  if (!handed) throw new Error('a hand-over without what was handed over');
  return handed.secret;
}

/** The form as the catalogue had it that the family consented to. */
export function formThen(
  { directory }: Deps,
  { municipalityId, settingsVersion }: HandOverRow,
  { form: { key } }: HandedOver,
): CooperationForm {
  const { cooperationForms } = directory.settingsVersion(municipalityId, settingsVersion);
  const form = cooperationForms.find((one) => one.key === key);
  if (!form) throw new Error('a form that its own catalogue does not have');
  return form;
}
