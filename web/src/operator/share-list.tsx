export interface Row {
  readonly name: string;
  readonly count: number;
}

const mostRows = 8;

/** Names with their counts, most first, and how they compare as bars. */
export function ShareList({ title, rows }: { title: string; rows: readonly Row[] }) {
  if (rows.length === 0) return null;
  const largest = Math.max(...rows.map(({ count }) => count));
  return (
    <section class="share">
      <h3>{title}</h3>
      <table class="numbers">
        <caption class="visually-hidden">{title}</caption>
        <tbody>
          {rows.slice(0, mostRows).map(({ name, count }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td class="share-bar" aria-hidden="true">
                <span style={{ transform: `scaleX(${count / largest})` }} />
              </td>
              <td class="count">{count.toLocaleString()}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
