import { functionView } from '../../../../services/people/logins.ts';
import { chooseFunction } from '../../../../services/people/own-sessions.ts';
import type { Visit } from '../../../../services/people/session-of-token.ts';
import { Button, Buttons } from '../../../../templates/components/buttons.tsx';
import { Radios, type Choice } from '../../../../templates/components/choices.tsx';
import { accountTexts } from '../../../../templates/messages/pages/account.ts';
import { eventTexts } from '../../../../templates/messages/pages/event-words.ts';
import type { Role } from '../../../../domain/access/roles.ts';
import type { Frame } from '../../../kit/frame.ts';
import type { PageView } from '../../../kit/html.tsx';
import { ownPath } from '../../../kit/own-path.ts';
import { openPage } from '../../../kit/page-route.ts';
import { postRoute } from '../../../kit/post-route.ts';
import { ComeIn } from '../../../kit/visitor.ts';
import { z } from 'zod';

const path = '/valj-funktion';

type Model = {
  readonly functions: readonly {
    readonly id: string;
    readonly role: Role;
    readonly unit: string;
  }[];
  readonly now: string | undefined;
  readonly till: string;
};

const whoChooses = (visit: Visit) => {
  if (visit.is === 'choosing' || visit.is === 'here') return visit;
  throw new ComeIn(visit);
};

const view = ({ language }: Frame, { functions, now, till }: Model): PageView => {
  const [t, words] = [accountTexts(language), eventTexts(language)];
  const choices: readonly Choice[] = functions.map(({ id, role, unit }) => ({
    value: id,
    label: `${words(`role.${role}`)}, ${unit}`,
  }));
  return {
    title: t('choose.title'),
    body: (
      <form method="post" action={path}>
        <p>{t('choose.what')}</p>
        <input type="hidden" name="till" value={till} />
        <Radios name="function" label={t('choose.function')} choices={choices} value={now} />
        <Buttons>
          <Button text={t('choose.take')} />
        </Buttons>
      </form>
    ),
  };
};

/** `/valj-funktion`: in which of her functions somebody acts from now on. */
export const chooseFunctionPages = [
  openPage({
    path,
    request: { query: z.object({ till: z.string().optional() }) },
    read: ({ deps }, { query }, visit): Model => {
      const chooser = whoChooses(visit);
      return {
        functions: chooser.actors.map((actor) => ({
          id: actor.assignment.id,
          role: actor.assignment.role,
          unit: functionView(deps, actor).unit,
        })),
        now: chooser.is === 'here' ? chooser.actor.assignment.id : undefined,
        till: ownPath(query.till),
      };
    },
    view,
  }),
  postRoute(path, async ({ parts, visit, fields }) => {
    const chooser = whoChooses(visit);
    const { function: id, till } = fields;
    if (id === undefined) return path;
    await chooseFunction(parts.deps, chooser, id);
    return ownPath(till);
  }),
];
