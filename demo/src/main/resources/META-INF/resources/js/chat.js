import { call, Problem } from './api.js';
import { ChatLog } from './chatlog.js';
import { LastingSocket } from './socket.js';
import { attempt, element, part, showProblem } from './view.js';

const AGAIN_MILLIS = 2000;

export function startChat(section) {
  const door = part(section, 'door');
  const line = part(section, 'line');
  let chat = null;

  door.addEventListener('submit', (event) => {
    event.preventDefault();
    const [name, room] = [door.elements.name.value.trim(), door.elements.room.value.trim()];
    if (!name || !room) {
      showProblem(section, new Problem(0, 'Who and where', 'Say a name and a room.'));
      return;
    }
    showProblem(section, null);
    chat = new Chat(section, name, room);
    door.hidden = true;
    part(section, 'inside').hidden = false;
    line.elements.text.focus();
  });

  line.addEventListener('submit', (event) => {
    event.preventDefault();
    const { text } = line.elements;
    if (text.value.trim()) {
      attempt(section, event.submitter ?? part(section, 'send'), async () => {
        await chat.say(text.value);
        text.value = '';
      });
    }
  });

  part(section, 'leave').addEventListener('click', () => {
    chat.leave();
    showProblem(section, null);
    door.hidden = false;
    part(section, 'inside').hidden = true;
  });

  document.addEventListener('redis-server', ({ detail: { host, port } }) => {
    part(section, 'second').textContent = `java -Dquarkus.http.port=8081 -Dquarkus.redkit.url=redis://${host}:${port} `
      + '-jar demo/target/quarkus-app/quarkus-run.jar';
  });
}

/** This page in a room, from the moment it joins until it leaves; over broken connections too. */
class Chat {
  #section;
  #name;
  #room;
  #log;
  #socket;
  #position = null;
  #receipts = new Map();
  #lines = 0;
  #present = null;

  constructor(section, name, room) {
    this.#section = section;
    this.#name = name;
    this.#room = room;
    this.#log = new ChatLog(part(section, 'log'), name);
    this.#showState('joining', 'Joining …');
    part(section, 'present').replaceChildren();
    this.#socket = new LastingSocket(() => this.#path(), {
      onFrame: (frame) => this.#hear(frame),
      onBreak: () => this.#broken(),
    });
  }

  /** Sends a line, and waits for the receipt: what is refused stays in its field. */
  say(text) {
    const id = ++this.#lines;
    if (!this.#socket.send({ id, text })) {
      return Promise.reject(new Problem(0, 'Not connected', 'The message was not sent; the page is trying to come back.'));
    }
    return new Promise((resolve, reject) => this.#receipts.set(id, { resolve, reject }));
  }

  leave() {
    this.#socket.close();
    this.#rejectAll('You have left.');
    clearTimeout(this.#present);
  }

  #path() {
    const query = new URLSearchParams({ name: this.#name });
    if (this.#position) {
      query.set('since', this.#position);
    }
    return `api/chat/${encodeURIComponent(this.#room)}?${query}`;
  }

  #hear(frame) {
    const { event, id, problem } = frame;
    if (event === 'sent') {
      this.#receipt(id)?.resolve();
    } else if (event === 'refused') {
      this.#receipt(id)?.reject(asProblem(problem));
    } else if (event === 'closed') {
      showProblem(this.#section, asProblem(problem));
    } else {
      this.#hearRoom(frame);
    }
  }

  #hearRoom(frame) {
    if (frame.offset) {
      this.#position = `${frame.epoch}-${frame.offset}`;
    }
    if (frame.event === 'welcome') {
      this.#socket.confirm();
      showProblem(this.#section, null);
      this.#showState('inside', `You are in “${this.#room}” as ${this.#name}`);
    }
    this.#log.add(frame);
    if (frame.event !== 'message') {
      this.#showPresent();
    }
  }

  #broken() {
    this.#showState('broken', 'Connection lost; trying again …');
    this.#rejectAll('The connection broke before the answer: whether the message was sent, the room will show.');
  }

  #rejectAll(message) {
    this.#receipts.forEach(({ reject }) => reject(new Problem(0, 'No answer', message)));
    this.#receipts.clear();
  }

  #receipt(id) {
    const receipt = this.#receipts.get(id);
    this.#receipts.delete(id);
    return receipt;
  }

  #showState(state, text) {
    const box = part(this.#section, 'own');
    box.dataset.state = state;
    box.textContent = text;
  }

  /** Word of who comes and goes is a reason to ask who is there: the answer is right whatever was missed. */
  #showPresent(wait = 100) {
    clearTimeout(this.#present);
    this.#present = setTimeout(async () => {
      try {
        showPresent(this.#section, await call('GET', `api/chat/${encodeURIComponent(this.#room)}/present`));
      } catch {
        this.#showPresent(AGAIN_MILLIS);
      }
    }, wait);
  }
}

function showPresent(section, all) {
  part(section, 'present').replaceChildren(...all.map(({ name, places }) => {
    const item = element('li', name);
    item.dataset.user = name;
    item.append(element('small', places.map(({ browser, instance }) => `${browser}, ${instance}`).join('; ')));
    return item;
  }));
}

const asProblem = ({ type, message, delivery }) => new Problem(0, type, message, delivery);
