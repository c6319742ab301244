import { call } from './api.js';
import { Countdown } from './countdown.js';
import { attempt, element, part, repeat, showProblem } from './view.js';

const REFRESH_MILLIS = 700;
const MOST_TABS = 10_000;
const AT_ONCE_MILLIS = 100;
const TITLE = document.title;
const MARKS = { idle: '', waiting: '… ', holding: '● ' };
const EVENTS = {
  GOT: ({ waitedMillis }) => (waitedMillis < AT_ONCE_MILLIS ? 'got it at once' : `woken after ${inSeconds(waitedMillis)}`),
  TOOK_OVER: () => 'took it over',
  RELEASED: () => 'released it',
  LOST: () => 'learned of its loss',
};

export function startRace(section) {
  new Race(section).start();
}

/** What this tab does in the race, and what it sees of the others. */
class Race {
  #section;
  #countdown;
  #tab = `Tab ${Math.floor(Math.random() * MOST_TABS)}`;
  #query = new URLSearchParams({ tab: this.#tab });
  #state = 'idle';
  #token = null;
  #holder = null;
  #request = null;

  constructor(section) {
    this.#section = section;
    this.#countdown = new Countdown(part(section, 'life'), { label: 'Remaining lease', over: 'over' });
  }

  start() {
    const press = (name, action) => part(this.#section, name).addEventListener('click', action);
    press('enter', () => this.#enter('api/race'));
    press('take-over', () => this.#enter('api/race/take-over'));
    press('release', ({ target }) => attempt(this.#section, target, () => this.#release()));
    this.#become('idle', 'is ready.');
    // While Redis is away the section stays as it is: the heartbeat tells about it.
    repeat(REFRESH_MILLIS, () => this.#refresh().catch(() => {}));
  }

  /** The answer comes when the lock is granted: until then this tab waits for its one request, and asks nothing. */
  async #enter(path) {
    this.#request?.abort();
    const request = new AbortController();
    this.#request = request;
    this.#become('waiting', 'waits for the lock …');
    try {
      const holder = await call('POST', `${path}?${this.#query}`, undefined, request.signal);
      this.#token = holder.token;
      this.#show(holder);
      this.#become('holding', 'has the lock.');
      showProblem(this.#section, null);
    } catch (problem) {
      if (!request.signal.aborted) {
        this.#become('idle', 'did not get the lock.');
        showProblem(this.#section, problem);
      }
    }
    await this.#refresh().catch(() => {});
  }

  async #release() {
    const token = this.#token;
    try {
      const { wasHeld } = await call('DELETE', `api/race?${this.#query}`);
      this.#become('idle', wasHeld ? 'has released the lock.' : lost(token, this.#holder));
    } finally {
      await this.#refresh();
    }
  }

  /** What was asked before this tab changed its state says nothing about the new one. */
  async #refresh() {
    const token = this.#token;
    const { holder, turns } = await call('GET', 'api/race');
    if (token !== this.#token) {
      return;
    }
    this.#show(holder);
    this.#showTurns(turns);
    if (this.#state === 'holding' && holder?.token !== token) {
      this.#become('idle', lost(token, holder));
    }
    this.#enableButtons();
  }

  #become(state, text) {
    this.#state = state;
    this.#token = state === 'holding' ? this.#token : null;
    document.title = MARKS[state] + TITLE;
    const own = part(this.#section, 'own');
    own.dataset.state = state;
    own.replaceChildren(element('strong', this.#tab), ` ${text}`);
    this.#enableButtons();
  }

  #enableButtons() {
    part(this.#section, 'enter').disabled = this.#state !== 'idle';
    part(this.#section, 'release').disabled = this.#state !== 'holding';
    part(this.#section, 'take-over').disabled = this.#state === 'holding' || !this.#holder;
  }

  #show(holder) {
    const isNew = holder?.token !== this.#holder?.token;
    this.#holder = holder;
    part(this.#section, 'held').hidden = !holder;
    part(this.#section, 'free').hidden = Boolean(holder);
    if (holder) {
      part(this.#section, 'holder').textContent = `${holder.racer.tab}, ${holder.racer.browser}`;
      part(this.#section, 'token').textContent = holder.token;
      if (isNew) {
        this.#countdown.restart(holder.millisToLive);
      } else {
        this.#countdown.set(holder.millisToLive);
      }
    }
  }

  #showTurns(turns) {
    part(this.#section, 'empty').hidden = turns.length > 0;
    part(this.#section, 'turns').replaceChildren(...turns.map((turn) => {
      const item = document.createElement('li');
      item.title = `${turn.racer.browser}, ${new Date(turn.at).toLocaleTimeString()}`;
      item.append(element('code', turn.token), element('span', `${turn.racer.tab} ${EVENTS[turn.event](turn)}`));
      return item;
    }));
  }
}

function lost(token, holder) {
  return holder
    ? `has lost the lock. What has seen token ${holder.token} refuses its token ${token}.`
    : 'has lost the lock: its lease is over.';
}

const inSeconds = (millis) => `${(millis / 1000).toFixed(1)}\u00a0s`;
