// The same workload as SequenceBenchmark on the peer's in-memory backend: three activities one after the other,
// COUNT orchestrations, IN_FLIGHT of them at a time. Prints orchestrations a second.
import durabletask from "@microsoft/durabletask-js";

const { InMemoryOrchestrationBackend, TestOrchestrationClient, TestOrchestrationWorker } = durabletask;
const [count, inFlight] = process.argv.slice(2).map(Number);

// Its test worker has no setting for a logger and would print a dozen lines an orchestration: measured without them.
for (const level of ["log", "info", "debug", "warn"]) {
  console[level] = () => {};
}

const backend = new InMemoryOrchestrationBackend();
const client = new TestOrchestrationClient(backend);
const worker = new TestOrchestrationWorker(backend);

const plusOne = async (_, value) => value + 1;
const sequence = async function* (context, value) {
  value = yield context.callActivity(plusOne, value);
  value = yield context.callActivity(plusOne, value);
  return yield context.callActivity(plusOne, value);
};
worker.addNamedOrchestrator("Sequence", sequence);
worker.addNamedActivity("plusOne", plusOne);
await worker.start();

async function run(total) {
  let next = 0;
  const one = async () => {
    while (next < total) {
      const input = next++;
      const id = await client.scheduleNewOrchestration("Sequence", input);
      const state = await client.waitForOrchestrationCompletion(id, true, 600);
      if (Number(state.serializedOutput) !== input + 3) {
        throw new Error(`orchestration ${id} gave ${state.serializedOutput} for ${input}`);
      }
    }
  };
  await Promise.all(Array.from({ length: inFlight }, one));
}

await run(Math.min(200, count));
const started = performance.now();
await run(count);
const seconds = (performance.now() - started) / 1000;
process.stdout.write(JSON.stringify({ orchestrations: count, seconds, perSecond: count / seconds }) + "\n");
await worker.stop();
process.exit(0);
