/**
 * Stands in for `node:http` in our bundles. Importing the real one as a module reads every export it
 * has, and three of them (`WebSocket`, `CloseEvent`, `MessageEvent`) load the whole of undici: about
 * 10 ms of a cold start for something no function uses. `getBuiltinModule` reads nothing.
 */
const http = process.getBuiltinModule("node:http");

export const { Agent, request } = http;
export default http;
