// Adds jobs to a queue of BullMQ, and does them; prints both rates in jobs per second as one line of JSON.
// Arguments: port of the server, jobs, callers that add at the same time, jobs that are done at the same time.
import { Queue, Worker } from 'bullmq';

const [port, jobs, callers, concurrency] = process.argv.slice(2).map(Number);
const connection = { host: '127.0.0.1', port, maxRetriesPerRequest: null };
const options = { removeOnComplete: 1000 };

async function round(name, count) {
  const queue = new Queue(name, { connection });
  await queue.waitUntilReady();
  let next = 0;
  const addStart = performance.now();
  await Promise.all(Array.from({ length: callers }, async () => {
    while (next < count) {
      const number = next++;
      await queue.add('mail', { to: 'ada@example.org', number }, options);
    }
  }));
  const addSeconds = (performance.now() - addStart) / 1000;

  let done = 0;
  const worker = new Worker(name, async () => null, { connection, concurrency, autorun: false });
  await worker.waitUntilReady();
  const doStart = performance.now();
  await new Promise((resolve) => {
    worker.on('completed', () => {
      if (++done === count) {
        resolve();
      }
    });
    worker.run();
  });
  const doSeconds = (performance.now() - doStart) / 1000;
  await worker.close();
  await queue.obliterate({ force: true });
  await queue.close();
  return { add: count / addSeconds, process: count / doSeconds };
}

await round('warm-up', Math.ceil(jobs / 2));
console.log(JSON.stringify(await round('figure', jobs)));
process.exit(0);
