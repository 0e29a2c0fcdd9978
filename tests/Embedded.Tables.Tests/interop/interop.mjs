// node interop.mjs ENDPOINT TABLE write | read | query FILTER   (ACCOUNT_NAME, ACCOUNT_KEY in the environment)
import { readFileSync } from "node:fs";
import { AzureNamedKeyCredential, TableClient } from "@azure/data-tables";

const [endpoint, table, command, argument] = process.argv.slice(2);
const client = new TableClient(
  endpoint,
  table,
  new AzureNamedKeyCredential(process.env.ACCOUNT_NAME, process.env.ACCOUNT_KEY),
  { allowInsecureConnection: true },
);

const commands = {
  // Writes the entities that standard input lists, in the client's own terms: { type, value } for what JavaScript has no type for.
  async write() {
    for (const entity of JSON.parse(readFileSync(0, "utf8"))) {
      for (const [name, property] of Object.entries(entity)) {
        if (property?.type === "Binary") entity[name] = Uint8Array.from(Buffer.from(property.value, "base64"));
      }
      await client.createEntity(entity);
    }
  },
  // Prints every entity with the type that the client found for each property.
  async read() {
    const entities = [];
    for await (const entity of client.listEntities({ disableTypeConversion: true })) {
      entities.push(
        Object.fromEntries(
          Object.entries(entity)
            .filter(([name]) => !["etag", "timestamp"].includes(name) && !name.startsWith("odata."))
            .map(([name, property]) => [name, plain(property)]),
        ),
      );
    }
    return entities;
  },
  async query() {
    const keys = [];
    for await (const entity of client.listEntities({ queryOptions: { filter: argument } })) keys.push(entity.rowKey);
    return keys;
  },
};

function plain(property) {
  if (property instanceof Uint8Array) return Buffer.from(property).toString("base64");
  if (property?.value instanceof Uint8Array) return { ...property, value: Buffer.from(property.value).toString("base64") };
  return property;
}

console.log(JSON.stringify((await commands[command]()) ?? null));
