/** Waits a random time that may double with each attempt, so that those who collided part. */
const firstMs = 8;
const longestMs = 400;

export function pause(attempt: number): Promise<void> {
  const ceilingMs = Math.min(longestMs, firstMs * 2 ** attempt);
  return new Promise((resolve) => setTimeout(resolve, Math.random() * ceilingMs));
}
