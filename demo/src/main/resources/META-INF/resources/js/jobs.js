import { call } from './api.js';
import { attempt, element, part, repeat } from './view.js';

const REFRESH_MILLIS = 500;
const COLUMN_OF = {
  WAITING: 'waiting', DELAYED: 'waiting', ACTIVE: 'active', COMPLETED: 'done', CANCELLED: 'done', DEAD: 'dead',
};
const NOTES = {
  WAITING: () => 'waits for its turn',
  DELAYED: ({ millisToStart }) => `tries again in ${Math.ceil(millisToStart / 1000)} s`,
  ACTIVE: ({ note }) => note,
  COMPLETED: ({ result }) => result ?? 'done',
  CANCELLED: () => 'cancelled',
  DEAD: () => 'given up',
};

export function startJobs(section) {
  new Board(section).start();
}

/** The board as Redis has it: asked for again and again, so that it is right whichever instance does the jobs. */
class Board {
  #section;
  #cards = new Map();
  #isPaused = false;

  constructor(section) {
    this.#section = section;
  }

  start() {
    const press = (name, action) => part(this.#section, name).addEventListener('click', ({ target }) => this.#change(target, action));
    press('add', () => call('POST', 'api/jobs', {}));
    press('pause', () => call('POST', this.#isPaused ? 'api/jobs/resume' : 'api/jobs/pause', {}));
    // While Redis is away the board stays as it is, and says so.
    repeat(REFRESH_MILLIS, () => this.#refresh().catch(() => {}));
  }

  /** Whatever the visitor did is done when the board shows it; if the board cannot be read now, later. */
  #change(button, action) {
    return attempt(this.#section, button, async () => {
      await action();
      await this.#refresh().catch(() => {});
    });
  }

  async #refresh() {
    const { isPaused, counts, cards } = await call('GET', 'api/jobs');
    this.#isPaused = isPaused;
    part(this.#section, 'pause').textContent = isPaused ? 'Resume' : 'Pause';
    part(this.#section, 'paused').hidden = !isPaused;
    this.#showCounts(counts);
    const ids = new Set(cards.map(({ id }) => id));
    [...this.#cards.keys()].filter((id) => !ids.has(id)).forEach((id) => this.#forget(id));
    cards.forEach((card) => this.#show(card));
    ['waiting', 'active', 'done', 'dead'].forEach((column) => this.#sort(column, cards));
  }

  #showCounts(counts) {
    const sums = { waiting: 0, active: 0, done: 0, dead: 0 };
    Object.entries(counts).forEach(([state, count]) => { sums[COLUMN_OF[state]] += count; });
    Object.entries(sums).forEach(([column, sum]) => { part(this.#section, `${column}-count`).textContent = sum; });
  }

  #show(card) {
    if (!this.#cards.has(card.id)) {
      this.#cards.set(card.id, new Card((button, action) => this.#change(button, action)));
    }
    this.#cards.get(card.id).show(card);
  }

  #forget(id) {
    this.#cards.get(id).root.remove();
    this.#cards.delete(id);
  }

  /** What has ended last comes first. A card that stays where it is is not touched, so that it keeps the focus. */
  #sort(column, cards) {
    const list = part(this.#section, column);
    const its = cards.filter(({ state }) => COLUMN_OF[state] === column);
    const wanted = (column === 'done' || column === 'dead' ? its.reverse() : its).map(({ id }) => this.#cards.get(id).root);
    wanted.forEach((root, index) => {
      if (list.children[index] !== root) {
        list.insertBefore(root, list.children[index] ?? null);
      }
    });
  }
}

/** A job on the board. */
class Card {
  #title = element('strong', '');
  #count = element('span', '');
  #note = element('p', '');
  #failure = element('p', '');
  #bar = document.createElement('progress');
  #cancel = button('Cancel');
  #retry = button('Retry');
  #id = null;

  constructor(change) {
    this.root = document.createElement('li');
    this.root.className = 'item';
    this.#count.className = 'count';
    this.#note.className = 'meta';
    this.#failure.className = 'meta failure';
    this.#bar.max = 100;
    const head = document.createElement('div');
    head.className = 'item-head';
    head.append(this.#title, this.#count);
    this.root.append(head, this.#bar, this.#note, this.#failure, this.#cancel, this.#retry);
    this.#cancel.addEventListener('click', ({ target }) => change(target, () => call('DELETE', `api/jobs/${this.#id}`)));
    this.#retry.addEventListener('click', ({ target }) => change(target, () => call('POST', `api/jobs/${this.#id}/retry`, {})));
  }

  show(card) {
    this.#id = card.id;
    this.root.dataset.job = card.title;
    this.root.dataset.state = card.state;
    this.#title.textContent = card.title;
    this.#count.textContent = (card.attempts > 1 ? `attempt ${card.attempts}` : '') + (card.stalls ? ', its instance vanished' : '');
    this.#note.textContent = NOTES[card.state](card);
    this.#failure.textContent = card.state === 'COMPLETED' ? '' : card.failure ?? '';
    this.#bar.hidden = card.state !== 'ACTIVE';
    this.#bar.value = card.percent;
    this.#bar.setAttribute('aria-label', `Progress of ${card.title}`);
    this.#cancel.hidden = !['WAITING', 'DELAYED', 'ACTIVE'].includes(card.state);
    this.#retry.hidden = !['DEAD', 'CANCELLED'].includes(card.state);
  }
}

function button(text) {
  const made = element('button', text);
  made.type = 'button';
  made.className = 'quiet small';
  return made;
}
