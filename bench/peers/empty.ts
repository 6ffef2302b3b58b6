/** The least a Lambda can do: what every cold start pays. */
export async function handler() {
  return { statusCode: 200, body: "{}" };
}
