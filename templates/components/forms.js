// Saves a form into the same sealed store while somebody writes, and says before a session ends.
// Nothing else depends on it: without it the buttons do the same.
const form = document.querySelector('form[data-saves]');
const status = document.getElementById('saved');
const minute = 60_000;
const restMs = 2_000;
const betweenMs = 10_000;

let resting;
let idle;
let lastSaved = 0;
let unsaved = false;

const warnIn = (ms) =>
  setTimeout(() => {
    status.textContent = status.dataset.ending;
  }, ms);

const stayAwake = () => {
  clearTimeout(idle);
  if (form.dataset.idle) idle = warnIn((Number(form.dataset.idle) - 5) * minute);
};

const save = async () => {
  if (!unsaved) return;
  unsaved = false;
  lastSaved = Date.now();
  const body = new URLSearchParams(new FormData(form));
  body.set('_do', 'save');
  try {
    const headers = { Accept: 'application/json' };
    const answer = await fetch(form.action, { method: 'POST', body, headers });
    if (!answer.ok) return;
    // The words come whole from the server, which knows the language and the time in Stockholm.
    status.textContent = (await answer.json()).said;
    stayAwake();
  } catch {
    unsaved = true;
  }
};

if (form && status) {
  stayAwake();
  if (form.dataset.left) warnIn(Math.max(0, (Number(form.dataset.left) - 5) * minute));
  form.addEventListener('input', () => {
    unsaved = true;
    clearTimeout(resting);
    resting = setTimeout(save, Math.max(restMs, betweenMs - (Date.now() - lastSaved)));
  });
  form.addEventListener('submit', () => {
    clearTimeout(resting);
    unsaved = false;
  });
}
