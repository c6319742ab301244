import { call } from './api.js';
import { element, part, repeat, showProblem } from './view.js';

const REFRESH_MILLIS = 1500;
const MEBIBYTE = 1024 * 1024;

/**
 * Shows how Redis is, in its section and in the pill at the head of the page. While it is away, other sections show what that
 * means for them.
 */
export function startServer(section, pill) {
  repeat(REFRESH_MILLIS, async () => {
    try {
      const server = await call('GET', 'api/server');
      showState(pill, server.healthy, server.healthy ? 'Redis is up' : 'Redis is away');
      section.classList.toggle('away', !server.healthy);
      showProblem(section, server.healthy ? null : { type: server.state, message: server.failure });
      if (server.details) {
        showDetails(section, server);
      }
    } catch (problem) {
      showState(pill, false, problem.status === 0 ? 'No application' : 'Redis is away');
      section.classList.add('away');
      showProblem(section, problem);
    }
  });
}

/** Changes the pill only if it says something else, so that screen readers do not read it again and again. */
function showState(pill, up, text) {
  pill.dataset.state = up ? 'up' : 'down';
  document.body.dataset.redis = pill.dataset.state;
  if (pill.textContent !== text) {
    pill.textContent = text;
  }
}

function showDetails(section, server) {
  const { details } = server;
  const set = (name, text) => { part(section, name).textContent = text; };
  set('where', `Redis ${details.version} at ${server.host}:${server.port}, process ${details.processId}`);
  set('latency', inMillis(server.latencyMicros));
  set('memory', inMebibytes(details.memory.usedBytes));
  set('peak', inMebibytes(details.memory.peakBytes));
  set('fragmentation', details.memory.fragmentation.toFixed(2));
  set('clients', details.clients);
  set('keys', details.keys);
  showSlowLog(section, details.slowLog);
  const { host, port } = server;
  document.dispatchEvent(new CustomEvent('redis-server', { detail: { host, port, processId: details.processId } }));
}

function showSlowLog(section, entries) {
  part(section, 'empty').hidden = entries.length > 0;
  part(section, 'slow').hidden = entries.length === 0;
  part(section, 'slow-rows').replaceChildren(...entries.map((entry) => {
    const row = document.createElement('tr');
    row.append(element('td', new Date(entry.at).toLocaleTimeString()), element('td', entry.command),
      element('td', inMillis(entry.micros)));
    return row;
  }));
}

const inMillis = (micros) => `${(micros / 1000).toFixed(2)} ms`;
const inMebibytes = (bytes) => `${(bytes / MEBIBYTE).toFixed(2)} MiB`;
