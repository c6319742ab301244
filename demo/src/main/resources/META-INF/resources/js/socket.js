const FIRST_WAIT_MILLIS = 300;
const LONGEST_WAIT_MILLIS = 5000;

/** A WebSocket that is opened again whenever it breaks, until it is closed; each frame is a JSON object. */
export class LastingSocket {
  #path;
  #onFrame;
  #onBreak;
  #socket = null;
  #wait = FIRST_WAIT_MILLIS;
  #closed = false;
  #timer = null;

  /** Takes a function that returns the path for each new connection, and what is to be done with frames and when it breaks. */
  constructor(path, { onFrame, onBreak }) {
    this.#path = path;
    this.#onFrame = onFrame;
    this.#onBreak = onBreak;
    this.#open();
  }

  /** Returns whether it was sent; it was not if there is no connection now. */
  send(frame) {
    const isOpen = this.#socket.readyState === WebSocket.OPEN;
    if (isOpen) {
      this.#socket.send(JSON.stringify(frame));
    }
    return isOpen;
  }

  /** Says that the connection does what it should: after the next break it is tried again soon. */
  confirm() {
    this.#wait = FIRST_WAIT_MILLIS;
  }

  close() {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#socket.close();
  }

  #open() {
    const url = new URL(this.#path(), document.baseURI);
    url.protocol = url.protocol.replace('http', 'ws');
    this.#socket = new WebSocket(url);
    this.#socket.addEventListener('message', ({ data }) => this.#closed || this.#onFrame(JSON.parse(data)));
    this.#socket.addEventListener('close', () => this.#closed || this.#tryAgain());
  }

  /** The waits double, and half of each is by chance, so that not all pages come back at the same moment. */
  #tryAgain() {
    this.#onBreak();
    const wait = this.#wait * (0.5 + Math.random() / 2);
    this.#wait = Math.min(LONGEST_WAIT_MILLIS, this.#wait * 2);
    this.#timer = setTimeout(() => this.#open(), wait);
  }
}
