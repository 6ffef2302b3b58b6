/** A contact sheet that is still in the bath: frames in true size, so that nothing moves later. */
const shapes = ["square", "wide", "square", "tall", "square", "wide", "square", "square"];

export function SkeletonSheet({ label }: { label: string }) {
  return (
    <section aria-busy="true">
      <p class="visually-hidden" role="status">
        {label}
      </p>
      <div class="section-head" aria-hidden="true">
        <span class="skeleton line" />
      </div>
      <ul class="sheet" aria-hidden="true">
        {shapes.map((shape, n) => (
          <li class={`cell ${shape}`} key={`${shape} ${n}`}>
            <div class="frame skeleton" />
            <span class="goes">&nbsp;</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
