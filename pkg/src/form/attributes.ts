/** Attributes that are put back as they were. */
export interface Attributes {
  /** Sets an attribute, or takes it away. */
  readonly set: (name: string, value: string | null) => void;
  readonly restore: () => void;
}

export const attributesOf = (element: Element): Attributes => {
  const originals = new Map<string, string | null>();
  const write = (name: string, value: string | null): void => {
    // Whoever observes the form is not told of what did not change.
    if (element.getAttribute(name) === value) return;
    if (value === null) element.removeAttribute(name);
    else element.setAttribute(name, value);
  };
  return {
    set: (name, value) => {
      if (!originals.has(name)) originals.set(name, element.getAttribute(name));
      write(name, value);
    },
    restore: () => originals.forEach((value, name) => write(name, value)),
  };
};
