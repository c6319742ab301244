import { element } from './view.js';

const MOST_LINES = 200;
const BOTTOM_PIXELS = 40;
const NEWS = {
  joined: ({ user, connections }) => (connections === 1 ? `${user} is here.` : null),
  left: ({ user, connections, reason }) => {
    if (connections > 0) {
      return null;
    }
    return reason === 'expired' ? `${user} is gone: nothing was heard of that instance.` : `${user} has left.`;
  },
  welcome: ({ complete }) => (complete ? null : 'Some messages are missing here.'),
  gap: ({ complete }) => (complete ? null : 'Some messages are missing here.'),
};

/** What was said in a room, and who came and went. */
export class ChatLog {
  #list;
  #own;

  constructor(list, own) {
    this.#list = list;
    this.#own = own;
    list.replaceChildren();
  }

  add(frame) {
    const item = frame.event === 'message' ? this.#message(frame) : news(frame);
    if (!item) {
      return;
    }
    const list = this.#list;
    const atBottom = list.scrollHeight - list.scrollTop - list.clientHeight < BOTTOM_PIXELS;
    list.append(item);
    while (list.childElementCount > MOST_LINES) {
      list.firstElementChild.remove();
    }
    if (atBottom) {
      list.scrollTop = list.scrollHeight;
    }
  }

  /** The offset of a message is the time at which Redis has taken it, in microseconds. */
  #message({ from, data, offset }) {
    const item = document.createElement('li');
    item.classList.toggle('own', from === this.#own);
    const time = element('time', new Date(offset / 1000).toLocaleTimeString());
    item.append(element('strong', from), ' ', time, element('p', String(data)));
    return item;
  }
}

function news(frame) {
  const text = NEWS[frame.event]?.(frame);
  if (!text) {
    return null;
  }
  const item = element('li', text);
  item.className = 'news';
  return item;
}
