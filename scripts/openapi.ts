/** Writes the OpenAPI document next to the API that serves it. A test holds that it is current. */
import { writeFile } from "node:fs/promises";
import { openApiDocument } from "../functions/api/openapi-document.ts";

const target = new URL("../functions/api/openapi.json", import.meta.url);
await writeFile(target, `${JSON.stringify(await openApiDocument(), null, 2)}\n`);
