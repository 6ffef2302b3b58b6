/** The mark: a frame with one corner peeled. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
      <path
        class="inside"
        d="M17 4.5H8.5A5 5 0 0 0 3.5 9.5V24A5 5 0 0 0 8.5 29H22.5A5 5 0 0 0 27.5 24V15.5C21.2 15.5 17 10.8 17 4.5Z"
      />
      <path
        class="peel"
        d="M17 4.5C17 10.8 21.2 15.5 27.5 15.5C26.8 10 27.6 5.6 30 2.2C25.2 0.8 20.6 1.6 17 4.5Z"
      />
    </svg>
  );
}
