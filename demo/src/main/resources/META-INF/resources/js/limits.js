import { answerOf, send } from './api.js';
import { Countdown } from './countdown.js';
import { element, part, showProblem } from './view.js';

const PRESSES_SHOWN = 30;
const TOO_MANY_REQUESTS = 429;
const HEADERS = ['RateLimit', 'RateLimit-Policy', 'X-RateLimit-Limit', 'X-RateLimit-Remaining', 'X-RateLimit-Reset',
  'Retry-After'];

export function startLimits(section) {
  const countdown = new Countdown(part(section, 'life'), { label: 'Time until a press is allowed', over: 'allowed' });
  part(section, 'beats').append(...Array.from({ length: PRESSES_SHOWN }, () => document.createElement('i')));
  showHeaders(section, new Headers());

  const press = async () => {
    const response = await send('POST', 'api/limited');
    const denied = response.status === TOO_MANY_REQUESTS;
    if (!denied) {
      await answerOf(response);
    }
    showAnswer(section, denied ? '429 Too Many Requests' : `${response.status} OK`, denied);
    showHeaders(section, response.headers);
    countdown.set(denied ? Number(response.headers.get('Retry-After')) * 1000 : 0);
  };

  // The button stays as it is meanwhile, so that every press counts, however quick.
  part(section, 'press').addEventListener('click', () => press().then(() => showProblem(section, null),
    (problem) => showProblem(section, problem)));
}

function showAnswer(section, status, denied) {
  const answer = part(section, 'answer');
  answer.classList.toggle('failed', denied);
  answer.replaceChildren(element('strong', status));
  const beat = document.createElement('i');
  beat.className = denied ? 'failed' : 'ok';
  beat.title = status;
  const beats = part(section, 'beats');
  beats.firstElementChild.remove();
  beats.append(beat);
}

function showHeaders(section, headers) {
  part(section, 'headers').replaceChildren(...HEADERS.map((name) => {
    const row = document.createElement('tr');
    row.dataset.header = name;
    row.append(element('td', name), element('td', headers.get(name) ?? '–'));
    return row;
  }));
}
