import { call } from './api.js';
import { attempt, element, part, repeat } from './view.js';

const PAUSE_MILLIS = 1000;
const BEATS_SHOWN = 60;

export function startOutage(section) {
  const beats = part(section, 'beats');
  beats.append(...Array.from({ length: BEATS_SHOWN }, () => document.createElement('i')));

  repeat(PAUSE_MILLIS, async () => {
    const start = performance.now();
    const tookMillis = () => Math.round(performance.now() - start);
    try {
      const { count } = await call('POST', 'api/outage/heartbeat', {});
      show(section, true, `Beat ${count}`, `answered in ${tookMillis()} ms`);
    } catch (problem) {
      show(section, false, problem.type, `after ${tookMillis()} ms: ${problem.message}`);
    }
  });

  part(section, 'silence').addEventListener('click', ({ target }) => attempt(section, target,
    () => call('POST', 'api/outage/silence', {})));

  document.addEventListener('redis-server',
    ({ detail }) => explainStop(part(section, 'stop-hint'), detail.processId));
}

function show(section, ok, title, text) {
  const beat = document.createElement('i');
  beat.className = ok ? 'ok' : 'failed';
  beat.title = `${title} ${text}`;
  const beats = part(section, 'beats');
  beats.firstElementChild.remove();
  beats.append(beat);
  const now = part(section, 'beat-now');
  now.classList.toggle('failed', !ok);
  now.replaceChildren(element('strong', title), ` ${text}`);
}

function explainStop(hint, processId) {
  if (hint.dataset.processId !== processId) {
    hint.dataset.processId = processId;
    hint.replaceChildren('Or on its machine: ', element('code', `kill -STOP ${processId}`), ' and later ',
      element('code', `kill -CONT ${processId}`));
  }
}
