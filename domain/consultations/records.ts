/**
 * Consultation (konsultation, routine §0): what a school asks social services before there is a
 * report, about a child whom nobody names.
 */

/** How it came to social services. */
export const consultationWays = ['written', 'phone'] as const;
export type ConsultationWay = (typeof consultationWays)[number];

/** How a written question was answered: in writing, or by telephone and then written down. */
export const answerWays = ['answered', 'phoned'] as const;
export type AnswerWay = (typeof answerWays)[number];

/** `by` is the name of whoever asked or answered, as she was called then. */
export type Question = { readonly question: string; readonly by: string };
export type Answer = { readonly answer: string; readonly by: string };

/** A call about a worry, as the officer who answered has written it down. */
export type AnsweredCall = Answer &
  Pick<Question, 'question'> & {
    /** Who called, in the officer's words: a function at a school. */
    readonly caller: string;
  };
