/** A failure that the application reports as problem JSON, or that keeps the page from reaching the application. */
export class Problem extends Error {
  constructor(status, type, message, delivery) {
    super(message);
    this.status = status;
    this.type = type;
    this.delivery = delivery;
  }
}

/** Calls the API: returns the JSON of the answer, null if it has none, and throws a Problem otherwise. */
export async function call(method, path, body, signal) {
  return answerOf(await send(method, path, body, signal));
}

/** Calls the API, and returns the answer as it is, whatever its status; for those who want to see headers. */
export function send(method, path, body, signal) {
  return reach(path, {
    method,
    headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
    signal,
  });
}

/** Returns the JSON of an answer, null if it has none, and throws a Problem if it is none of success. */
export async function answerOf(response) {
  const answer = await response.json().catch(() => null);
  if (!response.ok) {
    throw new Problem(response.status, answer?.type ?? `HTTP ${response.status}`,
      answer?.message ?? 'The application refused the request', answer?.delivery);
  }
  return answer;
}

async function reach(path, request) {
  try {
    return await fetch(path, request);
  } catch {
    throw new Problem(0, 'No answer', 'The application itself cannot be reached; is it still running?');
  }
}
