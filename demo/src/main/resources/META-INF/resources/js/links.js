import { call } from './api.js';
import { Countdown } from './countdown.js';
import { attempt, part, repeat } from './view.js';

const REFRESH_MILLIS = 1500;
const MOST_SHOWN = 8;

export function startLinks(section) {
  const items = part(section, 'items');
  const shown = [];

  const forget = (item) => {
    shown.splice(shown.indexOf(item), 1);
    item.root.remove();
    part(section, 'empty').hidden = shown.length > 0;
  };

  const show = (link) => {
    const item = new LinkItem(link);
    item.onDelete((button) => attempt(section, button, async () => {
      await call('DELETE', `api/links/${link.code}`);
      forget(item);
    }));
    shown.unshift(item);
    items.prepend(item.root);
    shown.slice(MOST_SHOWN).forEach(forget);
    part(section, 'empty').hidden = true;
  };

  const form = section.querySelector('form');
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    attempt(section, event.submitter, async () => {
      show(await call('POST', 'api/links', {
        url: form.elements.url.value,
        secondsToLive: Number(form.elements.secondsToLive.value),
      }));
      form.elements.url.value = '';
    });
  });

  repeat(REFRESH_MILLIS, () => Promise.all(shown.filter((item) => item.lives).map((item) => item.refresh())));
}

/** A short link in the list. */
class LinkItem {
  constructor(link) {
    const template = document.getElementById('item-template');
    this.root = template.content.firstElementChild.cloneNode(true);
    this.code = link.code;
    this.lives = true;
    const short = part(this.root, 'short');
    short.href = `s/${link.code}`;
    short.textContent = `${location.host}/s/${link.code}`;
    part(this.root, 'target').textContent = link.url;
    part(this.root, 'delete').setAttribute('aria-label', `Delete ${short.textContent}`);
    this.countdown = new Countdown(part(this.root, 'life'));
    this.#update(link);
  }

  onDelete(action) {
    const button = part(this.root, 'delete');
    button.addEventListener('click', () => action(button));
  }

  /** While Redis is away the item stays as it is: the heartbeat tells about it, and the next refresh sets it right. */
  async refresh() {
    try {
      this.#update(await call('GET', `api/links/${this.code}`));
    } catch (problem) {
      if (problem.status === 404) {
        this.lives = false;
        this.countdown.set(0);
        this.root.classList.add('gone');
      }
    }
  }

  #update(link) {
    part(this.root, 'hits').textContent = link.hits;
    part(this.root, 'hits-unit').textContent = link.hits === 1 ? 'visit' : 'visits';
    this.countdown.set(link.millisToLive);
  }
}
