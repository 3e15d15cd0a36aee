import type { ErrorCode } from '../../domain/errors.ts';
import type { ProblemText } from './problem-text.ts';

/** What is wrong with an attachment, and how to send it otherwise. */
export const attachmentTexts = {
  'attachment-active': [
    'Filen kan köra något',
    'Filen innehåller skript, formulär eller andra filer och tas inte emot. Skriv ut den till en ny PDF, eller spara bilden som PNG eller JPEG, och skicka den.',
  ],
  'attachment-office': [
    'Dokumentet kan innehålla makron',
    'Filer från ordbehandlare, kalkylprogram och komprimerade mappar tas inte emot. Spara dokumentet som PDF, och skicka filerna i en mapp en och en.',
  ],
  'attachment-locked': [
    'Filen är låst',
    'Det går inte att se vad filen innehåller. Spara den utan lösenord, eller skriv ut den till en ny PDF, och skicka den.',
  ],
  'attachment-type': [
    'Filen är av en sort som inte tas emot',
    'Bilder, PDF, ljud och text i UTF-8 tas emot. Spara filen som något av det, eller fotografera det som visas.',
  ],
  'attachment-infected': [
    'Filen innehåller skadlig kod',
    'Kontrollen hittade skadlig kod och filen är raderad. Fotografera det som ska visas, och berätta för er IT-support.',
  ],
  infected: [
    'Filen innehåller skadlig kod',
    'Kontrollen hittade något i filen som den inte kände till när den skickades. Den lämnas inte ut. Fråga avsändaren vad den visar.',
  ],
  'attachments-too-large': [
    'För mycket på en gång',
    'Bilagorna får vara högst så många byte tillsammans som fältet mostBytes säger. Skicka resten i en komplettering.',
  ],
  'too-many-attachments': [
    'För många bilagor',
    'Bilagorna får vara högst så många som fältet mostFiles säger. Skicka resten i en komplettering.',
  ],
  'more-than-stated': [
    'Mer än filen skulle vara',
    'Filen är längre än den storlek som angavs i fältet size. Börja om med rätt storlek.',
  ],
  'attachment-unfinished': [
    'Filen är inte helt uppladdad',
    'Ladda upp resten av filerna i fältet attachments, eller skicka utan dem.',
  ],
  'unknown-attachment': [
    'Okänd bilaga',
    'Fältet attachments säger vilka filer som inte finns bland dina uppladdade. De kan redan vara skickade.',
  ],
  'uploads-unsent': [
    'För mycket ligger kvar',
    'Du har filer som laddats upp och aldrig skickats. Skicka eller kasta dem först; de står i /attachments.',
  ],
  'wrong-offset': ['Fel ställe i filen', 'Fortsätt från den byte som fältet offset säger.'],
} as const satisfies Partial<Readonly<Record<ErrorCode, ProblemText>>>;
