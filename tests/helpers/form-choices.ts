import type { FormChoice } from '../../services/cooperation/form-choice.ts';
import { localDate } from '../../domain/calendar/time.ts';

type Moment = { readonly now: string };

const why = 'Har svårt att somna och vill prata om hur det är hemma.';

/** Steget, for the child of the sample report, as its guardian has agreed to it. */
export function stegetFor({ now }: Moment): FormChoice {
  return {
    form: 'steget',
    why,
    goals: 'Sover hela natten till sportlovet.',
    withNumber: true,
    schoolYear: 5,
    preconditions: ['foralder'],
    answers: [],
    consents: [
      {
        of: 'guardian1',
        how: 'spoken',
        on: localDate(now),
        parties: ['socialförvaltningen', 'kultur/utbildning'],
      },
    ],
  };
}

/** Pinocchio, whose consent its document does not say, so that somebody was asked. */
export function pinocchioFor({ now }: Moment): FormChoice {
  return {
    form: 'pinocchio',
    why,
    goals: 'Är med på alla raster i mars, med klassläraren Mohammed.',
    withNumber: false,
    schoolYear: 5,
    preconditions: ['mal'],
    answers: [
      { about: 'consent', of: 'Folkhälsoutvecklaren Cecilia', answer: 'Vårdnadshavarnas räcker.' },
    ],
    consents: [
      {
        of: 'guardian1',
        how: 'written',
        on: localDate(now),
        parties: ['skolan', 'socialtjänsten', 'folkhälsan'],
      },
    ],
  };
}

/** SSPF in Kinda, of which its source says neither whom it is for nor who its parties are. */
function sspfFor({ now }: Moment): FormChoice {
  return {
    form: 'sspf',
    why,
    goals: null,
    withNumber: false,
    schoolYear: null,
    preconditions: [],
    answers: [
      { about: 'range', of: 'Samordnaren Tommy', answer: 'Från mellanstadiet och uppåt.' },
      { about: 'parties', of: 'Samordnaren Tommy', answer: 'Skola, polis och fritid.' },
    ],
    consents: [
      { of: 'guardian1', how: 'written', on: localDate(now), parties: ['skolan', 'polisen'] },
    ],
  };
}

/** A form that the child of the sample report can be handed over to in a town. */
export function choiceIn(town: string, moment: Moment): FormChoice {
  return town === 'kinda' ? sspfFor(moment) : stegetFor(moment);
}
