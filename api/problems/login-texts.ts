/** What a login, and what comes from somebody's browser, is refused with, in plain Swedish. */
export const loginTexts = {
  'assurance-too-low': ['För låg tillitsnivå', 'Logga in med tillitsnivå 3 (LOA 3) eller högre.'],
  'another-person': [
    'Någon annan loggade in',
    'Du skulle logga in på nytt som dig själv, men någon annan loggade in. Ingenting har ändrats.',
  ],
  'another-writer': [
    'Formuläret är någon annans',
    'Formuläret visades för någon annan, eller i en annan funktion, än den som är inloggad nu. Inget är gjort.',
  ],
  'cross-site': [
    'Från en annan webbplats',
    'Det du skickade kom inte från en av systemets egna sidor, och ingenting har sparats. Öppna sidan här och skicka igen.',
  ],
  'login-too-old': [
    'Logga in på nytt',
    'Inloggningen är för gammal för detta. Logga in på nytt och försök igen. Fältet maxAgeSeconds säger hur många sekunder gammal den får vara.',
  ],
} as const;
