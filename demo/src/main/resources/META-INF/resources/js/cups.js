import { call } from './api.js';
import { attempt, element, part, repeat } from './view.js';

const REFRESH_MILLIS = 1000;
const NUMBERS = new Intl.NumberFormat('en');

export function startCups(section) {
  let last = null;

  const refresh = async () => {
    const { sold, figures, hitRate } = await call('GET', 'api/cups');
    const now = { hits: figures.hits + figures.staleHits, at: performance.now() };
    show(section, sold, figures, hitRate);
    part(section, 'per-second').textContent = last
      ? NUMBERS.format(Math.max(0, Math.round(1000 * (now.hits - last.hits) / (now.at - last.at)))) : '–';
    last = now;
  };

  const press = (name, action) => part(section, name).addEventListener('click', ({ target }) => attempt(section, target, action));
  press('sell', async () => {
    await call('POST', 'api/cups/sold', {});
    await refresh();
  });
  press('burst', async () => {
    const { reads, micros } = await call('POST', 'api/cups/burst', {});
    part(section, 'answer').replaceChildren(element('strong', `${NUMBERS.format(reads)} reads`),
      ` in ${Math.round(micros / 1000)} ms: ${(reads / micros).toFixed(1)} million per second`);
    await refresh();
  });

  // Without the application the figures stay as they are.
  repeat(REFRESH_MILLIS, () => refresh().catch(() => {}));
}

function show(section, sold, figures, hitRate) {
  const set = (name, text) => { part(section, name).textContent = text; };
  if (sold !== null) {
    set('sold', NUMBERS.format(sold));
  }
  set('hit-rate', `${(100 * hitRate).toFixed(hitRate > 0.99 && hitRate < 1 ? 3 : 0)} %`);
  set('hits', NUMBERS.format(figures.hits + figures.staleHits));
  set('misses', NUMBERS.format(figures.misses));
  set('invalidations', NUMBERS.format(figures.invalidations));
  set('tracked', figures.tracked ? 'Redis tells of changes' : 'Redis tells of no changes now: what is read is asked for, or old');
}
