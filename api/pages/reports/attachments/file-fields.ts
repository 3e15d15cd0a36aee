import type { RestKey } from '../../../../templates/messages/pages/rest.ts';
import type { FieldTable } from '../../../kit/field-table.ts';

/** Where files are chosen, and what is said of those that are not taken. */
export const fileFields = {
  files: {
    label: 'files.choose',
    refused: {
      'attachment-active': 'refused.attachment-active',
      'attachment-office': 'refused.attachment-office',
      'attachment-locked': 'refused.attachment-locked',
      'attachment-type': 'refused.attachment-type',
      'attachment-infected': 'refused.attachment-infected',
      'attachments-too-large': 'refused.attachments-too-large',
      'too-many-attachments': 'refused.too-many-attachments',
      'uploads-unsent': 'refused.uploads-unsent',
      required: 'refused.none-chosen',
      any: 'refused.broken',
    },
  },
} as const satisfies FieldTable<RestKey>;
