import { call } from './api.js';
import { attempt, element, part, repeat } from './view.js';

const REFRESH_MILLIS = 1000;
const SOURCES = {
  COMPUTED: 'computed for this request',
  WAITED: 'another request was computing it already',
  CACHE: 'from the cache in Redis',
  MEMORY: 'from the memory of this instance, while Redis is away',
};

export function startForecasts(section) {
  const path = () => `api/forecasts/${section.querySelector('select').value}`;
  const press = (name, action) => part(section, name).addEventListener('click', ({ target }) => attempt(section, target, action));

  press('ask', async () => {
    showAnswer(section, element('strong', 'Asking …'));
    try {
      const { forecast, source, tookMillis } = await call('GET', path());
      const time = new Date(forecast.computedAt).toLocaleTimeString();
      showAnswer(section, element('strong', `${forecast.degrees} °C in ${tookMillis} ms`), ` ${SOURCES[source]}`,
        element('small', `Computed at ${time} by ${forecast.by}`));
    } catch (problem) {
      showAnswer(section, 'No answer.');
      throw problem;
    }
  });
  press('forget', async () => {
    await call('DELETE', path());
    showAnswer(section, 'Forgotten, by all instances: the next one who asks waits for two seconds.');
  });

  repeat(REFRESH_MILLIS, () => call('GET', 'api/forecasts').then((its) => showStatistics(section, its), () => {}));
}

const showAnswer = (section, ...content) => part(section, 'answer').replaceChildren(...content);

function showStatistics(section, { counts, hitRate }) {
  const set = (name, text) => { part(section, name).textContent = text; };
  set('hit-rate', counts.hits + counts.misses ? `${Math.round(100 * hitRate)} %` : '–');
  set('hits', counts.hits);
  set('misses', counts.misses);
  set('loads', counts.loads);
}
