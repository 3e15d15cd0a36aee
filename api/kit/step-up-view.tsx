import { ButtonLink, Buttons } from '../../templates/components/buttons.tsx';
import type { Frame } from './frame.ts';
import type { PageView } from './html.tsx';

/** Says that a new login is needed, to whoever does not see it lead on by itself. */
export function stepUpView({ frame }: Frame, href: string): PageView {
  return {
    title: frame('stepUp'),
    body: (
      <>
        <p>{frame('stepUp.why')}</p>
        <Buttons>
          <ButtonLink href={href} text={frame('stepUp')} />
        </Buttons>
      </>
    ),
  };
}
