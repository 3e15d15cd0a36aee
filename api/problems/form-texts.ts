/** What cooperation forms and hand-overs are refused with, in plain Swedish. */
export const formTexts = {
  'ask-first': [
    'Fråga först',
    'Katalogen säger inte allt om formen. Fråga någon om det som står i fältet missing, och ange svaret.',
  ],
  'form-consent-missing': [
    'Samtycke saknas',
    'Var och en i fältet missing behöver samtycka till formen och till alla dess parter (12 kap. 2 § OSL).',
  ],
  'form-does-not-fit': ['Passar inte', 'Barnet är för ungt för formen eller har vuxit ur den.'],
  'form-not-referred': [
    'Dit överlämnas ingen',
    'Familjen söker sig dit själv, eller så erbjuds formen inte. Fältet current säger vilket.',
  ],
  'form-outgrown': [
    'Barnet har vuxit ur formen',
    'När nästa termin börjar är barnet utanför formen. Överlämna till en annan form med nytt samtycke, eller avsluta.',
  ],
  'form-without-contact': [
    'Ingen kontaktfunktion',
    'Kommunen har inte sagt vem som tar emot till formen. Fråga, och låt systemförvaltaren lägga in det.',
  ],
  'forms-not-offered': [
    'Inga former erbjuds',
    'Former erbjuds först efter en skyddsbedömning utan omedelbart behov, och aldrig när vårdnadshavarna inte får veta eller uppgifterna är skyddade. Fältet current säger vilket.',
  ],
  'precondition-missing': [
    'Förutsättning saknas',
    'Det som står i fältet missing ska finnas innan barnet överlämnas.',
  ],
  'unknown-form': ['Okänd samverkansform', 'Kommunen har ingen sådan form.'],
} as const;
