/** The few drawn signs of the site. They never stand alone: words are beside them or in a label. */
const paths = {
  close: "M5 5l10 10M15 5L5 15",
  previous: "M12.5 4.5L7 10l5.5 5.5",
  next: "M7.5 4.5L13 10l-5.5 5.5",
  download: "M10 3.5v9M6 9l4 4 4-4M4 16.5h12",
  copy: "M7.5 7.5h8v9h-8zM12.5 4.5h-8v9",
  again: "M15.5 8A6 6 0 1 0 16 11.5M15.8 4v4h-4",
  trash: "M4 6h12M8 6V4h4v2M5.5 6l.7 10.5h7.6L14.5 6M8.5 9v4.5M11.5 9v4.5",
  search: "M9 15A6 6 0 1 0 9 3a6 6 0 0 0 0 12zM13.5 13.5L17 17",
  tick: "M4.5 10.5l3.5 3.5 7.5-8",
  alert: "M10 6v5M10 14v.01M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15z",
  sliders: "M4 6.5h7M15 6.5h1M4 13.5h1M9 13.5h7M13 4.5v4M7 11.5v4",
} as const;

export function Icon({ name }: { name: keyof typeof paths }) {
  return (
    <svg class="icon" viewBox="0 0 20 20" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
