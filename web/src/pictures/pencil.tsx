/** The loop a wax pencil draws around a picture on a contact sheet: what you point at, or have chosen. */
export function Pencil() {
  return (
    <svg class="pencil" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
      <path d="M7 3.5C30 1.5 72 1 95.5 3C98.5 20 98.8 74 97 96C74 98.8 27 98.6 3.5 97C1.2 72 1 22 3.2 4C12 1.8 20 2.2 27 2.8" />
    </svg>
  );
}
