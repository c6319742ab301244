import { call, Problem } from './api.js';
import { Countdown } from './countdown.js';
import { attempt, part } from './view.js';

export function startDocuments(section) {
  const form = section.querySelector('form');
  const countdown = new Countdown(part(section, 'life'));

  const path = () => {
    if (!form.elements.name.checkValidity()) {
      throw new Problem(400, 'Invalid name', 'A name has up to 64 letters, digits, dots, dashes and underscores.');
    }
    return `api/documents/${encodeURIComponent(form.elements.name.value)}`;
  };

  const show = (living) => {
    part(section, 'document').hidden = false;
    part(section, 'empty').hidden = true;
    part(section, 'content').textContent = JSON.stringify(living.document.content, null, 2);
    part(section, 'saved').textContent = `${living.name}, saved at ${new Date(living.document.savedAt).toLocaleTimeString()}`;
    countdown.restart(living.millisToLive);
  };

  const showNothing = (why) => {
    part(section, 'document').hidden = true;
    part(section, 'empty').hidden = false;
    part(section, 'empty').textContent = why;
  };

  const read = async () => show(await call('GET', path()));

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    attempt(section, event.submitter, async () => {
      const query = new URLSearchParams({ secondsToLive: form.elements.secondsToLive.value });
      await call('PUT', `${path()}?${query}`, parsed(form.elements.content.value));
      await read();
    });
  });

  part(section, 'read').addEventListener('click', ({ target }) => attempt(section, target, async () => {
    showNothing('');
    await read();
  }));

  part(section, 'delete').addEventListener('click', ({ target }) => attempt(section, target, async () => {
    await call('DELETE', path());
    showNothing(`${form.elements.name.value} is deleted.`);
  }));
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Problem(400, 'Not JSON', error.message);
  }
}
