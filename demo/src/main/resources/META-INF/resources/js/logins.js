import { call } from './api.js';
import { attempt, element, part, repeat } from './view.js';

const REFRESH_MILLIS = 2000;

export function startLogins(section) {
  const form = section.querySelector('form');

  const show = (login) => {
    const known = login.name !== null;
    form.hidden = known;
    part(section, 'known').hidden = !known;
    if (known) {
      part(section, 'name').textContent = login.name;
      part(section, 'browsers').replaceChildren(...login.browsers.map(browserItem));
      part(section, 'others').disabled = login.browsers.length < 2;
    }
  };

  const refresh = async () => show(await call('GET', 'api/login'));

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    attempt(section, event.submitter, async () => {
      await call('POST', 'api/login', { name: form.elements.name.value });
      await refresh();
    });
  });
  part(section, 'others').addEventListener('click', (event) => attempt(section, event.target, async () => {
    await call('DELETE', 'api/login/others');
    await refresh();
  }));
  part(section, 'logout').addEventListener('click', (event) => attempt(section, event.target, async () => {
    await call('DELETE', 'api/login');
    show({ name: null });
  }));

  // While Redis is away the section stays as it is: the heartbeat tells about it.
  repeat(REFRESH_MILLIS, () => refresh().catch(() => {}));
}

function browserItem(browser) {
  const item = element('li', `${browser.name}, used ${browser.secondsAgo} s ago`);
  item.className = 'item';
  if (browser.isThis) {
    item.append(' ', element('strong', '(this browser)'));
  }
  return item;
}
