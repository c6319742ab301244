import { element } from './view.js';

const TICK_MILLIS = 200;
const ENDING_MILLIS = 10_000;

/** Shows a time to live that counts down. Redis' answers set it; between them this page's clock goes on. */
export class Countdown {
  #box = document.createElement('div');
  #bar = document.createElement('progress');
  #text = element('span', '');
  #total = 0;
  #endsAt = 0;
  #over;

  constructor(parent, { label = 'Remaining time to live', over = 'expired' } = {}) {
    this.#over = over;
    this.#box.className = 'life';
    this.#bar.setAttribute('aria-label', label);
    this.#box.append(this.#bar, this.#text);
    parent.replaceChildren(this.#box);
    const timer = setInterval(() => (parent.isConnected ? this.#draw() : clearInterval(timer)), TICK_MILLIS);
  }

  /** Takes the remaining life as Redis told it. */
  set(millisToLive) {
    this.#total = Math.max(this.#total, millisToLive);
    this.#endsAt = performance.now() + millisToLive;
    this.#draw();
  }

  /** Takes the life of a new value, which may be shorter than the last one's. */
  restart(millisToLive) {
    this.#total = 0;
    this.set(millisToLive);
  }

  #draw() {
    const left = Math.max(0, this.#endsAt - performance.now());
    this.#bar.max = this.#total || 1;
    this.#bar.value = left;
    this.#text.textContent = left ? inWords(Math.ceil(left / 1000)) : this.#over;
    this.#box.classList.toggle('ending', left < ENDING_MILLIS);
  }
}

function inWords(seconds) {
  const twoDigits = (number) => String(number).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? `${minutes}:${twoDigits(seconds % 60)}`
    : `${Math.floor(minutes / 60)}:${twoDigits(minutes % 60)}:${twoDigits(seconds % 60)}`;
}
