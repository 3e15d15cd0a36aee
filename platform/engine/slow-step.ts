/** Shows one line, without line end, to a person at a terminal. */
export type Progress = (line: string) => void;

const SILENT_MS = 700;
const REMINDER_S = 10;

/**
 * Waits for `work`, and says what is going on when it takes longer than 0.7 s and then every ten
 * seconds. Rejects with what `work` rejects with.
 */
export async function slowStep<T>(
  line: string,
  progress: Progress | undefined,
  work: Promise<T>,
): Promise<T> {
  if (progress === undefined) return work;
  let waited = 0;
  const first = setTimeout(() => progress(`${line} …`), SILENT_MS);
  const reminder = setInterval(() => {
    waited += REMINDER_S;
    progress(`${line} … (${waited} s)`);
  }, REMINDER_S * 1000);
  try {
    return await work;
  } finally {
    clearTimeout(first);
    clearInterval(reminder);
  }
}
